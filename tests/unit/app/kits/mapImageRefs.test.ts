import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapImageRefs } from '../../../../src/app/kits/mapImageRefs';
import { sopInstanceUid } from '../../../../src/domain/ids';

const renamed = (from: string, to: string) => (ref: { sopInstanceUid: string; frame: number }) =>
  ref.sopInstanceUid === from
    ? { ...ref, sopInstanceUid: sopInstanceUid(to) }
    : { ...ref, sopInstanceUid: sopInstanceUid(ref.sopInstanceUid) };

describe('references to images in a record', () => {
  it('are replaced at every depth, and nothing else is', () => {
    const record = {
      id: '1.2.3',
      sliceChoices: { preop: { image: { sopInstanceUid: '1.2.3', frame: 4 }, note: '1.2.3' } },
      entries: {
        a: {
          roi: {
            image: { sopInstanceUid: '1.2.9', frame: 0 },
            outlinePx: [
              [1, 2],
              [3, 4],
            ],
          },
        },
      },
      list: [{ image: { sopInstanceUid: '1.2.3', frame: 0 } }, 5],
    };
    expect(mapImageRefs(record, renamed('1.2.3', '2.25.1'))).toEqual({
      ...record,
      sliceChoices: { preop: { image: { sopInstanceUid: '2.25.1', frame: 4 }, note: '1.2.3' } },
      list: [{ image: { sopInstanceUid: '2.25.1', frame: 0 } }, 5],
    });
  });

  it('leave a record that has none of them the very same object', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(mapImageRefs(value, (ref) => ref)).toBe(value);
      }),
    );
  });
});

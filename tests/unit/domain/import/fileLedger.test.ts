import { describe, expect, it } from 'vitest';
import { importAccount } from '../../../../src/app/importAccount';
import { buildCatalogue } from '../../../../src/domain/catalogue/buildCatalogue';
import { stateOfKind } from '../../../../src/domain/import/fileEnd';
import type { UnusedFile } from '../../../../src/domain/import/importOutcome';
import { indexBytes, type MemoryFile } from '../../../support/bytesImages';
import { type SyntheticDicom, syntheticDicom } from '../../../support/syntheticDicom';

/* What each file must end as follows from how it is made: what the words of the issue call used, set aside, refused. */

const ds = (tag: string, value: string) => ({ tag, vr: 'DS', value });
const t2 = [ds('x00180081', '100'), ds('x00180080', '3000')];
const t1 = [ds('x00180081', '10'), ds('x00180080', '500'), { tag: 'x0008103e', vr: 'LO', value: 'T1 AX' }];
const sopClass = (uid: string) => ({ tag: 'x00080016', vr: 'UI', value: uid });
const segmentation = '1.2.840.10008.5.1.4.1.1.66.4';

function file(path: string, series: number, at: number, options: SyntheticDicom = {}): MemoryFile {
  const made = syntheticDicom({
    sopInstanceUid: `1.2.${series}.${at}`,
    seriesInstanceUid: `1.3.${series}`,
    position: [0, 0, 4 * at],
    ...options,
  });
  return { path, bytes: made };
}

async function account(files: readonly MemoryFile[], impostors = new Map<string, UnusedFile>()) {
  const outcome = await indexBytes(files, () => undefined, new AbortController().signal);
  const catalogue = buildCatalogue(outcome.images.map(({ header, location }) => ({ header, ...location })));
  return importAccount({ outcome, impostors, before: [], catalogue }).ledger;
}

const stack = (series: number, options: SyntheticDicom) =>
  [1, 2, 3, 4].map((at) => file(`s${series}/${at}`, series, at, options));

describe('the account of an import', () => {
  it('has every file once: used, set aside or refused', async () => {
    const ledger = await account([
      ...stack(1, { elements: t2 }),
      ...stack(2, { elements: t1 }),
      { path: 'again', bytes: file('', 1, 1, { elements: t2 }).bytes },
      file('seg', 3, 1, { elements: [sopClass(segmentation)], frames: 3 }),
      { path: 'cut', bytes: file('', 4, 1).bytes.subarray(0, 300) },
      {
        path: 'letter.txt',
        bytes: new TextEncoder().encode('Dear colleague, here is the disc you asked for.'),
      },
      { path: 'nothing', bytes: new Uint8Array() },
    ]);
    const { given, used, setAside, refused } = ledger;
    expect({ given, used, setAside, refused }).toEqual({ given: 13, used: 4, setAside: 6, refused: 3 });
    const kinds = Object.fromEntries(ledger.ends.map(({ path, kind }) => [path, kind]));
    expect(kinds).toMatchObject({
      's1/1': 'used',
      's2/1': 'series-other-contrast',
      again: 'duplicate',
      seg: 'segmentation',
      cut: 'damaged',
      'letter.txt': 'not-dicom',
      nothing: 'empty-file',
    });
  });

  it('counts a file of many frames as one', async () => {
    const { given } = await account([file('enhanced', 1, 1, { frames: 5, elements: t2 })]);
    expect(given).toBe(1);
  });

  it('says of another image under a known name that it is refused', async () => {
    const impostor = { path: 's1/1', kind: 'other-image-same-uid', detail: 'x' };
    const ledger = await account(stack(1, { elements: t2 }), new Map([['1.2.1.1', impostor]]));
    expect(ledger.refused).toBe(1);
    expect(ledger.used).toBe(3);
  });

  it.each([
    [
      'localisers',
      { elements: [...t2, { tag: 'x0008103e', vr: 'LO', value: 'LOCALIZER' }] },
      'series-localiser',
    ],
    [
      'a secondary capture',
      { elements: [...t2, sopClass('1.2.840.10008.5.1.4.1.1.7')] },
      'series-not-for-reading',
    ],
    ['a CT', { elements: [{ tag: 'x00080060', vr: 'CS', value: 'CT' }] }, 'not-mr'],
    ['coronal T2', { elements: t2, orientation: [1, 0, 0, 0, 0, -1] }, 'series-other-plane'],
  ] as const)('sets %s aside', async (_what, options, kind) => {
    const { ends, setAside } = await account(stack(1, options));
    expect(new Set(ends.map((end) => end.kind))).toEqual(new Set([kind]));
    expect(setAside).toBe(4);
  });

  it('never takes a reason that nobody knows for harmless', () => {
    expect(stateOfKind('something-new')).toBe('refused');
  });
});

describe('copies', () => {
  const good = file('a', 1, 1, { elements: t2 });
  const ends = async (change: SyntheticDicom) => {
    const { ends: all } = await account([
      good,
      { ...file('b', 1, 1, { elements: t2, ...change }), path: 'b' },
    ]);
    return all.find(({ path }) => path === 'b');
  };

  it.each([
    [{}, 'duplicate'],
    [{ patientName: 'Renamed' }, 'duplicate'],
    // The same values, written the other way round.
    [{ encoding: 'big-endian' }, 'duplicate'],
    [{ values: [9] }, 'other-image-same-uid'],
    [{ spacing: [0.5, 0.6] }, 'other-image-same-uid'],
    [{ slope: 2 }, 'other-image-same-uid'],
  ] as const)('of an image that differ in %j are %s', async (change, kind) => {
    expect((await ends(change))?.kind).toBe(kind);
  });

  it('with other texts say so', async () => {
    expect((await ends({ patientName: 'Renamed' }))?.detail).toContain('other texts');
  });
});

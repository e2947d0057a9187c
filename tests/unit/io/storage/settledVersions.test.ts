import { describe, expect, it } from 'vitest';
import { settledVersions } from '../../../../src/io/storage/bundle/settledVersions';

describe('versions of a record', () => {
  it('that say the same are one that knows of all, beside the shown one too', () => {
    const [shown, a, b] = [
      { csa: 901, clock: { c: 1 } },
      { csa: 900, clock: { a: 1 } },
      { csa: 900, clock: { b: 2 } },
    ];
    expect(settledVersions([shown, a, b])).toEqual([shown, { csa: 900, clock: { a: 1, b: 2 } }]);
    expect(settledVersions([a, shown, b])).toEqual([{ csa: 900, clock: { a: 1, b: 2 } }, shown]);
    expect(settledVersions([])).toEqual([]);
  });
});

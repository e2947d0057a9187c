import { describe, expect, it } from 'vitest';
import { laterPart } from '../../../src/base/laterPart';
import { PartNotLoaded } from '../../../src/base/partNotLoaded';

describe('a part that loads later', () => {
  it('loads once, however often it is asked for, and is here from then on', async () => {
    let loads = 0;
    const part = laterPart(async () => {
      loads += 1;
      return 'the part';
    });
    expect(part.loaded()).toBeUndefined();
    expect(await Promise.all([part.load(), part.load()])).toEqual(['the part', 'the part']);
    expect(await part.load()).toBe('the part');
    expect([part.loaded(), loads]).toEqual(['the part', 1]);
  });

  it('says that it could not be loaded, and tries again when it is asked for again', async () => {
    let isGone = true;
    const part = laterPart(async () => {
      if (isGone) throw new TypeError('Failed to fetch');
      return 'the part';
    });
    await expect(part.load()).rejects.toBeInstanceOf(PartNotLoaded);
    expect(part.loaded()).toBeUndefined();
    isGone = false;
    expect(await part.load()).toBe('the part');
  });
});

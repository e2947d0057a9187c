import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { projectId } from '../../../../src/domain/ids';
import { createStorage } from '../../../../src/io/storage/createStorage';
import { Database } from '../../../../src/io/storage/database';
import { loadPictures, putPictures, storedPicture } from '../../../../src/io/storage/pictureStore';

const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 4, 5]);
const one = projectId('one');

describe('pictures of the guide', () => {
  it('are kept under the SHA-256 of their bytes, each project its own', async () => {
    const database = new Database('pictures-kept');
    const storage = createStorage(() => '2026-01-01T00:00:00Z', database);
    const kept = await storage.keepPicture(one, png);
    const sha256 = createHash('sha256').update(png).digest('hex');
    expect(kept).toEqual({ ok: true, value: { sha256, mediaType: 'image/png', bytes: png } });
    expect(await loadPictures(database, one, [sha256, 'f'.repeat(64)])).toEqual({
      ok: true,
      value: [{ sha256, mediaType: 'image/png', bytes: png }],
    });
    expect(await loadPictures(database, projectId('other'), [sha256])).toEqual({ ok: true, value: [] });
  });

  it('of others’ files are refused whole where one is not what it says', async () => {
    const database = new Database('pictures-refused');
    const good = storedPicture(jpeg);
    if (!good) throw new Error('a picture expected');
    expect(good.mediaType).toBe('image/jpeg');
    for (const bad of [
      { ...good, bytes: png },
      { ...good, sha256: 'a'.repeat(64) },
      { ...good, mediaType: 'image/png' as const },
    ]) {
      expect(await putPictures(database, one, [good, bad])).toMatchObject({
        ok: false,
        error: { kind: 'damaged' },
      });
    }
    expect(await database.pictures.count()).toBe(0);
    expect(storedPicture(Uint8Array.from([0x3c, 0x73, 0x76, 0x67]))).toBeUndefined();
  });

  it('go with their project', async () => {
    const database = new Database('pictures-gone');
    const storage = createStorage(() => '2026-01-01T00:00:00Z', database);
    await storage.keepPicture(one, png);
    await storage.keepPicture(projectId('two'), png);
    await storage.deleteProject(one);
    expect((await database.pictures.toArray()).map(({ projectId: id }) => id)).toEqual(['two']);
  });
});

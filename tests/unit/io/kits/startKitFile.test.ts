import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { startKitFile } from '../../../../src/io/kits/startKitFile';
import { readZipEntry } from '../../../../src/io/sources/readZipEntry';
import { listZip } from '../../../../src/io/sources/zipArchive';

async function written(): Promise<Blob> {
  const file = startKitFile();
  await file.add('images/S-001/1.dcm', new Uint8Array(5000).fill(7));
  await file.add(
    'images/S-001/2.dcm',
    Uint8Array.from({ length: 300 }, (_, at) => at % 251),
  );
  await file.add('manifest.json', new TextEncoder().encode('{}'));
  return file.finish();
}

describe('the file of a kit', () => {
  it('holds its parts in their order, as another zip reader finds them', async () => {
    const files = unzipSync(new Uint8Array(await (await written()).arrayBuffer()));
    expect(Object.keys(files)).toEqual(['images/S-001/1.dcm', 'images/S-001/2.dcm', 'manifest.json']);
    expect([...(files['images/S-001/1.dcm'] ?? [])]).toEqual(Array(5000).fill(7));
  });

  it('is a source of images: each part is reached without the others', async () => {
    const blob = await written();
    for await (const { path, place, sizeBytes } of listZip(blob)) {
      if (path !== 'images/S-001/2.dcm' || !place) continue;
      const bytes = await readZipEntry(blob, place, sizeBytes, sizeBytes);
      expect([...bytes]).toEqual(Array.from({ length: 300 }, (_, at) => at % 251));
      return;
    }
    throw new Error('the part is not listed');
  });

  it('says nothing of when it was written', async () => {
    const [one, other] = [await written(), await written()];
    const bytes = async (blob: Blob) => Buffer.from(await blob.arrayBuffer()).toString('hex');
    expect(await bytes(one)).toBe(await bytes(other));
    // The first day that the format knows, 1 January 1980, at midnight: 0x0021 and 0.
    const view = new DataView(await one.arrayBuffer());
    expect([view.getUint16(10, true), view.getUint16(12, true)]).toEqual([0, 0x21]);
  });
});

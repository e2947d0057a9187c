import { zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { imageKey } from '../../../../src/domain/image/imageRef';
import type { StoredImage } from '../../../../src/domain/keeping/storedProject';
import { readSliceHeaders } from '../../../../src/io/dicom/readSliceHeaders';
import { differsFromKnown } from '../../../../src/io/sources/differsFromKnown';
import { filesFromHandles } from '../../../../src/io/sources/folderHandles';
import { locateInFolder } from '../../../../src/io/sources/locateInFolder';
import { readBytes } from '../../../../src/io/sources/readBytes';
import { fileHandle, folderHandle } from '../../../support/memoryHandles';
import { syntheticDicom } from '../../../support/syntheticDicom';

const dicom = (number: number, more: Partial<Parameters<typeof syntheticDicom>[0]> = {}) =>
  new Uint8Array(
    syntheticDicom({
      sopInstanceUid: `1.2.826.0.1.${number}`,
      seriesInstanceUid: '1.2.826.0.2.1',
      studyInstanceUid: '1.2.826.0.3.1',
      position: [0, 0, number * 4],
      patientId: 'P1',
      patientName: 'Doe^Jane',
      ...more,
    }),
  );

/** An image as a project stored it, from its file. */
function stored(path: string, bytes: Uint8Array, sizeBytes = bytes.length): StoredImage {
  const read = readSliceHeaders(bytes, bytes.length);
  const header = read.ok ? read.value[0] : undefined;
  if (!header) throw new Error('The test file is no image');
  return { header, path, sizeBytes };
}

const one = dicom(1);
const two = dicom(2);
const three = dicom(3);
const zipped = new Uint8Array(zipSync({ 'S2/IM3': three, 'note.txt': new Uint8Array(5) }, { level: 6 }));

async function locatedKeys(...args: Parameters<typeof locateInFolder>): Promise<readonly string[]> {
  const found = await locateInFolder(...args);
  return found.kind === 'looked' ? [...found.located.keys()].sort() : [found.kind];
}

it('finds known images by path and size, in nested folders and in zips of the folder, and their bytes are theirs', async () => {
  const folder = folderHandle('CD 1', { DICOM: { S1: { IM1: one, IM2: two } }, 'late.zip': zipped });
  const images = [
    stored('CD 1/DICOM/S1/IM1', one),
    stored('CD 1/DICOM/S1/IM2', two),
    stored('CD 1/late.zip/S2/IM3', three),
  ];
  const found = await locateInFolder(folder, images);
  if (found.kind !== 'looked') throw new Error('The folder is there');
  expect(found.located.size).toBe(3);
  for (const [index, bytes] of [one, two, three].entries()) {
    const image = images[index];
    const location = image && found.located.get(imageKey(image.header));
    expect(location?.isUnverified).toBe(true);
    if (location) expect(await readBytes(location, 0, location.sizeBytes)).toEqual(bytes);
  }
});

it('leaves out a file of another size, one that is not there, and images of another folder', async () => {
  const folder = folderHandle('CD 1', { IM1: one });
  const images = [
    stored('CD 1/IM1', one, one.length + 1),
    stored('CD 1/away/IM2', two),
    stored('CD 2/IM1', three),
  ];
  expect(await locatedKeys(folder, images)).toEqual([]);
  expect(await locatedKeys(folder, [stored('CD 1/IM1', one)])).toEqual(['1.2.826.0.1.1#0']);
});

it('looks into a zip that was given alone', async () => {
  const zip = fileHandle('late.zip', zipped);
  expect(await locatedKeys(zip, [stored('late.zip/S2/IM3', three)])).toEqual(['1.2.826.0.1.3#0']);
});

it('says that a folder is gone when it was moved or its drive is not there', async () => {
  const folder = folderHandle('CD 1', { IM1: one }, { isGone: true });
  expect(await locatedKeys(folder, [stored('CD 1/IM1', one)])).toEqual(['gone']);
});

it('a zip that became something else gives nothing and stops nothing', async () => {
  const folder = folderHandle('CD 1', { 'late.zip': zipped.slice(0, 300), IM1: one });
  const images = [stored('CD 1/late.zip/S2/IM3', three), stored('CD 1/IM1', one)];
  expect(await locatedKeys(folder, images)).toEqual(['1.2.826.0.1.1#0']);
});

it('tells a file of the same size at the same path that is another image, or was written anew', () => {
  const { header } = stored('a', one);
  expect(differsFromKnown(one, header)).toBeUndefined();
  expect(differsFromKnown(dicom(7), header)).toContain('1.2.826.0.1.7');
  expect(differsFromKnown(dicom(1, { position: [0, 0, 99] }), header)).toContain('another size, spacing');
  expect(differsFromKnown(new Uint8Array(one.length), header)).toContain('no longer this image');
});

it('walks every file of a handle with its path, and names what the browser will not open', async () => {
  const refused = {
    kind: 'file' as const,
    name: 'locked',
    getFile: async () => {
      throw new DOMException('It is locked.', 'NotReadableError');
    },
  };
  const folder = folderHandle('CD', { a: { b: { IM1: one } }, IM2: two });
  const seen: string[] = [];
  for await (const given of filesFromHandles([folder, refused, fileHandle('late.zip', zipped)])) {
    seen.push('unreadable' in given ? `${given.path}: ${given.unreadable}` : given.path);
  }
  expect(seen.sort()).toEqual(['CD/IM2', 'CD/a/b/IM1', 'late.zip', 'locked: It is locked.']);
});

import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import dicomParser from 'dicom-parser';
import { phantomFiles } from '../../support/phantomFiles';

/** A DICOM file and where it lies below the folder that is given. */
export interface HospitalFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The middle slices of phantom subjects (0-based), as the researcher's hospital gives them. */
export function hospitalFiles(subjects: readonly number[]): readonly HospitalFile[] {
  return phantomFiles(subjects, false);
}

/** Media storage, image, study, series, frame of reference. */
const uids = ['x00020003', 'x00080018', 'x0020000d', 'x0020000e', 'x00200052'];
const identity = ['x00100010', 'x00100020', 'x00200010', 'x00080050'];

/** A UID of the same length with another number (the phantom's are `2.25.` and a number). */
function otherUid(uid: string): string {
  const hash = createHash('sha512').update(`elsewhere ${uid}`).digest('hex');
  return `2.25.1${BigInt(`0x${hash}`)}`.slice(0, uid.length);
}

/**
 * The same images as another hospital exported them: every UID, name, number and file name is another one; pixels, geometry and
 * scaling are the same bytes. Values are written over each other in place, apart from the product.
 */
export function otherExport(files: readonly HospitalFile[]): readonly HospitalFile[] {
  return files.map(({ path, bytes }, at) => {
    const copy = bytes.slice();
    const data = dicomParser.parseDicom(copy);
    const write = (tag: string, change: (text: string) => string): void => {
      const element = data.elements[tag];
      if (!element) return;
      const before = data.string(tag) ?? '';
      const after = change(before);
      if (after.length !== before.length) throw new Error(`${tag} would change its length`);
      copy.set(new TextEncoder().encode(after), element.dataOffset);
    };
    for (const tag of uids) write(tag, otherUid);
    for (const tag of identity) write(tag, (text) => text.replace(/[A-Za-z]/g, 'Q'));
    const folder = createHash('sha256').update(dirname(path)).digest('hex').slice(0, 8);
    return { path: `${folder}/I${String(at).padStart(5, '0')}`, bytes: copy };
  });
}

/** Writes files to a new folder on disk and names it. */
export function folderOf(files: readonly HospitalFile[], name: string): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'multifidus-hospital-')), name);
  for (const { path, bytes } of files) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, bytes);
  }
  return folder;
}

/** What names the images' people: names, numbers, days in both ways of writing them. */
export function personalWords(files: readonly HospitalFile[]): readonly string[] {
  const tags = [...identity, 'x00080020', 'x00100030'];
  const words = files.flatMap(({ bytes }) => {
    const data = dicomParser.parseDicom(bytes, { untilTag: 'x00280002' });
    return tags.map((tag) => data.string(tag) ?? '');
  });
  const days = words.flatMap((word) => {
    const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(word) ?? [];
    return year ? [`${year}-${month}-${day}`] : [];
  });
  return [...new Set([...words, ...days])].filter((word) => word.length > 3);
}

/** SHA-256 of the pixel values alone, as they lie in the file. */
export function pixelHash(bytes: Uint8Array): string {
  const element = dicomParser.parseDicom(bytes).elements['x7fe00010'];
  if (!element) throw new Error('An image without pixels');
  const pixels = bytes.subarray(element.dataOffset, element.dataOffset + element.length);
  return createHash('sha256').update(pixels).digest('hex');
}

/** SOP Instance UID of a file. */
export function uidOf(bytes: Uint8Array): string {
  return dicomParser.parseDicom(bytes, { untilTag: 'x00080020' }).string('x00080018') ?? '';
}

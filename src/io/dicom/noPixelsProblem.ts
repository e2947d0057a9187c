import type { HeaderProblem } from './headerProblem';
import type { ParsedFile } from './parseFile';
import { readOutlineNotes } from './readOutlineNotes';
import { sopClassName } from './sopClassName';
import { elementOf, readText } from './tagSource';

const dicomDirClass = '1.2.840.10008.1.3.10';

/** Says what a DICOM file without pixel data is, and what is odd in it. */
export function noPixelsProblem(file: ParsedFile): HeaderProblem {
  const { source } = file;
  const isDirectory = elementOf(source, 'DirectoryRecordSequence') !== undefined;
  const sopClassUid =
    readText(source, 'SopClassUid') || file.mediaStorageSopClassUid || (isDirectory ? dicomDirClass : '');
  return {
    kind: 'no-pixels',
    modality: readText(source, 'Modality').slice(0, 16),
    sopClassUid,
    sopClassName: sopClassName(sopClassUid),
    notes: isDirectory ? [] : readOutlineNotes(source),
  };
}

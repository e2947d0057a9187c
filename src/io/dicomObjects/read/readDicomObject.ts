import type { RoiFilesRead } from '../../../domain/roiFiles/foreignRoi';
import { describeHeaderProblem } from '../../dicom/headerProblem';
import { objectKind } from '../../dicom/objectKind';
import { parseFile } from '../../dicom/parseFile';
import { sopClassName } from '../../dicom/sopClassName';
import { readText } from '../../dicom/tagSource';
import { thrownText } from '../../dicom/thrownText';
import { readRtStruct } from './readRtStruct';
import { readSegmentation } from './readSegmentation';
import { readStructuredReport } from './readStructuredReport';
import { refusedFile } from './refusals';

const segmentationClasses: readonly string[] = [
  '1.2.840.10008.5.1.4.1.1.66.4',
  // Label maps (supplement 243).
  '1.2.840.10008.5.1.4.1.1.66.7',
];
const rtStructClass = '1.2.840.10008.5.1.4.1.1.481.3';

/**
 * Reads the outlines of a DICOM object: an SR with measured regions, a SEG, an RTSTRUCT. Everything that is not taken comes
 * back with its reason. Never throws, and takes time by the size of the file.
 */
export function readDicomObject(bytes: Uint8Array, file: string): RoiFilesRead {
  try {
    return read(bytes, file);
  } catch (thrown) {
    // Lengths that point out of the file end in an exception of the parser.
    return refusedFile(file, 'damaged', thrownText(thrown).slice(0, 200));
  }
}

function read(bytes: Uint8Array, file: string): RoiFilesRead {
  const parsed = parseFile(bytes, bytes.length);
  if (!parsed.ok) return refusedFile(file, 'damaged', describeHeaderProblem(parsed.error).replace(/\.$/, ''));
  const { source, mediaStorageSopClassUid } = parsed.value;
  const sopClass = readText(source, 'SopClassUid') || mediaStorageSopClassUid;
  if (segmentationClasses.includes(sopClass)) return readSegmentation(parsed.value, file);
  if (sopClass === rtStructClass) return readRtStruct(source, file);
  if (objectKind(sopClass) === 'report') return readStructuredReport(source, file);
  return refusedFile(file, 'no-outlines', sopClassName(sopClass) || 'DICOM');
}

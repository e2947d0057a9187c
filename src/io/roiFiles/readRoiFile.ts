import { joinExclusions } from '../../domain/roiFiles/exclusionNames';
import type { ForeignRoi, RoiFileRefusal, RoiFilesRead } from '../../domain/roiFiles/foreignRoi';
import { isHorosCsv, readHorosCsv } from './readHorosCsv';
import { readHorosXml } from './readHorosXml';
import { readImageJRoi } from './readImageJRoi';
import { openRoiSet, startBudget, type UnpackBudget } from './roiSet';

/** Reads a DICOM object; `io/dicomObjects` provides it. */
export type ObjectReader = (bytes: Uint8Array, file: string) => RoiFilesRead;

/**
 * Reads one file of ROIs of another program, whatever it is by its content: an ImageJ .roi, a zip of files (RoiSet.zip, or
 * several XML files), a Horos or OsiriX XML or CSV, and with `readObject` a DICOM object. Everything that is not taken comes back
 * with its reason. Never throws.
 */
export function readRoiFile(bytes: Uint8Array, file: string, readObject?: ObjectReader): RoiFilesRead {
  return isZip(bytes)
    ? readSet(bytes, file, 0, startBudget(), readObject)
    : readSingle(bytes, file, readObject);
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/** A zip, and zips in it: a study is saved as a set of sets. */
function readSet(
  bytes: Uint8Array,
  file: string,
  depth: number,
  left: UnpackBudget,
  readObject: ObjectReader | undefined,
): RoiFilesRead {
  const opened = openRoiSet(bytes, file, left);
  if (!opened.ok) return { rois: [], refused: [opened.error] };
  if (opened.value.length === 0) return refused(file, 'not-an-roi-file', 'an empty zip');
  const rois: ForeignRoi[] = [];
  const refusals: RoiFileRefusal[] = [];
  for (const { path, bytes: content, isSound } of opened.value) {
    const inside = `${file}/${path}`;
    if (!isSound) {
      refusals.push({ file: inside, roiName: '', kind: 'damaged', detail: 'its check sum differs' });
      continue;
    }
    const read =
      isZip(content) && depth === 0
        ? readSet(content, inside, 1, left, readObject)
        : readSingle(content, inside, readObject);
    rois.push(...read.rois);
    refusals.push(...read.refused);
  }
  return { rois, refused: refusals };
}

/** Whether bytes begin as a DICOM file does, with or without the 128 bytes before its mark. */
function isDicom(bytes: Uint8Array): boolean {
  const mark = String.fromCharCode(...bytes.subarray(128, 132));
  // Without the mark a data set begins with group 0002 or 0008.
  return mark === 'DICM' || ((bytes[0] === 2 || bytes[0] === 8) && bytes[1] === 0 && bytes.length > 16);
}

function readSingle(bytes: Uint8Array, file: string, readObject: ObjectReader | undefined): RoiFilesRead {
  if (bytes.length === 0) return refused(file, 'damaged', 'an empty file');
  if (readObject && isDicom(bytes)) {
    const read = readObject(bytes, file);
    return { ...read, rois: joinExclusions(read.rois) };
  }
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 400));
  if (start.startsWith('bplist')) return refused(file, 'native-archive', 'binary property list');
  if (/^(\xEF\xBB\xBF|\xFF\xFE|\xFE\xFF)?\s*<\0?[?!p]/.test(start) || start.startsWith('\xFE\xFF\0<')) {
    const read = readHorosXml(bytes, file);
    return { ...read, rois: joinExclusions(read.rois) };
  }
  if (isHorosCsv(start.replace(/^\xEF\xBB\xBF/, ''))) return readHorosCsv(bytes, file);
  const roi = readImageJRoi(bytes, file);
  return roi.ok ? { rois: [roi.value], refused: [] } : { rois: [], refused: [roi.error] };
}

function refused(file: string, kind: RoiFileRefusal['kind'], detail: string): RoiFilesRead {
  return { rois: [], refused: [{ file, roiName: '', kind, detail }] };
}

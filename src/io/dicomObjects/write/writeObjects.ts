import type {
  ObjectKind,
  ObjectProblem,
  ScanObjects,
  WrittenObjects,
} from '../../../domain/dicomObjects/scanObjects';
import { writeRtstruct } from './rtstruct/writeRtstruct';
import { writeSeg } from './seg/writeSeg';
import { writeSr } from './sr/writeSr';

const writers: Readonly<Record<ObjectKind, (scan: ScanObjects) => WrittenObjects>> = {
  sr: writeSr,
  seg: writeSeg,
  rtstruct: writeRtstruct,
};

/**
 * Writes the outlines and measurements of one scan of one reading as DICOM objects. Pure: the same set gives the same bytes. What
 * cannot be written is listed with the reason, and the rest is written without it.
 */
export function writeObjects(kind: ObjectKind, scan: ScanObjects): WrittenObjects {
  if (scan.rois.length === 0) return { files: [], problems: [{ kind: 'no-outlines', roiName: '' }] };
  const strangers = scan.rois.filter(({ image }) => image.studyInstanceUid !== scan.study.instanceUid);
  if (strangers.length === 0) return writers[kind](scan);
  const problems = strangers.map(({ name }): ObjectProblem => ({ kind: 'several-studies', roiName: name }));
  const own = scan.rois.filter(({ image }) => image.studyInstanceUid === scan.study.instanceUid);
  if (own.length === 0) return { files: [], problems };
  const written = writers[kind]({ ...scan, rois: own });
  return { files: written.files, problems: [...problems, ...written.problems] };
}

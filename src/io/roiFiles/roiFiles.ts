import type { PointPx } from '../../domain/image/point';
import type { RoiFilesRead } from '../../domain/roiFiles/foreignRoi';
import type { OutgoingRoi } from '../../domain/roiFiles/outgoingRoi';
import { type ObjectReader, readRoiFile } from './readRoiFile';
import { writeSet } from './roiSet';
import { writeHorosXml } from './writeHorosXml';
import { writeImageJRoi } from './writeImageJRoi';

/** Writes the files of other programs. */
export const roiFiles = {
  imageJRoi: (roi: OutgoingRoi, netRings: readonly (readonly PointPx[])[]): Uint8Array =>
    writeImageJRoi(roi, netRings),
  horosXml: (rois: readonly OutgoingRoi[]): string => writeHorosXml(rois),
  zip: (
    files: readonly { readonly path: string; readonly content: Uint8Array | string }[],
    atUtc: string,
  ): Uint8Array => writeSet(files, new Date(atUtc)),
};

/** The files of other programs, and DICOM objects, as the application asks for them; fills `RoiFilePort`. */
export const roiFilesWith = (readObject: ObjectReader) => ({
  ...roiFiles,
  read: (bytes: Uint8Array, file: string): RoiFilesRead => readRoiFile(bytes, file, readObject),
});

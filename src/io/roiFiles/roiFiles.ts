import type { PointPx } from '../../domain/image/point';
import type { RoiFilesRead } from '../../domain/roiFiles/foreignRoi';
import type { OutgoingRoi } from '../../domain/roiFiles/outgoingRoi';
import { readRoiFile } from './readRoiFile';
import { writeSet } from './roiSet';
import { writeHorosXml } from './writeHorosXml';
import { writeImageJRoi } from './writeImageJRoi';

/** The files of other programs as the application asks for them; fills `RoiFilePort`. */
export const roiFiles = {
  read: (bytes: Uint8Array, file: string): RoiFilesRead => readRoiFile(bytes, file),
  imageJRoi: (roi: OutgoingRoi, netRings: readonly (readonly PointPx[])[]): Uint8Array =>
    writeImageJRoi(roi, netRings),
  horosXml: (rois: readonly OutgoingRoi[]): string => writeHorosXml(rois),
  zip: (
    files: readonly { readonly path: string; readonly content: Uint8Array | string }[],
    atUtc: string,
  ): Uint8Array => writeSet(files, new Date(atUtc)),
};

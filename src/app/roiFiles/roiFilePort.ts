import type { PointPx } from '../../domain/image/point';
import type { RoiFilesRead } from '../../domain/roiFiles/foreignRoi';
import type { OutgoingRoi } from '../../domain/roiFiles/outgoingRoi';

/** Reading and writing files of ImageJ and of Horos or OsiriX. */
export interface RoiFileFormats {
  /** One file, or a zip of them; what is not taken comes back with its reason. */
  read(bytes: Uint8Array, file: string): RoiFilesRead;
  imageJRoi(roi: OutgoingRoi, netRings: readonly (readonly PointPx[])[]): Uint8Array;
  /** ROIs of one series. */
  horosXml(rois: readonly OutgoingRoi[]): string;
  zip(
    files: readonly { readonly path: string; readonly content: Uint8Array | string }[],
    atUtc: string,
  ): Uint8Array;
}

/** Loaded when somebody first asks for it: most readings never do. */
export interface RoiFilePort {
  load(): Promise<RoiFileFormats>;
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What independent tools (pydicom, dcmtk, gdcm, Pillow, OpenJPH) say of one file. `null` and '' mean: not there. */
export interface DicomTruth {
  readonly transferSyntax: string | null;
  readonly sopClass: string;
  readonly sopInstanceUID: string;
  readonly studyUID: string;
  readonly seriesUID: string;
  readonly frameOfReferenceUID: string;
  readonly modality: string;
  readonly manufacturer: string;
  readonly patientName: string;
  readonly seriesDescription: string;
  readonly instanceNumber: string;
  readonly studyDate: string;
  readonly image: boolean;
  readonly rows?: number;
  readonly cols?: number;
  readonly frames?: number;
  readonly samplesPerPixel?: number;
  readonly photometric?: string;
  readonly bitsAllocated?: number;
  readonly bitsStored?: number;
  readonly highBit?: number;
  readonly pixelRepresentation?: number;
  readonly PixelSpacing?: readonly number[] | null;
  readonly ImageOrientationPatient?: readonly number[] | null;
  readonly ImagePositionPatient?: readonly number[] | null;
  readonly lossy?: boolean;
  readonly storedSha256?: string;
  readonly stored?: { readonly min: number; readonly max: number; readonly mean: number };
  readonly modalityLUT?: {
    readonly min: number;
    readonly max: number;
    readonly mean: number;
    readonly meanFrame1: number;
    readonly how: string;
    readonly slopeFrame1?: number;
    readonly interceptFrame1?: number;
    readonly slopesDiffer?: boolean;
  };
  readonly probeFrame1?: Readonly<Record<string, readonly number[]>>;
  readonly philips_2005_100D?: number;
  readonly philips_2005_100E?: number;
}

/** The `files` of a folder's truth.json. */
export function readDicomTruth(folder: string): readonly (readonly [path: string, truth: DicomTruth])[] {
  const json: { files: Record<string, DicomTruth> } = JSON.parse(
    readFileSync(join(folder, 'truth.json'), 'utf8'),
  );
  return Object.entries(json.files);
}

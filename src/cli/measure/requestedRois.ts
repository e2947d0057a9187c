import type { ForeignRoi, RoiFileRefusal } from '../../domain/roiFiles/foreignRoi';
import { readDicomObject } from '../../io/dicomObjects/read/readDicomObject';
import { readRoiFile } from '../../io/roiFiles/readRoiFile';
import { WrongInput } from '../wrongInput';
import { type RequestedRoi, readRoiJson } from './roiFile';

/** An ROI to measure, and what of it is worth saying. */
export interface AskedRoi extends RequestedRoi {
  /** Number of the slice in its series by instance number, from 1, where the file says it. */
  readonly slicePosition?: number;
  readonly notes: readonly string[];
  /** As the object has it, where it says its places in the patient: pixels come with the slice. */
  readonly inPatient?: ForeignRoi;
}

/** The ROIs of a file, and those of it that are not taken. */
export interface AskedRois {
  readonly rois: readonly AskedRoi[];
  readonly refused: readonly { readonly name: string; readonly why: string }[];
}

const noteWords: Readonly<Record<ForeignRoi['notes'][number], string>> = {
  'integer-vertices': 'its vertices lie on corners of pixels',
  spline: 'the other program drew a spline through its vertices; measured is the polygon',
  'sub-pixel-rectangle': 'a rectangle with parts of pixels',
  'empty-part-left-out': 'a part that encloses nothing was left out',
  'edited-elsewhere': 'it was saved with exclusions and changed since',
  'type-not-said': 'the file does not say whether it is closed; it is taken as closed',
  'pixel-outline': 'a mask; its outline runs along the borders of pixels',
  'other-grid': 'a mask of other pixels than the slice’s',
  'in-the-patient': 'its vertices are stated in mm of the patient',
  holes: 'its holes have no reason; they are read as "other"',
  'values-of-several': 'the values in the object are of several outlines',
};

const refusalWords: Readonly<Record<RoiFileRefusal['kind'], string>> = {
  'not-an-roi-file': 'it is no file of ROIs',
  damaged: 'the file is damaged',
  'too-large': 'it is too large',
  'native-archive': 'it is a program archive; export it as XML',
  'not-an-area': 'it encloses nothing',
  curved: 'its border is curved, and the file has no vertices of it',
  painted: 'it was painted and has no outline',
  'several-parts': 'it has several parts',
  'island-in-hole': 'it has an island in a hole',
  'parts-cross': 'its parts cross',
  'nothing-inside': 'nothing is inside',
  fractional: 'it is a mask of parts of pixels',
  'no-outlines': 'it is a DICOM file without outlines',
  compressed: 'its pixels are compressed',
};

/** Reads ROIs, whatever the file is by its content: our JSON, a file of ImageJ, Horos or OsiriX, a DICOM SR, SEG or RTSTRUCT. */
export function requestedRois(bytes: Uint8Array, file: string): AskedRois {
  const start = new TextDecoder()
    .decode(bytes.subarray(0, 64))
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (start.startsWith('{') || start.startsWith('[')) {
    const read = readRoiJson(new TextDecoder().decode(bytes));
    if (!read.ok) throw new WrongInput(`${file} cannot be used: ${read.error}`);
    return { rois: read.value.map((roi) => ({ ...roi, notes: [] })), refused: [] };
  }
  const { rois, refused } = readRoiFile(bytes, file, readDicomObject);
  if (rois.length === 0 && refused.every(({ kind }) => kind === 'not-an-roi-file')) {
    throw new WrongInput(
      `${file} is neither a JSON of ROIs nor a file of ImageJ, Horos or OsiriX nor a DICOM object with outlines.`,
    );
  }
  return {
    rois: rois.map((roi, index) => asked(roi, index)),
    refused: refused.map(({ file: inside, roiName, kind, detail }) => ({
      name: roiName === '' ? inside : roiName,
      why: refusedWords(kind, detail),
    })),
  };
}

function asked(roi: ForeignRoi, index: number): AskedRoi {
  const { name, outlinePx, exclusions, image, notes, place } = roi;
  return {
    name: name === '' ? `ROI ${index + 1}` : name,
    outlinePx,
    exclusions,
    image: {
      ...(image.sopInstanceUid !== undefined && { sopInstanceUid: image.sopInstanceUid }),
      ...(image.frame !== undefined && { frame: image.frame }),
    },
    ...(image.slicePosition !== undefined && { slicePosition: image.slicePosition }),
    notes: notesInWords(notes),
    ...(place && { inPatient: roi }),
  };
}

/** What is worth saying of an ROI, in words. */
export function notesInWords(notes: ForeignRoi['notes']): readonly string[] {
  return notes.map((note) => noteWords[note]);
}

/** Why an ROI is not taken, in words. */
export function refusedWords(kind: RoiFileRefusal['kind'], detail: string): string {
  return detail === '' ? refusalWords[kind] : `${refusalWords[kind]} (${detail})`;
}

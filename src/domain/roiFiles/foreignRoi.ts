import type { PointLps, PointPx } from '../image/point';
import type { RoiExclusion } from '../reading/roi';

/** Programs whose ROI files are read. */
export type RoiProgram = 'imagej' | 'horos';

/** DICOM objects that outlines are read from. */
export type RoiObject = 'dicom-sr' | 'dicom-seg' | 'dicom-rtstruct';

/** What a file says of the image that an ROI was drawn on; any of it may be absent. */
export interface ForeignImage {
  readonly sopInstanceUid?: string;
  readonly frame?: number;
  /** Number of the slice in the stack that the other program showed, from 1. */
  readonly slicePosition?: number;
  /** The outline's vertices in the patient, as the file gives them beside the pixels. */
  readonly verticesLps?: readonly PointLps[];
}

/** Values that the other program wrote beside the outline. SD divides by n − 1. */
export interface ForeignValues {
  readonly areaMm2?: number;
  /** Where the image had no spacing for it, or beside the area in mm². */
  readonly areaPx2?: number;
  readonly mean?: number;
  readonly sd?: number;
  readonly min?: number;
  readonly max?: number;
  readonly total?: number;
}

/**
 * What is worth knowing of an ROI that was read. `edited-elsewhere`: saved from here with exclusions and changed since;
 * `type-not-said`: the file does not tell a closed outline from an open one, and three or more points are taken as closed.
 */
export type ForeignNote =
  | 'integer-vertices'
  | 'spline'
  | 'sub-pixel-rectangle'
  | 'empty-part-left-out'
  | 'edited-elsewhere'
  | 'type-not-said';

/** An ROI as another program's file holds it, in our coordinates: (0, 0) is the centre of the top-left pixel. */
export interface ForeignRoi {
  readonly program: RoiProgram | RoiObject;
  /** The file it came in, and inside a zip the entry. */
  readonly file: string;
  /** As the file has it; empty where it has none. */
  readonly name: string;
  readonly outlinePx: readonly PointPx[];
  readonly exclusions: readonly RoiExclusion[];
  readonly image: ForeignImage;
  readonly values: ForeignValues;
  readonly notes: readonly ForeignNote[];
}

/** Why an ROI, or a file of them, is not taken. */
export type RoiFileRefusalKind =
  | 'not-an-roi-file'
  | 'damaged'
  | 'too-large'
  | 'native-archive'
  /** A line, an angle, a point: it encloses nothing. */
  | 'not-an-area'
  /** An oval, a rounded rectangle, a curved path: its border is not made of the vertices in the file. */
  | 'curved'
  /** Painted with a brush: the file has no outline. */
  | 'painted'
  | 'several-parts'
  | 'island-in-hole'
  | 'parts-cross'
  | 'nothing-inside';

/** One refusal: which file, which ROI in it, why, and where as far as there is a place. */
export interface RoiFileRefusal {
  readonly file: string;
  readonly roiName: string;
  readonly kind: RoiFileRefusalKind;
  /** The fact behind the kind, short: a type, a number of parts, a byte offset. */
  readonly detail: string;
}

/** Everything that files of other programs held: what can be taken in, and what cannot, with reasons. */
export interface RoiFilesRead {
  readonly rois: readonly ForeignRoi[];
  readonly refused: readonly RoiFileRefusal[];
}

import type { CodedConcept } from '../dicomObjects/scanObjects';
import type { ImageGrid } from '../image/imageGrid';
import type { PointLps, PointPx } from '../image/point';
import type { ExclusionReason, RoiExclusion } from '../reading/roi';
import type { ValueKind } from '../study/protocol';

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
  /** Pixels that the other program counted, or that a mask holds. */
  readonly pixelCount?: number;
}

/** Half a step of the last digit that a file prints of a value: within it two numbers are the same. */
export type PrintedWithin = Readonly<Partial<Record<keyof ForeignValues, number>>>;

/**
 * Where an outline lies when the object says it in the patient or on a grid of its own, and not in pixels of an image:
 * pixels come with the slice (`placeOnSlice`). All rings of one ROI on one slice, as they stand in the object.
 */
export interface ForeignPlace {
  readonly frameOfReferenceUid?: string;
  /** Empty where the object states no place in the patient. */
  readonly ringsLps: readonly (readonly PointLps[])[];
  /** Rings along borders of pixels, and the grid whose pixels they are. Absent for contours. */
  readonly traced?: {
    readonly grid: ImageGrid;
    readonly ringsPx: readonly (readonly PointPx[])[];
  };
}

/** What a DICOM object says of an ROI beside outline and values: to find out what it is of, and whose. */
export interface ForeignStatement {
  /** As the object has it: a name, a letter. */
  readonly observer?: string;
  /** Patient ID (0010,0020). */
  readonly patientId?: string;
  readonly trackingId?: string;
  readonly trackingUid?: string;
  /** What tissue it is of. */
  readonly structures: readonly CodedConcept[];
  readonly side?: 'right' | 'left';
  /** Which of an image's values its statistics are of, where it says so. */
  readonly valueKind?: ValueKind;
  /** Why its holes are left out, each reason once. Which hole has which is not said. */
  readonly reasons?: readonly ExclusionReason[];
}

/**
 * What is worth knowing of an ROI that was read. `edited-elsewhere`: saved from here with exclusions and changed since;
 * `type-not-said`: the file does not tell a closed outline from an open one, and three or more points are taken as closed;
 * `pixel-outline`: a mask, its outline runs along the borders of pixels; `other-grid`: of other pixels than the slice's;
 * `in-the-patient`: stated in mm of the patient; `holes`: it does not say why each of its holes is left out; `values-of-several`: the object's values are of several outlines together.
 */
export type ForeignNote =
  | 'integer-vertices'
  | 'spline'
  | 'sub-pixel-rectangle'
  | 'empty-part-left-out'
  | 'edited-elsewhere'
  | 'type-not-said'
  | 'pixel-outline'
  | 'other-grid'
  | 'in-the-patient'
  | 'holes'
  | 'values-of-several';

/** An ROI as another program's file holds it, in our coordinates: (0, 0) is the centre of the top-left pixel. */
export interface ForeignRoi {
  readonly program: RoiProgram | RoiObject;
  /** The file it came in, and inside a zip the entry. */
  readonly file: string;
  /** As the file has it; empty where it has none. */
  readonly name: string;
  /** Empty until it is placed, where it has a `place`. */
  readonly outlinePx: readonly PointPx[];
  readonly exclusions: readonly RoiExclusion[];
  readonly image: ForeignImage;
  readonly values: ForeignValues;
  readonly notes: readonly ForeignNote[];
  readonly printedWithin?: PrintedWithin;
  readonly place?: ForeignPlace;
  readonly statement?: ForeignStatement;
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
  | 'nothing-inside'
  /** A mask of parts of pixels: how much of each is inside, not whether. */
  | 'fractional'
  /** A DICOM object of a kind that holds no outlines. */
  | 'no-outlines'
  /** Pixel data in a form that is not unpacked here. */
  | 'compressed';

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

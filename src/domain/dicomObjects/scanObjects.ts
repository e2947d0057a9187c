import type { PointPx } from '../image/point';
import type { SliceHeader } from '../image/sliceHeader';
import type { RoiMeasurement } from '../measurement/roiMeasurement';
import type { RoiExclusion, RoiTarget } from '../reading/roi';
import type { TimePoint } from '../timePoint';

/** Whose images they are, as the objects say it: as in the images where they go to their archive, else the subject's code. */
export interface ObjectPatient {
  readonly id: string;
  readonly idIssuer?: string;
  /** DICOM PN as in the file, with all its groups. */
  readonly name: string;
  /** DICOM DA. */
  readonly birthDate?: string;
  readonly sex?: 'M' | 'F' | 'O';
}

/** The study that the objects join: that of the images. */
export interface ObjectStudy {
  readonly instanceUid: string;
  /** DICOM DA and TM. */
  readonly date?: string;
  readonly time?: string;
  readonly id?: string;
  readonly accessionNumber?: string;
  readonly description?: string;
  readonly referringPhysician?: string;
}

/** A code of a terminology: `42798000 SCT Area`. */
export interface CodedConcept {
  readonly value: string;
  readonly scheme: string;
  readonly meaning: string;
}

/** One outline with all that the objects say of it. */
export interface ObjectRoi {
  /** Unique in the set; of codes only (`roiName`). */
  readonly name: string;
  readonly target: RoiTarget;
  /** Short text for people: "Multifidus and erector spinae, left". */
  readonly label: string;
  /** What tissue it is of; several where one outline encloses several muscles. */
  readonly structures: readonly CodedConcept[];
  /** Left or right of the patient; absent where the tissue has no side. */
  readonly laterality?: CodedConcept;
  /** Names this outline in every object and over every later version of it. */
  readonly trackingUid: string;
  readonly trackingId: string;
  /** Of the slice it lies on. */
  readonly image: SliceHeader;
  readonly outlinePx: readonly PointPx[];
  readonly exclusions: readonly RoiExclusion[];
  readonly measurement: RoiMeasurement;
}

/** Everything that SR, SEG and RTSTRUCT of one scan of one reading are made of. */
export interface ScanObjects {
  /** Safe as a file name: subject, scan, observer, round. */
  readonly name: string;
  readonly patient: ObjectPatient;
  readonly study: ObjectStudy;
  readonly subjectCode: string;
  readonly observer: { readonly letter: string; readonly name: string };
  readonly round: number;
  /** Absent of a masked scan, whose time point nothing may say. */
  readonly timePoint?: TimePoint;
  readonly isSigned: boolean;
  /** When it was signed, else when it was last changed; ISO 8601 in UTC. */
  readonly atUtc: string;
  readonly protocol: { readonly title: string; readonly version: number };
  readonly software: { readonly name: string; readonly version: string };
  /**
   * A UID for a part of the set ('sr', 'sr series', 'seg 1' ...): the same for the same content, another where anything in the set
   * differs; of series (`... series`) the same for all versions of the reading.
   */
  readonly uidOf: (part: string) => string;
  /** In the order of the protocol. All lie in `study`. */
  readonly rois: readonly ObjectRoi[];
}

/** The kinds of DICOM objects that outlines are written as. */
export type ObjectKind = 'sr' | 'seg' | 'rtstruct';

/** A finished DICOM file. */
export interface DicomObjectFile {
  readonly kind: ObjectKind;
  readonly seriesInstanceUid: string;
  readonly sopInstanceUid: string;
  readonly sopClassUid: string;
  /** Without folder, with `.dcm`. */
  readonly fileName: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Why an object cannot be written, or holds less: no frame of reference, no geometry, an outline that encloses no pixel, an image
 * that is not known here, an observer who is not of the study any more.
 */
export interface ObjectProblem {
  readonly kind:
    | 'no-outlines'
    | 'no-image'
    | 'no-observer'
    | 'no-frame-of-reference'
    | 'no-geometry'
    | 'nothing-inside'
    | 'several-studies';
  /** Of which outline (`ObjectRoi.name`); '' where of all. */
  readonly roiName: string;
}

/** What was written, and what could not be. */
export interface WrittenObjects {
  readonly files: readonly DicomObjectFile[];
  readonly problems: readonly ObjectProblem[];
}

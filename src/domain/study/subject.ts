import type { Settlement } from '../agreement/settlement';
import type { ProjectId, SeriesInstanceUid, StudyInstanceUid, SubjectId } from '../ids';
import type { IsoDate } from '../isoDate';
import type { AuditPerson } from '../keeping/auditEntry';
import type { VersionVector } from '../keeping/versionVector';
import type { VertebralLevel } from '../level';
import type { TimePoint } from '../timePoint';
import type { CustomValues } from './customCovariate';

/** A new fracture after surgery, confirmed by imaging. */
export interface Refracture {
  readonly date?: IsoDate;
  readonly levels: readonly VertebralLevel[];
}

/** What is known of a subject besides the images. Absent means missing, never zero. */
export interface Covariates {
  readonly sex?: 'male' | 'female';
  readonly ageYears?: number;
  readonly bmiKgPerM2?: number;
  readonly bmdTScore?: number;
  readonly level?: VertebralLevel;
  readonly surgeryDate?: IsoDate;
  /** A later operation on the spine: no scan after it is a final follow-up. */
  readonly secondSurgeryDate?: IsoDate;
  /** Confirmed refractures, or that the final scan was read as showing none. */
  readonly refracture?:
    | { readonly kind: 'none-on-final-scan' }
    | { readonly kind: 'confirmed'; readonly events: readonly Refracture[] };
  /** Values of the covariates that the user added, by their ids; see `Project.customCovariates`. */
  readonly custom?: CustomValues;
  /** What a person made missing: headers do not fill it in again. */
  readonly leftMissing?: readonly ('sex' | 'ageYears')[];
}

/** A covariate that every project has. */
export type FixedCovariate = Exclude<keyof Covariates, 'custom' | 'leftMissing'>;

/** Why a scan was taken for a time point; said on screen. */
export type ScanReason =
  | { readonly kind: 'last-before-surgery'; readonly daysBefore: number }
  | { readonly kind: 'last-after-surgery'; readonly daysAfter: number }
  | { readonly kind: 'confirmed-refracture'; readonly daysAfter: number }
  | { readonly kind: 'assumed-earliest' }
  | { readonly kind: 'assumed-latest' }
  | { readonly kind: 'chosen-by-user' }
  /** Known, and not told to observers. */
  | { readonly kind: 'withheld' };

/** One imaging study of one subject at one time point: its T2 axial series and its sagittal series. */
export interface Scan {
  readonly studyInstanceUid: StudyInstanceUid;
  readonly axialSeriesUid: SeriesInstanceUid;
  readonly sagittalSeriesUid?: SeriesInstanceUid;
  readonly studyDate?: IsoDate;
  readonly reason: ScanReason;
}

/** A subject that a person found to be this one, as it was, and what changed here by linking it. */
export interface SubjectLink {
  readonly other: Pick<Subject, 'id' | 'code' | 'patientKey' | 'covariates' | 'scans' | 'exclusion'>;
  /** The kept subject's own, before the link. */
  readonly before: Pick<Subject, 'covariates' | 'scans'>;
  readonly atUtc: string;
}

/** One patient in the project. */
export interface Subject {
  readonly id: SubjectId;
  readonly projectId: ProjectId;
  /** What screens and tables show, for example S-001. */
  readonly code: string;
  /** DICOM patient (id and name) whose imaging studies belong here; never shown to observers. */
  readonly patientKey: string;
  /** Further patients of the archive that a person found to be this subject, such as a pseudonymised export. */
  readonly linkedPatientKeys?: readonly string[];
  /** What the links took in, so that each can be undone; one for every linked patient key, in their order. */
  readonly links?: readonly SubjectLink[];
  /** Subjects that look like this person and of whom somebody said that they are not; in both records of a pair. */
  readonly otherPeople?: readonly SubjectId[];
  readonly covariates: Covariates;
  readonly scans: Readonly<Partial<Record<TimePoint, Scan>>>;
  /** `by`: who did it, as the log names people; absent in records of versions that did not keep it. */
  readonly exclusion?: { readonly reason: string; readonly atUtc: string; readonly by?: AuditPerson };
  /** Set by a person. Without it a subject that is not excluded is included once it has both scans, else screened. */
  readonly enrolment?: {
    readonly state: 'screened' | 'included';
    readonly atUtc: string;
    readonly by?: AuditPerson;
  };
  /** For practice: read like the others, never analysed with them; its agreement is reported apart. */
  readonly isTraining?: true;
  /** The researcher's own; never shown to observers. */
  readonly note?: string;
  /** Why a subject without refracture had a final scan (selection); free text or one of the presets. */
  readonly finalScanReason?: string;
  /** Decisions about disagreements of observers, oldest first; the researcher's, never in an observer's view. */
  readonly settlements?: readonly Settlement[];
  /** In the view of somebody who reads to settle: the targets that they are asked for, nothing of why. */
  readonly askedTargets?: readonly string[];
  readonly clock?: VersionVector;
}

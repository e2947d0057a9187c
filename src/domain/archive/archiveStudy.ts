import type { SeriesInstanceUid, SopInstanceUid, StudyInstanceUid } from '../ids';
import type { IsoDate } from '../isoDate';

/** An imaging study as an archive lists it (QIDO-RS). Absent means that the archive does not say. */
export interface ArchiveStudy {
  readonly studyInstanceUid: StudyInstanceUid;
  readonly patientId: string;
  /** Issuer of Patient ID (0010,0021). */
  readonly patientIdIssuer?: string;
  /** The name's groups as in the file (alphabetic=ideographic=phonetic). */
  readonly patientName: string;
  readonly birthDate?: IsoDate;
  /** As in the file: M, F, O. */
  readonly sex?: string;
  readonly studyDate?: IsoDate;
  /** DICOM TM as in the file. */
  readonly studyTime?: string;
  readonly studyId?: string;
  readonly accessionNumber?: string;
  readonly referringPhysician?: string;
  readonly description?: string;
  readonly modalities: readonly string[];
  readonly seriesCount?: number;
  readonly instanceCount?: number;
}

/** A series as an archive lists it. */
export interface ArchiveSeries {
  readonly studyInstanceUid: StudyInstanceUid;
  readonly seriesInstanceUid: SeriesInstanceUid;
  readonly modality: string;
  readonly description?: string;
  readonly seriesNumber?: number;
  readonly instanceCount?: number;
}

/** One object in an archive. */
export interface ArchiveInstance {
  readonly studyInstanceUid: StudyInstanceUid;
  readonly seriesInstanceUid: SeriesInstanceUid;
  readonly sopInstanceUid: SopInstanceUid;
  readonly sopClassUid?: string;
  readonly instanceNumber?: number;
}

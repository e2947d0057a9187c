import type { Result } from '../../base/result';
import type { SeriesInstanceUid, StudyInstanceUid } from '../ids';
import type { ArchiveFailure } from './archiveFailure';
import type { ArchiveInstance, ArchiveSeries, ArchiveStudy } from './archiveStudy';

/** How a person shows the archive who they are. Kept in memory only: never stored, logged or put into an address. */
export type ArchiveSignIn =
  | { readonly kind: 'none' }
  | { readonly kind: 'bearer'; readonly token: string }
  | { readonly kind: 'basic'; readonly user: string; readonly password: string };

/** What studies are searched for; all parts must fit. Names and numbers may hold `*` and `?`. */
export interface ArchiveQuery {
  readonly patientName?: string;
  readonly patientId?: string;
  /** DICOM range, `20200101-20201231`, open at either end. */
  readonly studyDates?: string;
  readonly modality?: string;
  readonly description?: string;
  readonly accessionNumber?: string;
  /** Exact UIDs, any of them. */
  readonly studyInstanceUids?: readonly StudyInstanceUid[];
  /** How many at most, from which one. Archives may cut further. */
  readonly limit?: number;
  readonly offset?: number;
}

/** One attribute of the DICOM JSON model (PS3.18 F). */
export interface DicomJsonAttribute {
  readonly vr: string;
  readonly Value?: readonly unknown[];
  readonly InlineBinary?: string;
  readonly BulkDataURI?: string;
}

/** A data set of the DICOM JSON model, by eight hexadecimal digits. As the server sent it: nothing in it is trusted. */
export type DicomJson = Readonly<Record<string, DicomJsonAttribute>>;

/** What a person looks at and waits for goes before what is fetched or kept for later. */
export type ArchiveUrgency = 'now' | 'later';

/** What became of each object that was sent. */
export interface StoreOutcome {
  readonly stored: readonly string[];
  /** With the Failure Reason (0008,1197) of the archive, where it gave one. */
  readonly refused: readonly { readonly sopInstanceUid: string; readonly reason: string }[];
}

/**
 * A connection to a DICOMweb server. Each question is repeated with growing pauses where repeating can help; a failure that comes
 * back has outlasted that. All can be cancelled. Nothing throws but bugs.
 */
export interface ArchiveClient {
  /** The base address as it was given, without a secret: `/dicom-web`, `https://archive.example/dicom-web`. */
  readonly address: string;
  searchStudies(
    query: ArchiveQuery,
    signal: AbortSignal,
  ): Promise<Result<readonly ArchiveStudy[], ArchiveFailure>>;
  /** `counted`: how many the archive says there are; a list that holds so many is not asked whether it goes on. */
  searchSeries(
    study: StudyInstanceUid,
    signal: AbortSignal,
    counted?: number,
  ): Promise<Result<readonly ArchiveSeries[], ArchiveFailure>>;
  searchInstances(
    study: StudyInstanceUid,
    series: SeriesInstanceUid,
    signal: AbortSignal,
    counted?: number,
  ): Promise<Result<readonly ArchiveInstance[], ArchiveFailure>>;
  /** The headers of all objects of a series, without pixels. */
  seriesMetadata(
    study: StudyInstanceUid,
    series: SeriesInstanceUid,
    signal: AbortSignal,
  ): Promise<Result<readonly DicomJson[], ArchiveFailure>>;
  instanceMetadata(
    instance: Omit<ArchiveInstance, 'sopClassUid' | 'instanceNumber'>,
    signal: AbortSignal,
  ): Promise<Result<DicomJson, ArchiveFailure>>;
  /** A whole object as a DICOM file, as it was stored (no transcoding). `urgency` is `now` where it is not said. */
  instance(
    instance: Omit<ArchiveInstance, 'sopClassUid' | 'instanceNumber'>,
    signal: AbortSignal,
    onBytes?: (received: number, total: number | undefined) => void,
    urgency?: ArchiveUrgency,
  ): Promise<Result<Uint8Array<ArrayBuffer>, ArchiveFailure>>;
  /** Stores whole DICOM files; sending one again that is there is harmless. */
  store(
    files: readonly Uint8Array<ArrayBuffer>[],
    signal: AbortSignal,
    onBytes?: (sent: number, total: number) => void,
  ): Promise<Result<StoreOutcome, ArchiveFailure>>;
}

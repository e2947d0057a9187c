import type { SeriesOfSlices } from '../../analysis/roiCell';
import type { SubjectId } from '../../domain/ids';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import type { AuditEntry } from '../../domain/keeping/auditEntry';
import type { StoredImage } from '../../domain/keeping/storedProject';
import type { Reading } from '../../domain/reading/reading';
import type { PairCheck } from '../../domain/study/pairCheck';
import type { Project } from '../../domain/study/project';
import type { Subject } from '../../domain/study/subject';

/** A project as a storage or a bundle gives it, of which results may be made. */
export interface ExportContent {
  readonly project: Project;
  readonly subjects: readonly Subject[];
  /** Of subjects: those of masked scans are joined (`resolveUnits`). */
  readonly readings: readonly Reading[];
  /** By `imageKey`, of every slice that a reading stands on; others may lack. */
  readonly headers: ReadonlyMap<string, SliceHeader>;
  readonly pairs: ReadonlyMap<SubjectId, PairCheck>;
  readonly seriesOf: SeriesOfSlices;
  readonly log: readonly AuditEntry[];
  /** All of the project; their headers hold what must not leave. Going through them unpacks them patient by patient. */
  readonly images: { readonly values: () => Iterable<StoredImage> };
  /** Only where every stored measurement was made again from the pixels, and was the same. */
  readonly areMeasurementsVerified?: boolean;
}

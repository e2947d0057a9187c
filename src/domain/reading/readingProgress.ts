import type { ObserverId, SubjectId } from '../ids';
import type { Reading } from './reading';

/** How far a reading is. Holds no shape and no number, so that it may be shown while the study is blinded. */
export interface ReadingProgress {
  readonly subjectId: SubjectId;
  readonly observerId: ObserverId;
  readonly round: number;
  readonly state: 'open' | 're-opened' | 'signed';
  /** Targets that have an ROI or a reason. */
  readonly done: number;
}

/** What may be said of a reading to anyone in the project. */
export function progressOf(reading: Reading): ReadingProgress {
  const isReopened = reading.state === 'open' && reading.reopenings.length > 0;
  return {
    subjectId: reading.subjectId,
    observerId: reading.observerId,
    round: reading.round,
    state: isReopened ? 're-opened' : reading.state,
    done: Object.keys(reading.entries).length,
  };
}

import { settlingRound } from '../agreement/settlingRound';
import { sliceChooser } from '../conduct/sliceChooser';
import type { ObserverId, SubjectId } from '../ids';
import type { Protocol } from '../study/protocol';
import { askedEntries } from './askedEntries';
import type { Reading } from './reading';

/** How far a reading is. Holds no shape and no number, so that it may be shown while the study is blinded. */
export interface ReadingProgress {
  readonly subjectId: SubjectId;
  readonly observerId: ObserverId;
  readonly round: number;
  readonly state: 'open' | 're-opened' | 'signed';
  /** When it was signed last; absent while it is open. */
  readonly signedAtUtc?: string;
  /** Targets of the protocol that have an ROI or a reason. */
  readonly done: number;
  /**
   * All that is given, for targets that the protocol no longer asks for too: while there is any, the scans stay. Of slices
   * chosen beforehand, the slices.
   */
  readonly given: number;
  /** In the settling round, where targets are asked for one by one: keys of all that is given. */
  readonly givenTargets?: readonly string[];
  /** Of these, the signed ones: of two masked scans one may be signed by itself. */
  readonly signedTargets?: readonly string[];
}

/** What may be said of a reading to anyone in the project. */
export function progressOf(reading: Reading, protocol: Protocol): ReadingProgress {
  const isReopened = reading.state === 'open' && reading.reopenings.length > 0;
  const keys = Object.keys(reading.entries);
  return {
    subjectId: reading.subjectId,
    observerId: reading.observerId,
    round: reading.round,
    state: isReopened ? 're-opened' : reading.state,
    ...(reading.state === 'signed' && reading.signedAtUtc && { signedAtUtc: reading.signedAtUtc }),
    done: askedEntries(reading, protocol).length,
    given: keys.length + (reading.observerId === sliceChooser ? Object.keys(reading.sliceChoices).length : 0),
    ...(reading.round === settlingRound && {
      givenTargets: keys,
      signedTargets: reading.state === 'signed' ? keys : [],
    }),
  };
}

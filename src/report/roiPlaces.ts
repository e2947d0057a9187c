import { protocolOfAnalysed } from '../analysis/panelChoice';
import { settledReadings } from '../analysis/settledReadings';
import type { SettlementStanding } from '../domain/agreement/settlementStanding';
import { settlementsOf } from '../domain/agreement/settlementsOf';
import { settlingRound } from '../domain/agreement/settlingRound';
import type { Reading, ReadingEntry } from '../domain/reading/reading';
import { targetKey } from '../domain/reading/roi';
import type { Protocol } from '../domain/study/protocol';
import type { Subject } from '../domain/study/subject';
import { targetsOf } from '../domain/study/targets';
import { thirdReaderId } from '../domain/study/thirdReader';

/** What a row of the ROI file is in the study: which reading, what was decided about its target, and where it counts. */
export interface RoiPlaces {
  readonly kindOf: (reading: Reading) => 'original' | 'repeat' | 're-read' | 'third';
  /** The decision in force about the target of a first-round row. */
  readonly standingOf: (reading: Reading, key: string) => SettlementStanding | undefined;
  /**
   * In how many observers' places the row stands: of the originals, and with adjudication. The value of a target is the mean
   * over the rows, each taken that many times.
   */
  readonly weightsOf: (
    reading: Reading,
    key: string,
    entry: ReadingEntry,
  ) => { readonly originals: number; readonly withAdjudication: number };
}

/** The places of one subject's readings. */
export function roiPlaces(subject: Subject, readings: readonly Reading[], protocol: Protocol): RoiPlaces {
  const analysed = protocolOfAnalysed(protocol);
  const observers = new Set<string>(analysed.observers.map(({ id }) => id));
  const asked = new Set(targetsOf(protocol).map(targetKey));
  const isCounted = ({ state, round, observerId }: Reading): boolean =>
    state === 'signed' && round === 1 && observers.has(observerId);
  const settled = settledReadings(readings, [subject], analysed).filter(isCounted);
  const standings = settlementsOf(subject, readings, protocol);
  return {
    kindOf: ({ observerId, round }) => {
      if (observerId === thirdReaderId) return 'third';
      if (round === settlingRound) return 're-read';
      return round === 1 ? 'original' : 'repeat';
    },
    standingOf: ({ round }, key) => (round === 1 ? standings.get(key) : undefined),
    weightsOf: (reading, key, entry) => {
      if (!asked.has(key)) return { originals: 0, withAdjudication: 0 };
      return {
        originals: isCounted(reading) ? 1 : 0,
        // Settled readings hold the very entries that settled them.
        withAdjudication: settled.filter(({ entries }) => entries[key] === entry).length,
      };
    },
  };
}

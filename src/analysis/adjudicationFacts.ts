import type { SettlingDecision } from '../domain/agreement/settlement';
import type { SettlementStanding } from '../domain/agreement/settlementStanding';
import { settlementsOf } from '../domain/agreement/settlementsOf';
import { settlingRound } from '../domain/agreement/settlingRound';
import type { Reading } from '../domain/reading/reading';
import type { Protocol } from '../domain/study/protocol';
import type { Subject } from '../domain/study/subject';
import { thirdReaderId } from '../domain/study/thirdReader';
import { bySubject } from './bySubject';
import { readingsBySubject } from './readingsBySubject';

/** How many disagreements of analysed subjects were decided, whether or not results are computed with that: in targets. */
export interface AdjudicationFacts {
  readonly settled: number;
  readonly waiting: number;
  readonly lapsed: number;
  /** Of the settled ones. */
  readonly byDecision: Readonly<Record<SettlingDecision, number>>;
  /** Settled third readings that gave a reason in the place of an outline: the mean stands there. */
  readonly thirdCannotMeasure: number;
  /** Versions of the protocol under which what settled them was signed, ascending. */
  readonly protocolVersions: readonly number[];
}

/** Nothing was decided. */
export const noAdjudication: AdjudicationFacts = {
  settled: 0,
  waiting: 0,
  lapsed: 0,
  byDecision: { average: 0, 're-read': 0, 'third-reading': 0 },
  thirdCannotMeasure: 0,
  protocolVersions: [],
};

/** Targets where something else than the mean of the originals stands with adjudication. */
export function replacedTargets({ byDecision, thirdCannotMeasure }: AdjudicationFacts): number {
  return byDecision['re-read'] + byDecision['third-reading'] - thirdCannotMeasure;
}

/** Counts the decisions about some subjects; `protocol` as for `settledReadings`. */
export function adjudicationFacts(
  subjects: readonly Subject[],
  readings: readonly Reading[],
  protocol: Protocol,
): AdjudicationFacts {
  const decided = subjects.filter(({ settlements }) => settlements?.length);
  if (decided.length === 0) return noAdjudication;
  const ids = new Set<string>(decided.map(({ id }) => id));
  const lists = readingsBySubject(readings.filter(({ subjectId }) => ids.has(subjectId)));
  const counts = { settled: 0, waiting: 0, lapsed: 0 };
  const byDecision = { ...noAdjudication.byDecision };
  const versions = new Set<number>();
  let thirdCannotMeasure = 0;
  for (const subject of decided) {
    const own = lists.get(subject.id) ?? [];
    const standings = remembered({ subject, readings: own, protocol }, () =>
      settlementsOf(subject, own, protocol),
    );
    for (const [key, { kind, settlement }] of standings) {
      counts[kind] += 1;
      const { decision } = settlement;
      if (kind !== 'settled' || decision === 'open') continue;
      byDecision[decision] += 1;
      for (const reading of own) {
        if (reading.round !== settlingRound || decision === 'average') continue;
        if ((reading.observerId === thirdReaderId) !== (decision === 'third-reading')) continue;
        const entry = reading.entries[key];
        if (!entry) continue;
        if (reading.protocolVersion !== undefined) versions.add(reading.protocolVersion);
        if (decision === 'third-reading' && entry.kind !== 'roi') thirdCannotMeasure += 1;
      }
    }
  }
  return {
    ...counts,
    byDecision,
    thirdCannotMeasure,
    protocolVersions: [...versions].sort((a, b) => a - b),
  };
}

const remembered = bySubject<ReadonlyMap<string, SettlementStanding>>();

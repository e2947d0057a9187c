import { observerCell } from '../../analysis/observerCell';
import { protocolOfAnalysed } from '../../analysis/panelChoice';
import type { RoiContext } from '../../analysis/roiCell';
import { signedReading } from '../../analysis/roiCell';
import { settledReadings } from '../../analysis/settledReadings';
import type { Settlement } from '../../domain/agreement/settlement';
import { settlementsOf } from '../../domain/agreement/settlementsOf';
import { settlingRound } from '../../domain/agreement/settlingRound';
import type { ObserverId } from '../../domain/ids';
import type { CannotMeasureReason, Reading, ReadingEntry } from '../../domain/reading/reading';
import { targetKey } from '../../domain/reading/roi';
import type { Subject } from '../../domain/study/subject';
import { targetsOf } from '../../domain/study/targets';
import { thirdReaderId } from '../../domain/study/thirdReader';

/** What stands in an observer's place once a target is settled. */
export interface ValueInForce {
  /** Whose outline it is: the observer's own, or another's. */
  readonly by: ObserverId;
  /** Drawn to settle; false where the original stands. */
  readonly isNew: boolean;
  readonly csaMm2: number | undefined;
  readonly si: number | undefined;
  /** Why there is no outline. */
  readonly cannot?: CannotMeasureReason;
}

/** What the results count of a target that was read anew, in the places of the observers, in their order. */
export interface ValuesInForce {
  readonly targetKey: string;
  readonly decision: Settlement['decision'];
  readonly places: readonly ValueInForce[];
}

/**
 * The values that results with adjudication take of every target of a subject that a re-read or a third reading settled;
 * decisions that let the mean stand, and those that wait, are not among them. The entries are those of `settledReadings`, the
 * numbers what the tables take of them: mm² by the protocol's kind of CSA, a.u. by its kind of value.
 */
export function valuesInForce(
  subject: Subject,
  { readings, protocol, seriesOf }: Omit<RoiContext, 'subject'>,
): readonly ValuesInForce[] {
  if (!subject.settlements?.length) return [];
  const analysed = protocolOfAnalysed(protocol);
  const own = readings.filter(({ subjectId }) => subjectId === subject.id);
  const standings = settlementsOf(subject, own, analysed);
  const after = settledReadings(own, [subject], analysed);
  const context = { readings: after, subject, protocol: analysed, seriesOf };
  return targetsOf(analysed).flatMap((target) => {
    const key = targetKey(target);
    const standing = standings.get(key);
    if (standing?.kind !== 'settled' || standing.settlement.decision === 'average') return [];
    const places = analysed.observers.flatMap(({ id }): readonly ValueInForce[] => {
      const reading = signedReading(after, { subjectId: subject.id, observerId: id, round: 1 });
      const entry = reading.ok ? reading.value.entries[key] : undefined;
      if (!entry) return [];
      const cell = observerCell(reading, target, context);
      return [
        {
          ...drawnBy(entry, key, id, own),
          csaMm2: cell.areas.ok ? cell.areas.value.csaMm2 : undefined,
          si: cell.si.ok ? cell.si.value : undefined,
          ...(entry.kind === 'cannot-measure' && { cannot: entry.reason }),
        },
      ];
    });
    return [{ targetKey: key, decision: standing.settlement.decision, places }];
  });
}

/** Who gave an entry that stands in an observer's place: entries are put there as they are. */
function drawnBy(
  entry: ReadingEntry,
  key: string,
  place: ObserverId,
  readings: readonly Reading[],
): Pick<ValueInForce, 'by' | 'isNew'> {
  const givenBy = (by: ObserverId, round: number): boolean =>
    readings.some((one) => one.observerId === by && one.round === round && one.entries[key] === entry);
  if (givenBy(place, 1)) return { by: place, isNew: false };
  if (givenBy(place, settlingRound)) return { by: place, isNew: true };
  if (givenBy(thirdReaderId, settlingRound)) return { by: thirdReaderId, isNew: true };
  const other = readings.find(({ round, entries }) => round === 1 && entries[key] === entry);
  return { by: other?.observerId ?? place, isNew: false };
}

import type { Reading } from '../domain/reading/reading';
import type { Protocol } from '../domain/study/protocol';
import type { Subject } from '../domain/study/subject';
import { type RoundsComparison, roundsComparisons } from './agreementComparison';
import { type AgreementTable, agreementTable } from './agreementTable';
import type { SeriesOfSlices } from './roiCell';

/** How far one observer, or the average of all, agrees with themself between two rounds. */
export interface RoundsAgreement {
  readonly comparison: RoundsComparison;
  readonly table: AgreementTable;
}

/** Agreement between the rounds, for every comparison that the readings allow; empty where nobody has read again. */
export function roundsAgreement(input: {
  readonly subjects: readonly Subject[];
  readonly readings: readonly Reading[];
  readonly protocol: Protocol;
  readonly seriesOf?: SeriesOfSlices | undefined;
}): readonly RoundsAgreement[] {
  return roundsComparisons(input.protocol, input.readings).map((comparison) => ({
    comparison,
    table: agreementTable({ ...input, comparison }),
  }));
}

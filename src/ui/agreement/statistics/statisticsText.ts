import type { AgreementComparison } from '../../../analysis/agreementComparison';
import type { RatedQuantity } from '../../../analysis/agreementRatings';
import type { Side } from '../../../domain/side';
import type { TimePoint } from '../../../domain/timePoint';
import type { GrrasCount } from './grrasCount';

const sideNames: Readonly<Record<Side, string>> = { left: 'left', right: 'right' };
const timePointNames: Readonly<Record<TimePoint, string>> = { preop: 'Pre-op', followUp: 'Follow-up' };
const quantityNames: Readonly<Partial<Record<RatedQuantity, string>>> = { csaMm2: 'CSA', si: 'SI' };

/** Words of the statistics beside a case. */
export const statisticsText = {
  title: ({ kind }: AgreementComparison) =>
    kind === 'observers' ? 'Inter-observer agreement' : 'Intra-observer agreement',
  comparison: 'Which readings are compared',
  timePoint: 'Time point of the statistics',
  timePoints: timePointNames,
  structure: 'Muscle of the statistics',
  none: 'No two readings of a subject can be compared yet.',
  plot: (quantity: RatedQuantity, side: Side, timePoint: TimePoint, prefix: string) =>
    `${prefix}${quantityNames[quantity] ?? quantity}, ${sideNames[side]}, ${timePointNames[timePoint].toLowerCase()}`,
  notRated: (code: string) =>
    `${code} has no point here: it lacks a value, or a reading that was signed independently and never re-opened.`,
  errorPart: {
    persistent: (side: Side) =>
      `Observers’ error, ${sideNames[side]}, the part that returns at the other time point (SD):`,
    visit: (side: Side) =>
      `Observers’ error, ${sideNames[side]}, the part of the visit, which a change keeps (SD):`,
  },
  pick: 'Points open the case',
  whole: 'All of agreement',
  training: 'Training subjects',
  checklist: 'GRRAS checklist',
  filled: ({ filled, partly, all }: GrrasCount) =>
    `${filled} of ${all} filled${partly > 0 ? `, ${partly} in part` : ''}`,
};

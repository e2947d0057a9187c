import type { CaseFacts } from '../../domain/agreement/caseFacts';
import { column } from '../csvColumn';
import type { CsvValue } from '../csvText';
import type { DataTable } from '../export/dataTable';
import type { ExportFacts } from '../export/exportFacts';
import { kitSubjects } from './kitSubjects';

const columns = [
  column('subject_number', '', 'Number of the subject in this kit; joins its files.'),
  column('subject', '', 'Code of the subject.'),
  column('site', '', 'Id of the measuring site.'),
  column('muscle', '', 'Id of the muscle, or of a reference tissue.'),
  column('time_point', '', 'preop or followUp.'),
  column('side', '', 'Side of the patient: right or left; none for a reference tissue.'),
  column('first_observer', '', 'Id of the first observer.'),
  column('second_observer', '', 'Id of the second observer.'),
  column('kind', '', 'same-slice, other-slice, one-cannot (only one of the two outlined it), or neither.'),
  column('dice', '', 'Dice coefficient of the two outlines; empty where they lie on two slices.'),
  column('mean_distance_mm', 'mm', 'Mean distance between the two borders.'),
  column('distance_95_mm', 'mm', '95 % of each border lies nearer to the other than this.'),
] as const;

/** How the outlines of the first two observers lie, one row a target; of subjects of the study, those for practice apart. */
export function agreementCasesTable(facts: ExportFacts): DataTable {
  const numbers = new Map(kitSubjects(facts).map(({ number, standing }) => [standing.subject.id, number]));
  const [first, second] = facts.raters ?? [];
  return {
    name: 'agreement_cases',
    columns,
    rows: facts.cases
      .filter(({ isTraining }) => !isTraining)
      .map((one): readonly CsvValue[] => [
        numbers.get(one.subjectId),
        one.code,
        one.target.siteId,
        one.target.muscleId,
        one.target.timePoint,
        one.target.side,
        first?.observerId,
        second?.observerId,
        ...pairCells(one),
      ]),
  };
}

function pairCells({ pair }: CaseFacts): readonly CsvValue[] {
  return pair.kind === 'same-slice'
    ? [pair.kind, pair.dice, pair.meanMm, pair.percentile95Mm]
    : [pair.kind, undefined, undefined, undefined];
}

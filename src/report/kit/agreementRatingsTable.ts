import {
  type AgreementComparison,
  comparisonKey,
  observersComparison,
  ratersOf,
} from '../../analysis/agreementComparison';
import type { AgreementTable } from '../../analysis/agreementTable';
import { blindReadings } from '../../analysis/blindReadings';
import { observerCell } from '../../analysis/observerCell';
import { readingsBySubject } from '../../analysis/readingsBySubject';
import { signedReading } from '../../analysis/roiCell';
import { originalReadings } from '../../analysis/settledReadings';
import { ok } from '../../base/result';
import type { Reading } from '../../domain/reading/reading';
import { column } from '../csvColumn';
import type { CsvValue } from '../csvText';
import type { DataTable } from '../export/dataTable';
import type { ExportFacts } from '../export/exportFacts';
import { type KitSubject, kitSubjects } from './kitSubjects';
import { targetsOfMuscles } from './readingsLong';

const columns = [
  column('comparison', '', 'observers, or the rounds that are compared: "A|1|2", "average|1|2".'),
  column('rater', '', 'Place of the rater in the comparison, from 1.'),
  column('observer', '', 'Id of the observer. The average of several is a rater with several observers.'),
  column('round', '', 'Round of the reading.'),
  column('subject_number', '', 'Number of the subject in this kit; joins its files.'),
  column('subject', '', 'Code of the subject.'),
  column('site', '', 'Id of the measuring site.'),
  column('muscle', '', 'Id of the muscle.'),
  column('time_point', '', 'preop or followUp.'),
  column('side', '', 'Side of the patient: right or left.'),
  column(
    'slice',
    '',
    'Number of the slice among those of the subject in this file; the same number is the same image.',
  ),
  column('csa_mm2', 'mm²', 'CSA by the protocol.'),
  column('csa_net_mm2', 'mm²', 'Net area, by which several muscles’ signals are weighted.'),
  column('si_au', 'a.u.', 'Mean signal.'),
  column('fat_percent', '%', 'Share of fat; empty where the protocol asks for none.'),
  column('lean_area_mm2', 'mm²', 'Functional CSA; empty where the protocol asks for none.'),
] as const;

/** A comparison of raters that the results hold. */
interface Compared {
  readonly comparison: AgreementComparison;
  readonly table: AgreementTable;
}

/**
 * What agreement is computed from: first readings that were signed independently and never re-opened, of subjects that every
 * rater of the comparison rated. Never adjudicated ones.
 */
export function agreementRatingsTable(facts: ExportFacts): DataTable {
  const { project, results } = facts;
  const readings = readingsBySubject(
    blindReadings(
      project,
      originalReadings(facts.readings.filter(({ projectId }) => projectId === project.id)),
    ),
  );
  const compared: readonly Compared[] = [
    { comparison: observersComparison, table: results.agreement },
    ...results.roundsAgreement,
  ];
  const subjects = kitSubjects(facts);
  return {
    name: 'agreement_ratings',
    columns,
    rows: compared.flatMap(({ comparison, table }) => {
      const rated = ratedIds(table);
      return subjects
        .filter(({ standing }) => rated.has(standing.subject.id))
        .flatMap((one) => rowsOf(one, comparison, readings.get(one.standing.subject.id) ?? [], facts));
    }),
  };
}

/** The subjects that stand in a line of the table. */
function ratedIds(table: AgreementTable): ReadonlySet<string> {
  if (!table.ok) return new Set();
  return new Set(table.value.rows.flatMap(({ ratings }) => ratings.map(({ subjectId }) => subjectId)));
}

function rowsOf(
  { number, standing: { subject } }: KitSubject,
  comparison: AgreementComparison,
  readings: readonly Reading[],
  facts: ExportFacts,
): readonly (readonly CsvValue[])[] {
  const { protocol } = facts.project;
  const raters = ratersOf(comparison, protocol).map(({ observers, round }) =>
    observers.flatMap((observerId) => {
      const reading = signedReading(readings, { subjectId: subject.id, observerId, round });
      return reading.ok ? [reading.value] : [];
    }),
  );
  const context = { readings: raters.flat(), subject, protocol, seriesOf: facts.seriesOf };
  const slices = new Map<string, number>();
  const sliceOf = (fingerprint: string | undefined): number | undefined => {
    if (fingerprint === undefined) return undefined;
    const slice = slices.get(fingerprint) ?? slices.size + 1;
    slices.set(fingerprint, slice);
    return slice;
  };
  return raters.flatMap((own, rater) =>
    own.flatMap((reading) =>
      targetsOfMuscles(facts).map((target): readonly CsvValue[] => {
        const { areas, si, fat, slices: found } = observerCell(ok(reading), target, context);
        const [area, share] = [areas.ok ? areas.value : undefined, fat?.ok ? fat.value : undefined];
        return [
          comparisonKey(comparison),
          rater + 1,
          reading.observerId,
          reading.round,
          number,
          subject.code,
          target.siteId,
          target.muscleId,
          target.timePoint,
          target.side,
          sliceOf(found[0]),
          area?.csaMm2,
          area?.netMm2,
          si.ok ? si.value : undefined,
          share?.fatPercent,
          share?.leanAreaMm2,
        ];
      }),
    ),
  );
}

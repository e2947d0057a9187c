import { err, ok, type Result } from '../../base/result';
import { withCustomValue } from '../study/changeCustomCovariates';
import type { CustomValue } from '../study/customCovariate';
import type { Covariates, Refracture } from '../study/subject';
import { withFixedCovariate } from '../study/withFixedCovariate';
import type { CellProblem } from './cellProblem';
import { type CellValue, toldEvents } from './cellValue';
import type { ColumnKey, CovariateColumn } from './covariateColumn';

/** New values of some cells of one subject. */
export interface CellChange {
  readonly column: CovariateColumn;
  readonly value: CellValue;
}

/** A cell that cannot be as it was given, beside the subject's others. */
export interface CellRefusal {
  readonly key: ColumnKey;
  readonly problem: CellProblem;
}

/**
 * Covariates with some cells changed; a missing value leaves no key behind. Refracture, its dates and levels are three
 * cells of one thing: a date or level makes it confirmed, "no" takes dates and levels away, and what does not fit
 * together is refused.
 */
export function withCells(
  covariates: Covariates,
  changes: readonly CellChange[],
): Result<Covariates, CellRefusal> {
  let changed = covariates;
  for (const { column, value } of changes) changed = withPlainCell(changed, column, value);
  return withRefracture(changed, changes);
}

function withPlainCell(
  covariates: Covariates,
  { key, custom }: CovariateColumn,
  value: CellValue,
): Covariates {
  switch (key) {
    case 'sex':
      return withFixedCovariate(covariates, 'sex', value.kind === 'sex' ? value.sex : undefined);
    case 'ageYears':
    case 'bmiKgPerM2':
    case 'bmdTScore':
      return withFixedCovariate(covariates, key, value.kind === 'number' ? value.number : undefined);
    case 'level':
      return withFixedCovariate(covariates, 'level', value.kind === 'level' ? value.level : undefined);
    case 'surgeryDate':
    case 'secondSurgeryDate':
      return withFixedCovariate(covariates, key, value.kind === 'date' ? value.date : undefined);
    case 'refracture':
    case 'refractureDates':
    case 'refractureLevels':
      return covariates;
    default:
      return custom ? withCustomValue(covariates, custom.id, customValueOf(value)) : covariates;
  }
}

function customValueOf(value: CellValue): CustomValue | undefined {
  switch (value.kind) {
    case 'number':
    case 'category':
    case 'date':
      return value;
    default:
      return undefined;
  }
}

function withRefracture(
  covariates: Covariates,
  changes: readonly CellChange[],
): Result<Covariates, CellRefusal> {
  const given = (key: ColumnKey): CellValue | undefined =>
    changes.findLast(({ column }) => column.key === key)?.value;
  const answer = given('refracture');
  const dates = given('refractureDates');
  const levels = given('refractureLevels');
  if (!answer && !dates && !levels) return ok(covariates);

  const before = covariates.refracture;
  const events = toldEvents(before);
  const newDates = dates ? (dates.kind === 'dates' ? dates.dates : []) : undefined;
  const newLevels = levels ? (levels.kind === 'levels' ? levels.levels : []) : undefined;
  const tells = (newDates ?? []).some(Boolean) || (newLevels ?? []).some((all) => all.length > 0);
  const isNo = answer
    ? answer.kind === 'yes-no' && answer.answer === 'no'
    : before?.kind === 'none-on-final-scan';
  if (isNo) {
    const key = (newDates ?? []).some(Boolean) ? 'refractureDates' : 'refractureLevels';
    if (tells) return err({ key, problem: { kind: 'no-but-refracture' } });
    return ok(withFixedCovariate(covariates, 'refracture', { kind: 'none-on-final-scan' }));
  }
  // Taking the answer away takes away what it was about.
  const isTakenAway = answer?.kind === 'missing';
  if (isTakenAway && !tells) return ok(withFixedCovariate(covariates, 'refracture', undefined));
  const kept = isTakenAway ? [] : events;
  // One date and several levels in one row are one refracture at these levels, however the levels are divided.
  const isOne = newDates?.length === 1 && (newLevels?.length ?? 0) > 1;
  const told = joined(
    newDates ?? kept.map(({ date }) => date),
    isOne && newLevels ? [[...new Set(newLevels.flat())]] : (newLevels ?? kept.map((event) => event.levels)),
  );
  if (!told.ok) {
    return err({ key: newDates ? 'refractureDates' : 'refractureLevels', problem: told.error });
  }
  const isKnown = answer?.kind === 'yes-no' || before?.kind === 'confirmed' || tells;
  if (!isKnown) return ok(covariates);
  return ok(
    withFixedCovariate(covariates, 'refracture', {
      kind: 'confirmed',
      events: told.value.length > 0 ? told.value : [{ levels: [] }],
    }),
  );
}

/** Dates and levels of refractures in one order; one of both kinds may be altogether unknown. */
function joined(
  dates: readonly Refracture['date'][],
  levels: readonly Refracture['levels'][],
): Result<readonly Refracture[], CellProblem> {
  const hasDates = dates.some(Boolean);
  const hasLevels = levels.some((all) => all.length > 0);
  if (hasDates && hasLevels && dates.length !== levels.length) {
    return err({ kind: 'other-number-of-refractures', dates: dates.length, levels: levels.length });
  }
  const count = Math.max(hasDates ? dates.length : 0, hasLevels ? levels.length : 0);
  const events = Array.from({ length: count }, (_, at): Refracture => {
    const date = dates[at];
    return { levels: levels[at] ?? [], ...(date && { date }) };
  });
  return ok(events.filter(({ date, levels: at }) => date !== undefined || at.length > 0));
}

import type { AgreementRow } from '../../analysis/agreementTable';
import type { Phase } from '../../analysis/quantity';
import type { StudyResults } from '../../analysis/studyResults';
import { decimalsOf } from '../comparisonCells';
import type { PrintSettings } from '../printSettings';
import { printSettingsOf } from '../printSettingsOf';
import { limitText, roundedText, signedText } from '../rounding';
import { phaseNames, ratedThingLabel } from '../words';

/** The lines of the agreement table that stand for the others: means of the sides, or of the one side that is measured; pre-op first. */
export function headlineRows(
  { agreement, project }: StudyResults,
  phases: readonly Phase[],
): readonly AgreementRow[] {
  if (!agreement.ok) return [];
  const [only, ...others] = project.protocol.sides;
  const headline = only !== undefined && others.length === 0 ? only : 'mean';
  const rows = agreement.value.rows.filter(({ side, n }) => side === headline && n > 0);
  return phases.flatMap((phase) => rows.filter((row) => row.phase === phase));
}

/** "ROI-CSA, mm², pre-op: ICC(2,1) 0.910 (0.850, 0.950), …; n = 40, k = 2." Nothing of a line that has no ICC. */
export function agreementSentence(
  row: AgreementRow,
  results: StudyResults,
  settings: PrintSettings = printSettingsOf(results),
): string | undefined {
  const { icc, offset, blandAltman } = row;
  if (!icc.ok) return undefined;
  const decimals = decimalsOf(row.quantity, row.phase, settings);
  const coefficient = (name: string, form: typeof icc.value.icc21): string | undefined => {
    if (form.icc === null || !Number.isFinite(form.icc)) return undefined;
    const text = (value: number) => limitText(value, settings.statisticDecimals);
    const interval = form.interval?.every((one) => !Number.isNaN(one))
      ? ` (${form.interval.map(text).join(', ')})`
      : '';
    return `${name} ${text(form.icc)}${interval}`;
  };
  const forms = [coefficient('ICC(2,1)', icc.value.icc21), coefficient('ICC(2,k)', icc.value.icc2k)].flatMap(
    (form) => form ?? [],
  );
  if (forms.length === 0) return undefined;
  const between = offset.ok
    ? [
        `offset ${signedText(offset.value.offset, decimals)} (${offset.value.interval.map((one) => limitText(one, decimals)).join(', ')})`,
      ]
    : [];
  const limits = blandAltman.ok
    ? [
        `limits of agreement ${roundedText(blandAltman.value.lowerLimit.value, decimals)} to ${roundedText(blandAltman.value.upperLimit.value, decimals)}`,
      ]
    : [];
  const label = ratedThingLabel(row, results.project.protocol);
  // A change has its unit already.
  const thing = row.phase === 'changePercent' ? label.replace(/, %$/, '') : label;
  const name = `${thing}, ${phaseNames[row.phase].toLowerCase()}`;
  return `${name}: ${[...forms, ...between, ...limits].join(', ')}; n = ${row.n}, k = ${row.k}.`;
}

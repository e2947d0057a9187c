import { useMemo } from 'react';
import type { ComparedLine } from '../../analysis/comparedLine';
import { type ComparedRow, rowValues } from '../../analysis/rowValues';
import type { BaselineCategoryRow } from '../../analysis/tableOne';
import { tableOneRowId } from '../../analysis/tableOneRowId';
import type { TableTwoRow } from '../../analysis/tableTwo';
import { decimalsOf } from '../../report/comparisonCells';
import { baselinePathModel, type DecisionPathModel, decisionPathModel } from '../../report/decisionPathModel';
import { furtherDecimals, furtherLine, furtherPathModel, furtherRowId } from '../../report/furtherTableModel';
import { groupsPrinted, type PrintedGroup } from '../../report/groupNames';
import type { HowSample } from '../../report/how/howSample';
import { stratumResults } from '../../report/how/stratumResults';
import { comparisonInWords } from '../../report/inWords/comparisonInWords';
import { strataRowOf } from '../../report/models/strataTableModel';
import { defaultPrintSettings } from '../../report/printSettings';
import { printSettingsOf } from '../../report/printSettingsOf';
import { statisticsReasonText } from '../../report/reasonText';
import { pEquation, roundedText } from '../../report/rounding';
import { baselineTestHow } from '../../report/tableOneModel';
import { tableTwoLine, tableTwoRowId } from '../../report/tableTwoModel';
import type { ReadyResults } from '../../state/resultsState';
import { useLaterPart } from '../parts/useLaterPart';
import { DistributionPart, type NamedValues } from './DistributionPart';
import { Asked } from './how/Asked';
import { onDemandPart } from './onDemandPart';
import { PathView } from './PathView';
import './path.css';
import { resultsText } from './resultsText';
import { SensitivityPart } from './SensitivityPart';

interface PathPanelProps {
  readonly ready: ReadyResults;
  readonly rowId: string | undefined;
  readonly rowLabel: string;
}

/** How the P of the chosen row came about, what other tests say, how large the difference is, and on what it hangs. */
export function PathPanel({ ready, rowId, rowLabel }: PathPanelProps) {
  const { results, analyses } = ready;
  const row = results.tableTwo.find((one) => tableTwoRowId(one) === rowId);
  const settings = printSettingsOf(results);
  if (row) {
    return (
      <ComparedPath
        ready={ready}
        row={row}
        decimals={decimalsOf(row.quantity, row.phase, settings)}
        model={decisionPathModel(row, results, settings)}
        sample={tableTwoLine(row, results).sample}
        tableTwoRow={row}
      />
    );
  }
  const stratum = strataRowOf(analyses, rowId);
  const region = analyses.strata.strata.find((one) => one.region === stratum?.region);
  if (stratum && region) {
    // Its numbers are of the region's subjects only, and so is what is said of how they came about.
    const own = stratumResults(results, region);
    return (
      <ComparedPath
        ready={ready}
        row={stratum.row}
        decimals={decimalsOf(stratum.row.quantity, stratum.row.phase, settings)}
        model={decisionPathModel(stratum.row, own, settings)}
        sample={tableTwoLine(stratum.row, own).sample}
      />
    );
  }
  const further = [...results.normalised, ...results.fat].find((one) => furtherRowId(one) === rowId);
  if (further) {
    return (
      <ComparedPath
        ready={ready}
        row={further}
        decimals={furtherDecimals(further, settings)}
        model={furtherPathModel(further, results, settings)}
        sample={furtherLine(further, results).sample}
      />
    );
  }
  return <BaselinePath ready={ready} rowId={rowId} rowLabel={rowLabel} />;
}

/** The path of a line whose values are at hand. */
function ComparedPath({
  ready,
  row,
  decimals,
  model,
  sample,
  tableTwoRow,
}: {
  readonly ready: ReadyResults;
  readonly row: ComparedRow & ComparedLine;
  readonly decimals: number;
  readonly model: DecisionPathModel;
  readonly sample: HowSample;
  /** Of Table 2: can be repeated under other choices. */
  readonly tableTwoRow?: TableTwoRow;
}) {
  const { results } = ready;
  const groups = useMemo(() => groupsPrinted(results), [results]);
  const part = useLaterPart(onDemandPart);
  const sizes = useMemo(
    () => part?.effectSizeLines(row, groups, printSettingsOf(results), sample) ?? [],
    [part, row, groups, results, sample],
  );
  const lists = useMemo((): readonly NamedValues[] => valuesOf(row, groups), [row, groups]);
  // How many changed by more than the observers disagree stands last: it is of subjects, not of the groups' difference.
  const beyondAt = model.size.findIndex(({ name }) => name.startsWith('Beyond'));
  const at = beyondAt < 0 ? model.size.length : beyondAt;
  const size = [...model.size.slice(0, at), ...sizes, ...model.size.slice(at)];
  return (
    <PathView
      model={{ ...model, size }}
      inWords={comparisonInWords(row, groups, decimals, printSettingsOf(results))}
      sizeHint={sizeHintOf(groups)}
    >
      {tableTwoRow ? <SensitivityPart ready={ready} row={tableTwoRow} /> : null}
      <DistributionPart lists={lists} decimals={decimals} />
    </PathView>
  );
}

function valuesOf(row: ComparedRow, groups: readonly PrintedGroup[]): readonly NamedValues[] {
  return groups.map(({ group, label }) => ({
    name: label,
    values: rowValues(row, group).map(({ value }) => value),
  }));
}

/** Which way differences go. */
export function sizeHintOf([first, second, ...others]: readonly PrintedGroup[]): string {
  return first && second && others.length === 0
    ? resultsText.sizeHint.two(first.label, second.label)
    : resultsText.sizeHint.several;
}

function BaselinePath({ ready: { results }, rowId, rowLabel }: PathPanelProps) {
  const baseline = results.tableOne.rows.find((one) => tableOneRowId(one) === rowId);
  if (baseline?.kind === 'number') {
    const groups = groupsPrinted(results);
    const { covariateDecimals } = defaultPrintSettings;
    return (
      <PathView
        model={baselinePathModel(baseline, results, defaultPrintSettings)}
        inWords={comparisonInWords(baseline, groups, covariateDecimals, defaultPrintSettings)}
        sizeHint={sizeHintOf(groups)}
      />
    );
  }
  if (baseline?.kind === 'category') {
    return (
      <section className="path-part">
        <h2>{resultsText.path}</h2>
        <p className="path-row">{rowLabel}</p>
        <p className="path-result">
          <Asked how={baselineTestHow(results, baseline)}>
            {categoryText(baseline.test, results.protocol.alpha)}
          </Asked>
        </p>
        <p className="hint">{resultsText.categoryRule}</p>
      </section>
    );
  }
  return (
    <section className="path-part">
      <h2>{resultsText.path}</h2>
      <p className="muted">{resultsText.selectRow}</p>
    </section>
  );
}

function categoryText(test: BaselineCategoryRow['test'], alpha: number): string {
  if (!test.ok) return statisticsReasonText(test.error);
  const { pDecimals, statisticDecimals } = defaultPrintSettings;
  const p = pEquation(test.value.p, { alpha, decimals: pDecimals });
  if (test.value.kind === 'fisher') return resultsText.categoryUsed(resultsText.fisher, p);
  const statistic = roundedText(test.value.chiSquare, statisticDecimals);
  return resultsText.categoryUsed(resultsText.pearson(statistic, test.value.df), p);
}

import { useViewportSize } from '@mantine/hooks';
import { useMemo } from 'react';
import { comparisonKey, observersComparison } from '../../../analysis/agreementComparison';
import { structureKey, structuresOf } from '../../../analysis/structure';
import type { SubjectId } from '../../../domain/ids';
import type { Side } from '../../../domain/side';
import { type TimePoint, timePoints } from '../../../domain/timePoint';
import { agreementColumnLines, agreementColumnModel } from '../../../report/agreementColumnModel';
import { comparisonName, comparisonsOf, raterNames } from '../../../report/comparisonNames';
import { printSettingsOf } from '../../../report/printSettingsOf';
import { structureName, structurePrefix } from '../../../report/structureNames';
import type { ReadyResults } from '../../../state/resultsState';
import { Segments } from '../../parts/Segments';
import { BlandAltmanFigure } from '../../results/figures/BlandAltmanFigure';
import { JournalTable } from '../../results/JournalTable';
import { useKept } from '../../results/resultsKept';
import { casePlots, hasPoints } from './casePlots';
import { ErrorPartsLines } from './ErrorPartsLines';
import { StatisticsFoot } from './StatisticsFoot';
import './statistics.css';
import { statisticsText as text } from './statisticsText';
import { useFollowed } from './useFollowed';

/** The case in hand, which the plots follow. */
export interface ShownCase {
  readonly subjectId: SubjectId;
  readonly timePoint: TimePoint;
  readonly side: Side;
  readonly muscleId: string;
  /** Needed where the protocol measures at several sites. */
  readonly siteId?: string;
}

/**
 * How well the observers agree on the whole study, with the case in hand marked among all. Of original readings alone, whatever
 * was settled.
 */
export function StatisticsColumn({
  ready: { results },
  shown,
  onPick,
}: {
  readonly ready: ReadyResults;
  readonly shown: ShownCase | undefined;
  readonly onPick: (subjectId: SubjectId) => void;
}) {
  const { protocol } = results.project;
  const { height } = useViewportSize();
  const caseKey = shown
    ? [shown.subjectId, shown.timePoint, shown.siteId, shown.muscleId, shown.side].join('|')
    : '';
  const comparisons = comparisonsOf(results);
  const [keptComparison, keepComparison] = useKept('comparison of agreement');
  const comparison =
    comparisons.find((one) => comparisonKey(one) === keptComparison) ?? comparisons[0] ?? observersComparison;
  const [timePoint, chooseTimePoint] = useFollowed<TimePoint>(caseKey, shown?.timePoint ?? 'preop');
  const structures = structuresOf(protocol);
  const ofCase = structures.find(
    ({ siteId, muscleId }) =>
      muscleId === shown?.muscleId && (shown.siteId === undefined || siteId === shown.siteId),
  );
  const firstStructure = ofCase ?? structures[0];
  const [structureId, chooseStructure] = useFollowed(
    caseKey,
    firstStructure ? structureKey(firstStructure) : '',
  );
  const structure = structures.find((one) => structureKey(one) === structureId) ?? firstStructure;
  const side = shown?.side ?? protocol.sides.at(-1) ?? 'left';
  const settings = useMemo(() => printSettingsOf(results), [results]);
  const model = useMemo(
    () => structure && agreementColumnModel(results, { comparison, structure, timePoint, settings }),
    [results, comparison, structure, timePoint, settings],
  );
  if (!structure || !model) return <p className="statistics-none muted">{text.none}</p>;
  const lines = agreementColumnLines(results, { comparison, structure, timePoint });
  const plots = casePlots(lines, side);
  const [first, second, ...others] = raterNames(comparison, protocol);
  const isPair = first !== undefined && second !== undefined && others.length === 0;
  const code = results.flow.standings.find(({ subject }) => subject.id === shown?.subjectId)?.subject.code;
  const subjectIds = new Map<string, SubjectId>(
    results.flow.standings.map(({ subject: { id } }) => [id, id]),
  );
  const pick = (id: string): void => {
    const subjectId = subjectIds.get(id);
    if (subjectId !== undefined) onPick(subjectId);
  };
  return (
    <section className="statistics-column" aria-label={text.title(comparison)} data-testid="statistics">
      <div className="statistics-scroll">
        <div className="statistics-head">
          <h2>{text.title(comparison)}</h2>
          {comparisons.length > 1 ? (
            <Segments
              label={text.comparison}
              choices={comparisons.map(comparisonKey)}
              chosen={comparisonKey(comparison)}
              texts={Object.fromEntries(
                comparisons.map((one) => [comparisonKey(one), comparisonName(one, protocol)]),
              )}
              onChoose={keepComparison}
            />
          ) : (
            <span className="muted">{comparisonName(comparison, protocol)}</span>
          )}
          <span className="gap" />
          {structures.length > 1 ? (
            <Segments
              label={text.structure}
              choices={structures.map(structureKey)}
              chosen={structureKey(structure)}
              texts={Object.fromEntries(
                structures.map((one) => [structureKey(one), structureName(protocol, one)]),
              )}
              onChoose={chooseStructure}
            />
          ) : null}
          <Segments
            label={text.timePoint}
            choices={timePoints}
            chosen={timePoint}
            texts={text.timePoints}
            onChoose={chooseTimePoint}
          />
        </div>
        <JournalTable model={model} testId="table-agreement-column" isWide />
        {isPair
          ? plots.map((line) => (
              <BlandAltmanFigure
                key={line.quantity}
                row={line}
                raters={[first, second]}
                settings={settings}
                title={text.plot(line.quantity, line.side, timePoint, structurePrefix(protocol, structure))}
                height={plotHeight(height)}
                highlightedId={shown?.subjectId}
                onPick={pick}
                note=""
              />
            ))
          : null}
        {shown && code !== undefined && !hasPoints(plots, shown.subjectId) ? (
          <p className="hint">{text.notRated(code)}</p>
        ) : null}
        {comparison.kind === 'observers' ? (
          <ErrorPartsLines results={results} structure={structure} side={side} settings={settings} />
        ) : null}
      </div>
      <StatisticsFoot results={results} hasPlots={isPair} />
    </section>
  );
}

/** Both plots stand under the table without scrolling on a usual screen; on a low one they stay readable, and scroll. */
function plotHeight(viewportHeight: number): number {
  return Math.min(420, Math.max(190, Math.round((viewportHeight - 500) / 2)));
}

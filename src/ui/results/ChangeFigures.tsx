import type { Structure } from '../../analysis/structure';
import type { StudyResults } from '../../analysis/studyResults';
import { correlationText } from '../../report/correlationText';
import { groupsPrinted } from '../../report/groupNames';
import { printSettingsOf } from '../../report/printSettingsOf';
import { structurePrefix } from '../../report/structureNames';
import { ScatterFigure } from './figures/ScatterFigure';
import { StripFigure } from './figures/StripFigure';
import { resultsText } from './resultsText';

/** The four figures under Table 2: the changes of one structure by group, and how they go together. */
export function ChangeFigures({
  results,
  structure,
  height,
}: {
  readonly results: StudyResults;
  readonly structure: Structure;
  readonly height: number;
}) {
  const isOf = (one: Structure): boolean =>
    one.siteId === structure.siteId && one.muscleId === structure.muscleId;
  const rows = results.tableTwo.filter((row) => isOf(row) && row.phase === 'changePercent');
  const correlation = results.correlations.find((one) => isOf(one) && one.phase === 'changePercent');
  const settings = printSettingsOf(results);
  const groups = groupsPrinted(results);
  const prefix = structurePrefix(results.protocol, structure);
  const scatter = correlation && correlationText(correlation, results, settings);
  return (
    <section className="figures" aria-label={resultsText.figuresTitle}>
      <div className="figure-row">
        {rows.map((row) => (
          <StripFigure
            key={row.quantity}
            row={row}
            groups={groups}
            title={`${prefix}${resultsText.figureTitles[row.quantity]}`}
            height={height}
          />
        ))}
        {correlation && scatter ? (
          <ScatterFigure
            correlation={correlation}
            groups={groups}
            title={`${prefix}${resultsText.scatterTitle}`}
            text={scatter.text}
            how={scatter.how}
            settings={settings}
            height={height}
          />
        ) : null}
      </div>
      <p className="hint">{resultsText.figureNote}</p>
    </section>
  );
}

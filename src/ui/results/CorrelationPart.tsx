import type { StudyResults } from '../../analysis/studyResults';
import { correlationText } from '../../report/correlationText';
import { flowFootnote } from '../../report/flowText';
import { csaText, ruleText } from '../../report/methodNotes';
import { printSettingsOf } from '../../report/printSettingsOf';
import { type TableModel, textCell } from '../../report/tableModel';
import { valueKindMeanings } from '../../report/valueKindText';
import { hasSubjectsWithoutSi, lossyNotes, withoutSiNotes } from '../../report/valueNotes';
import { groupsInPrint } from '../../report/words';
import { GroupKey } from './figures/GroupMark';
import { ScatterFigure } from './figures/ScatterFigure';
import { JournalTable } from './JournalTable';
import { resultsText } from './resultsText';

/** The correlations as a table, so that they are shown and copied as the others are. */
export function correlationModel(results: StudyResults): TableModel {
  const { flow, protocol } = results;
  const settings = printSettingsOf(results);
  return {
    id: 'correlation',
    title: resultsText.correlationTitle,
    caption: resultsText.correlationCaption,
    labelHeading: '',
    columns: [{ id: 'spearman', label: resultsText.correlationHeading, align: 'start' }],
    rows: results.correlations.map((correlation) => {
      const { title, text } = correlationText(correlation, results, settings);
      const id = [correlation.siteId, correlation.muscleId, correlation.phase].join('|');
      return { kind: 'line', id, label: title, indent: 0, cells: [textCell(text)] };
    }),
    footnotes: [
      {
        text: `${resultsText.correlationNote} ${flowFootnote(flow, hasSubjectsWithoutSi(flow) ? 'with-value' : 'same')}`,
      },
      { text: `${csaText(protocol)}. ${resultsText.siOf(valueKindMeanings[protocol.valueKind])}` },
      ...[...withoutSiNotes(flow), ...lossyNotes(flow), ruleText(results)].map((text) => ({ text })),
    ],
  };
}

/** The correlations in numbers, and every subject as a point. */
export function CorrelationPart({
  results,
  model,
}: {
  readonly results: StudyResults;
  readonly model: TableModel;
}) {
  const settings = printSettingsOf(results);
  return (
    <>
      <JournalTable model={model} testId="table-correlation" />
      <section className="figures" hidden={results.flow.counts.analysed === 0}>
        <div className="figure-row wide-figures">
          {results.correlations.map((correlation) => {
            const { title, text } = correlationText(correlation, results, settings);
            return (
              <ScatterFigure
                key={title}
                correlation={correlation}
                title={title}
                text={text}
                settings={settings}
                height={360}
              />
            );
          })}
        </div>
        <p className="hint figure-keys">
          {groupsInPrint.map(({ group, label }) => (
            <span key={group}>
              <GroupKey group={group} />
              {label}
            </span>
          ))}
        </p>
      </section>
    </>
  );
}

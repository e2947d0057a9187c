import { useViewportSize } from '@mantine/hooks';
import { changesAgainstMdc, type MdcSource } from '../../../analysis/changeAgainstMdc';
import { shownChoice } from '../../../analysis/panelChoice';
import { structureKey } from '../../../analysis/structure';
import type { StudyResults } from '../../../analysis/studyResults';
import type { TableTwoRow } from '../../../analysis/tableTwo';
import { mdcCountsModel, mdcLabelOf, mdcSubjectsModel, noMdcText } from '../../../report/checks/mdcModel';
import { groupsPrinted } from '../../../report/groupNames';
import { printSettingsOf } from '../../../report/printSettingsOf';
import { chosenQuantityName } from '../../../report/sideNames';
import { structurePrefix } from '../../../report/structureNames';
import type { ReadyResults } from '../../../state/resultsState';
import { Segments } from '../../parts/Segments';
import { figureHeight } from '../figures/figureHeight';
import { JournalTable } from '../JournalTable';
import { useKept } from '../resultsKept';
import { ViewFrame } from '../ViewFrame';
import './checks.css';
import { checksText } from './checksText';
import { MdcFigure } from './MdcFigure';

const text = checksText.mdc;

/** Whether each subject changed by more than the observers' disagreement about the change. */
export function ChangeAndMdcView({ ready }: { readonly ready: ReadyResults }) {
  const { results, choice } = ready;
  const { height } = useViewportSize();
  const [kept, keep] = useKept('measure of change and MDC');
  const [keptSource, keepSource] = useKept('source of the MDC');
  const rows = results.tableTwo.filter(({ phase }) => phase === 'changePercent');
  const idOf = (row: TableTwoRow) => `${structureKey(row)}|${row.quantity}`;
  const row = rows.find((one) => idOf(one) === kept) ?? rows[0];
  if (!row) return null;
  const nameOf = (one: TableTwoRow) =>
    `${structurePrefix(results.protocol, one)}${chosenQuantityName(one.quantity, choice)}`;
  const name = `Change of ${nameOf(row)}`;
  const settings = printSettingsOf(results);
  const sources = mdcSourcesOf(results);
  const source = sources.find((one) => one === keptSource) ?? sources[0] ?? 'observers';
  const changes = changesAgainstMdc(
    row,
    results,
    results.flow.groups,
    shownChoice(choice, results.project.protocol),
    source,
  );
  const model = changes.ok ? mdcCountsModel(changes.value, { row, name }, results, settings) : undefined;
  return (
    <ViewFrame title={text.title} caption={model?.caption ?? name} table={model}>
      <div className="check-choices">
        <Segments
          label={checksText.measure}
          choices={rows.map(idOf)}
          chosen={idOf(row)}
          texts={Object.fromEntries(rows.map((one) => [idOf(one), nameOf(one)]))}
          onChoose={keep}
        />
        {sources.length > 1 ? (
          <Segments
            label={text.source}
            choices={sources}
            chosen={source}
            texts={text.sources}
            onChoose={keepSource}
          />
        ) : null}
        {changes.ok ? (
          <span className="mdc-label muted">{text.label(mdcLabelOf(changes.value, results))}</span>
        ) : null}
      </div>
      {changes.ok && model ? (
        <>
          <JournalTable model={model} testId="change-and-mdc" />
          <MdcFigure
            changes={changes.value}
            groups={groupsPrinted(results)}
            name={name}
            decimals={settings.changeDecimals}
            height={figureHeight(height)}
          />
          <details className="mdc-subjects">
            <summary>{text.subjects}</summary>
            <JournalTable
              model={mdcSubjectsModel(changes.value, { row, name }, results, settings)}
              testId="change-and-mdc-subjects"
            />
          </details>
        </>
      ) : changes.ok ? null : (
        <p className="muted">{noMdcText(changes.error)}</p>
      )}
    </ViewFrame>
  );
}

/** What an MDC can be from: the observers' differences, and those between rounds where there are any. */
function mdcSourcesOf({
  agreement,
  roundsAgreement,
}: Pick<StudyResults, 'agreement' | 'roundsAgreement'>): readonly MdcSource[] {
  const hasRounds = roundsAgreement.some(({ table }) => table.ok);
  return [
    ...(agreement.ok || !hasRounds ? (['observers'] as const) : []),
    ...(hasRounds ? (['rounds'] as const) : []),
  ];
}

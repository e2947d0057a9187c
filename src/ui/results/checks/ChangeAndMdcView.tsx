import { useViewportSize } from '@mantine/hooks';
import { changesAgainstMdc } from '../../../analysis/changeAgainstMdc';
import { shownChoice } from '../../../analysis/panelChoice';
import { structureKey } from '../../../analysis/structure';
import type { TableTwoRow } from '../../../analysis/tableTwo';
import { mdcCountsModel, mdcSubjectsModel, noMdcText } from '../../../report/checks/mdcModel';
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
  const rows = results.tableTwo.filter(({ phase }) => phase === 'changePercent');
  const idOf = (row: TableTwoRow) => `${structureKey(row)}|${row.quantity}`;
  const row = rows.find((one) => idOf(one) === kept) ?? rows[0];
  if (!row) return null;
  const nameOf = (one: TableTwoRow) =>
    `${structurePrefix(results.protocol, one)}${chosenQuantityName(one.quantity, choice)}`;
  const name = `Change of ${nameOf(row)}`;
  const settings = printSettingsOf(results);
  const changes = changesAgainstMdc(
    row,
    results.agreement,
    results.flow.groups,
    shownChoice(choice, results.project.protocol),
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

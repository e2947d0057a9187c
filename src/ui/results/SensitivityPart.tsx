import { Button } from '@mantine/core';
import type { TableTwoRow } from '../../analysis/tableTwo';
import { sensitivityLines } from '../../report/models/sensitivityLines';
import { printSettingsOf } from '../../report/printSettingsOf';
import { tableTwoRowName } from '../../report/tableTwoModel';
import type { ReadyResults } from '../../state/resultsState';
import { ObserverTag } from '../parts/ObserverTag';
import { StateIcon } from '../parts/StateIcon';
import { Asked } from './how/Asked';
import { useKept } from './resultsKept';
import { resultsText } from './resultsText';
import { useSensitivity } from './useSensitivity';

const texts = resultsText.sensitivity;

interface SensitivityPartProps {
  readonly ready: ReadyResults;
  readonly row: TableTwoRow;
}

/**
 * Whether the chosen line's conclusion holds with each observer alone and by the other pixel rule. It repeats the comparison of the
 * observers' average: of one alone there is nothing to repeat.
 */
export function SensitivityPart({ ready, row }: SensitivityPartProps) {
  return ready.choice.observers.kind === 'average' ? <SensitivityLines ready={ready} row={row} /> : null;
}

function SensitivityLines({ ready, row }: SensitivityPartProps) {
  const { results, choice } = ready;
  const [, showView] = useKept('view');
  const { siteId, muscleId, quantity, phase } = row;
  const { rows, failure } = useSensitivity(ready, {
    measure: { siteId, muscleId, quantity, side: choice.side },
    phase: phase === 'changePercent' ? 'change' : phase,
  });
  const { protocol } = results.project;
  const of = { name: tableTwoRowName(row, protocol, choice), choice, flow: results.flow };
  const lines = rows ? sensitivityLines(rows, protocol, printSettingsOf(results), of) : [];
  if (rows && lines.length === 0) return null;
  return (
    <section className="path-part" data-testid="sensitivity-part">
      <h3>{texts.title}</h3>
      {rows ? null : <p className="hint">{failure ?? texts.computing}</p>}
      <table className="path-table" aria-label={texts.title}>
        <tbody>
          {lines.map(({ key, observerId, name, statistic, p, note, differs, how }) => (
            <tr key={key}>
              <th scope="row">
                <span className="icon-text">
                  {observerId === undefined ? null : <ObserverTag protocol={protocol} id={observerId} />}
                  {observerId === undefined ? name : texts.alone}
                  {differs ? <StateIcon state="attention" /> : null}
                </span>
              </th>
              {note === undefined ? (
                <>
                  <td className="number">{statistic}</td>
                  <td className="number">
                    <Asked how={how}>{p}</Asked>
                  </td>
                </>
              ) : (
                <td className="number faint" colSpan={2}>
                  {note}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {lines.some(({ differs }) => differs) ? <p className="hint">{texts.differs}</p> : null}
      <Button
        variant="subtle"
        size="compact-xs"
        className="path-more"
        onClick={() => showView('sensitivity')}
      >
        {texts.more}
      </Button>
    </section>
  );
}

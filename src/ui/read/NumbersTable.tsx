import { type RoiTarget, targetKey } from '../../domain/reading/roi';
import type { Protocol } from '../../domain/study/protocol';
import { targetsOf } from '../../domain/study/targets';
import type { TimePoint } from '../../domain/timePoint';
import type { ReadingPane, ReadingSession } from '../../state/readingSession';
import { useApp } from '../AppContext';
import { StateIcon } from '../parts/StateIcon';
import { LossyMark } from './LossyMark';
import { NumberCells } from './NumberCells';
import { csaOf, fixed, meanDecimals, meanOf, ratioDecimals, ratioOf, siOf } from './numbers';
import { type NumbersRow, numbersRow } from './numbersRow';
import { RowHead } from './RowHead';
import { readText } from './readText';
import type { ScanCheck } from './scanChecks';
import { ValueCells } from './ValueCells';
import { siHeads, valueKindShort, valueKindsInOrder } from './valueText';

interface NumbersTableProps {
  readonly timePoint: TimePoint;
  readonly session: ReadingSession;
  readonly pane: ReadingPane;
  readonly protocol: Protocol;
  readonly style: 'first' | 'second' | 'third';
  readonly checks: readonly ScanCheck[];
  readonly onCannotMeasure: (target: RoiTarget) => void;
  /** The three kinds of value stand in the place of the numbers. */
  readonly areValuesShown: boolean;
  readonly onToggleValues: () => void;
}

function footLine(rows: readonly NumbersRow[], pane: ReadingPane, areValuesShown: boolean): string {
  const live = rows.find((row) => row.isLive);
  if (live) {
    const side = readText.sides[live.target.side];
    if (pane.live?.outcome.kind === 'refused') return readText.crossing(side);
    return pane.editor.draft ? readText.soFar(side) : readText.inHand(side);
  }
  if (areValuesShown) return readText.threeValuesFoot;
  if (rows.some((row) => row.measurement?.area.kind === 'unknown')) return readText.noSpacing;
  const spacing = rows.find((row) => row.measurement?.area.kind === 'known')?.measurement?.area;
  return spacing?.kind === 'known' ? readText.ruleAndSpacing(spacing.spacing) : readText.rule;
}

/** Why there is no mean of the sides yet, or none at all. */
function whyNoMean(rows: readonly NumbersRow[]): string {
  if (rows.some((row) => row.note !== undefined)) return readText.noMean;
  const open = rows.filter((row) => !row.measurement || row.isLive);
  const [only] = open;
  return open.length === 1 && only ? readText.whenClosed(only.target.side) : readText.whenBoth;
}

/**
 * The numbers of one scan under its own image, live while an outline is drawn: CSA and SI, or SI in the three kinds of
 * value. No change, no percent and no other observer: a number one expects is a bias.
 */
export function NumbersTable(props: NumbersTableProps) {
  const { timePoint, session, pane, protocol, style, checks, onCannotMeasure, areValuesShown } = props;
  const app = useApp();
  const targets = targetsOf(protocol).filter((target) => target.timePoint === timePoint);
  const rows = targets.map((target) => numbersRow(target, session, pane));
  const isLocked = session.reading.state === 'signed';
  const armedKey = session.armed && targetKey(session.armed);
  const armed = rows.find((row) => row.key === armedKey && !row.isLive && !row.measurement && !row.note);
  const decimals = meanDecimals(rows, protocol);
  const foot = footLine(rows, pane, areValuesShown);
  return (
    <section className="numbers">
      <table className="numbers-table" data-testid={`numbers-${timePoint}`}>
        <thead>
          <tr>
            <th>{protocol.muscles.map((muscle) => muscle.shortName).join(', ')}</th>
            {areValuesShown ? <ValueHeads {...props} /> : <NumberHeads {...props} />}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={row.key}
              className={row.key === armedKey ? `armed ${style}` : ''}
              data-testid={`row-${timePoint}-${row.target.side}`}
              onClick={() => void app.arm(row.target)}
            >
              <RowHead row={row} pane={pane} style={style} />
              {row.note ? (
                <td className="muted reason" colSpan={5} title={row.note}>
                  {row.note}
                </td>
              ) : areValuesShown ? (
                <ValueCells row={row} rows={rows} valueKind={protocol.valueKind} />
              ) : (
                <NumberCells row={row} protocol={protocol} decimals={decimals} />
              )}
            </tr>
          ))}
          {areValuesShown ? null : <MeanRow rows={rows} protocol={protocol} decimals={decimals} />}
        </tbody>
      </table>
      <div className="check-line" data-testid={`checks-${timePoint}`}>
        {checks.map(({ state, text }) => (
          <span key={text} className={`icon-text ${state}`} title={text}>
            <StateIcon state={state} size={14} />
            <span className="check-text">{text}</span>
          </span>
        ))}
      </div>
      <div className="numbers-foot">
        <span className="faint foot-text" title={foot}>
          {foot}
        </span>
        {armed && !isLocked ? (
          <button type="button" className="link-button quiet" onClick={() => onCannotMeasure(armed.target)}>
            {readText.cannotMeasure(armed.target.side)}
          </button>
        ) : null}
      </div>
    </section>
  );
}

function NumberHeads({ protocol, onToggleValues }: NumbersTableProps) {
  const { heads } = readText;
  const { head, meaning } = siHeads[protocol.valueKind];
  return (
    <>
      <th className="number">{heads.csa}</th>
      <th className="number">
        <button
          type="button"
          className="head-button"
          title={`${meaning} ${readText.threeValues}`}
          onClick={onToggleValues}
        >
          {head}
        </button>
      </th>
      <th className="number">{heads.ratio}</th>
      <th className="number">{heads.pixels}</th>
      <th className="number sd-column">{heads.sd}</th>
    </>
  );
}

function ValueHeads({ protocol, onToggleValues }: NumbersTableProps) {
  return (
    <>
      {valueKindsInOrder.map((kind) => (
        <th key={kind} className="number">
          <button
            type="button"
            className={`head-button${kind === protocol.valueKind ? ' own-value' : ''}`}
            title={readText.backToNumbers}
            onClick={onToggleValues}
          >
            {valueKindShort[kind].head}
            <span className="sd-part"> ± {readText.heads.sd}</span>
          </button>
        </th>
      ))}
      <th className="number">{readText.heads.pixels}</th>
    </>
  );
}

function MeanRow({
  rows,
  protocol,
  decimals,
}: {
  readonly rows: readonly NumbersRow[];
  readonly protocol: Protocol;
  readonly decimals: number;
}) {
  const csa = meanOf(rows.map((row) => row.measurement && csaOf(row.measurement, protocol)));
  const si = meanOf(rows.map((row) => row.measurement && siOf(row.measurement, protocol)));
  const ratio = ratioOf(csa, si);
  const isEachClosed = rows.every((row) => row.measurement && !row.isLive);
  const isLossy = isEachClosed && rows.some((row) => row.measurement?.isLossy);
  return (
    <tr className="mean-row">
      <td className="muted">
        {isLossy ? readText.mean : readText.meanOfSides}
        {isLossy ? <LossyMark /> : null}
      </td>
      {isEachClosed ? (
        <>
          <td className="number live-number">{fixed(csa, 1)}</td>
          <td className="number live-number">{fixed(si, decimals)}</td>
          <td className="number live-number">{fixed(ratio, ratioDecimals(ratio))}</td>
          <td colSpan={2} />
        </>
      ) : (
        <td className="number faint" colSpan={5}>
          {whyNoMean(rows)}
        </td>
      )}
    </tr>
  );
}

import type { RoiMeasurement } from '../../domain/measurement/roiMeasurement';
import { type RoiTarget, targetKey } from '../../domain/reading/roi';
import type { Protocol } from '../../domain/study/protocol';
import { targetsOf } from '../../domain/study/targets';
import type { TimePoint } from '../../domain/timePoint';
import type { ReadingPane, ReadingSession } from '../../state/readingSession';
import { useApp } from '../AppContext';
import { StateIcon } from '../parts/StateIcon';
import { csaOf, fixed, meanOf, ratioOf, siOf } from './numbers';
import { readText } from './readText';
import type { ScanCheck } from './scanChecks';

interface NumbersTableProps {
  readonly timePoint: TimePoint;
  readonly session: ReadingSession;
  readonly pane: ReadingPane;
  readonly protocol: Protocol;
  readonly style: 'first' | 'second' | 'third';
  readonly checks: readonly ScanCheck[];
  readonly onCannotMeasure: (target: RoiTarget) => void;
}

interface Row {
  readonly target: RoiTarget;
  readonly key: string;
  readonly measurement: RoiMeasurement | undefined;
  readonly note: string | undefined;
  readonly isLive: boolean;
}

function rowOf(target: RoiTarget, session: ReadingSession, pane: ReadingPane): Row {
  const key = targetKey(target);
  const { live } = pane;
  if (live?.key === key) {
    const { outcome } = live;
    if (outcome.kind === 'measured') {
      return { target, key, measurement: outcome.measurement, note: undefined, isLive: true };
    }
    return { target, key, measurement: undefined, note: undefined, isLive: true };
  }
  const entry = session.reading.entries[key];
  if (entry?.kind === 'roi')
    return { target, key, measurement: entry.measurement, note: undefined, isLive: false };
  const note = entry ? readText.reasons[entry.reason] : undefined;
  return { target, key, measurement: undefined, note, isLive: false };
}

function footLine(rows: readonly Row[], pane: ReadingPane): string {
  const live = rows.find((row) => row.isLive);
  if (live) {
    const side = readText.sides[live.target.side];
    if (pane.live?.outcome.kind === 'refused') return readText.crossing(side);
    return pane.editor.draft ? readText.soFar(side) : readText.inHand(side);
  }
  if (rows.some((row) => row.measurement?.area.kind === 'unknown')) return readText.noSpacing;
  const spacing = rows.find((row) => row.measurement?.area.kind === 'known')?.measurement?.area;
  return spacing?.kind === 'known' ? readText.ruleAndSpacing(spacing.spacing) : readText.rule;
}

/** Why there is no mean of the sides yet, or none at all. */
function whyNoMean(rows: readonly Row[]): string {
  if (rows.some((row) => row.note !== undefined)) return readText.noMean;
  const open = rows.filter((row) => !row.measurement || row.isLive);
  const [only] = open;
  return open.length === 1 && only ? readText.whenClosed(only.target.side) : readText.whenBoth;
}

/**
 * The numbers of one scan under its own image, live while an outline is drawn. No change, no percent and no other
 * observer: a number one expects is a bias.
 */
export function NumbersTable({
  timePoint,
  session,
  pane,
  protocol,
  style,
  checks,
  onCannotMeasure,
}: NumbersTableProps) {
  const app = useApp();
  const targets = targetsOf(protocol).filter((target) => target.timePoint === timePoint);
  const rows = targets.map((target) => rowOf(target, session, pane));
  const isLocked = session.reading.state === 'signed';
  const armedKey = session.armed && targetKey(session.armed);
  const meanCsa = meanOf(rows.map((row) => row.measurement && csaOf(row.measurement, protocol)));
  const meanSi = meanOf(rows.map((row) => row.measurement && siOf(row.measurement)));
  const isEachClosed = rows.every((row) => row.measurement && !row.isLive);
  const armed = rows.find((row) => row.key === armedKey && !row.isLive && !row.measurement && !row.note);
  const { heads } = readText;
  return (
    <section className="numbers">
      <table className="numbers-table" data-testid={`numbers-${timePoint}`}>
        <thead>
          <tr>
            <th>{protocol.muscles.map((muscle) => muscle.shortName).join(', ')}</th>
            <th className="number">{heads.csa}</th>
            <th className="number">{heads.si}</th>
            <th className="number">{heads.ratio}</th>
            <th className="number">{heads.pixels}</th>
            <th className="number sd-column">{heads.sd}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const csa = row.measurement && csaOf(row.measurement, protocol);
            const si = row.measurement && siOf(row.measurement);
            const signal = row.measurement?.signal;
            return (
              <tr
                key={row.key}
                className={row.key === armedKey ? `armed ${style}` : ''}
                data-testid={`row-${timePoint}-${row.target.side}`}
                onClick={() => void app.arm(row.target)}
              >
                <td>
                  <span className={`side-tag ${style}`}>{readText.sideLetter[row.target.side]}</span>
                  {row.isLive ? (
                    <span className="row-state muted">
                      {' '}
                      {pane.editor.draft ? readText.isDrawing : readText.isEditing}
                    </span>
                  ) : null}
                </td>
                {row.note ? (
                  <td className="muted reason" colSpan={5} title={row.note}>
                    {row.note}
                  </td>
                ) : (
                  <>
                    <td className="number live-number" data-csa={csa}>
                      {fixed(csa, 1)}
                    </td>
                    <td className="number live-number" data-si={si}>
                      {signal?.kind === 'no-pixels' ? readText.noPixels : fixed(si, 1)}
                    </td>
                    <td className="number live-number">{fixed(ratioOf(csa, si), 2)}</td>
                    <td
                      className="number live-number"
                      data-n={signal?.kind === 'known' ? signal.pixelCount : undefined}
                    >
                      {signal?.kind === 'known' ? signal.pixelCount : '–'}
                    </td>
                    <td className="number live-number sd-column">
                      {fixed(signal?.kind === 'known' ? signal.sd : undefined, 1)}
                    </td>
                  </>
                )}
              </tr>
            );
          })}
          <tr className="mean-row">
            <td className="muted">{readText.meanOfSides}</td>
            {isEachClosed ? (
              <>
                <td className="number live-number">{fixed(meanCsa, 1)}</td>
                <td className="number live-number">{fixed(meanSi, 1)}</td>
                <td className="number live-number">{fixed(ratioOf(meanCsa, meanSi), 2)}</td>
                <td colSpan={2} />
              </>
            ) : (
              <td className="number faint" colSpan={5}>
                {whyNoMean(rows)}
              </td>
            )}
          </tr>
        </tbody>
      </table>
      <div className="check-line" data-testid={`checks-${timePoint}`}>
        {checks.map(({ state, text }) => (
          <span key={text} className="icon-text">
            <StateIcon state={state} size={14} />
            {text}
          </span>
        ))}
      </div>
      <div className="numbers-foot">
        <span className="faint foot-text" title={footLine(rows, pane)}>
          {footLine(rows, pane)}
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

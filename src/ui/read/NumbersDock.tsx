import { memo } from 'react';
import { type RoiTarget, targetKey } from '../../domain/reading/roi';
import type { Protocol } from '../../domain/study/protocol';
import type { TimePoint } from '../../domain/timePoint';
import type { ObserverStyle } from '../../editor/overlay';
import { KeyCap } from '../parts/KeyCap';
import { StateIcon } from '../parts/StateIcon';
import { type DockView, nextDockView } from './dockView';
import { FactsPanel } from './FactsPanel';
import { FatPanel } from './FatPanel';
import { NumbersTable } from './NumbersTable';
import { targetWords } from './numbersRow';
import { readText } from './readText';
import type { ScanCheck } from './scanChecks';
import { useScan, useSession } from './useSession';
import './numbersDock.css';
import { useAskedTargets } from './useAskedTargets';

interface NumbersDockProps {
  readonly timePoint: TimePoint;
  readonly protocol: Protocol;
  readonly style: ObserverStyle;
  readonly checks: readonly ScanCheck[];
  readonly isLocked: boolean;
  readonly view: DockView;
  readonly onNextView: () => void;
  readonly onCannotMeasure: (target: RoiTarget) => void;
}

/** What is measured on one scan: numbers, values, facts or fat of its ROIs, one at a time. */
export const NumbersDock = memo(function NumbersDock(props: NumbersDockProps) {
  const { timePoint, protocol, style, checks, view, onNextView } = props;
  return (
    <section className="numbers">
      {view === 'facts' ? (
        <FactsPanel timePoint={timePoint} protocol={protocol} />
      ) : view === 'fat' ? (
        <FatPanel timePoint={timePoint} protocol={protocol} />
      ) : (
        <NumbersTable
          timePoint={timePoint}
          protocol={protocol}
          style={style}
          areValuesShown={view === 'values'}
          isLocked={props.isLocked}
          onNextView={onNextView}
        />
      )}
      {view === 'numbers' ? (
        <div className="check-line" data-testid={`checks-${timePoint}`}>
          {checks.map(({ state, text }) => (
            <span key={text} className={`icon-text ${state}`} title={text}>
              <StateIcon state={state} size={14} />
              <span className="check-text">{text}</span>
            </span>
          ))}
        </div>
      ) : null}
      <NumbersFoot {...props} />
    </section>
  );
});

function NumbersFoot(props: NumbersDockProps) {
  const { timePoint, protocol, isLocked, view, onNextView, onCannotMeasure } = props;
  const targets = useAskedTargets(protocol);
  const text = useFootText(timePoint, protocol, targets, view);
  const armed = useSession(({ armed: one, reading, panes }) => {
    const isOpen =
      one?.timePoint === timePoint &&
      reading.entries[targetKey(one)] === undefined &&
      panes[timePoint]?.live?.key !== targetKey(one);
    return isOpen ? one : undefined;
  });
  return (
    <div className="numbers-foot">
      <span className="faint foot-text" title={text}>
        {text}
      </span>
      {armed && !isLocked && view === 'numbers' ? (
        <button type="button" className="link-button quiet" onClick={() => onCannotMeasure(armed)}>
          {readText.cannotMeasure(targetWords(armed, protocol))}
        </button>
      ) : null}
      <button type="button" className="view-button" title={readText.nextView} onClick={onNextView}>
        <KeyCap name="I" />
        {readText.dockViews[nextDockView(view, protocol)]}
      </button>
    </div>
  );
}

/** What the numbers above are: how far they go, or by which rule and spacing they were taken. */
function useFootText(
  timePoint: TimePoint,
  protocol: Protocol,
  targets: readonly RoiTarget[],
  view: DockView,
): string {
  const liveKey = useScan(timePoint, ({ live }) => live?.key);
  const isRefused = useScan(timePoint, ({ live }) => live?.outcome.kind === 'refused');
  const isDraft = useScan(timePoint, ({ editor }) => editor.draft !== undefined);
  const entries = useSession(({ reading }) => reading.entries);
  const live = targets.find((target) => targetKey(target) === liveKey);
  if (live) {
    const name = targetWords(live, protocol);
    if (isRefused) return readText.crossing(name);
    return isDraft ? readText.soFar(name) : readText.inHand(name);
  }
  if (view === 'values') return readText.threeValuesFoot;
  const measured = targets.flatMap((target) => {
    const entry = target.timePoint === timePoint ? entries?.[targetKey(target)] : undefined;
    return entry?.kind === 'roi' ? [entry.measurement] : [];
  });
  if (measured.some(({ area }) => area.kind === 'unknown')) return readText.noSpacing;
  const rule = readText.rules[measured[0]?.rule.id ?? protocol.pixelRule];
  const area = measured[0]?.area;
  return area?.kind === 'known' ? `${rule} · ${readText.spacing(area.spacing)}` : rule;
}

import { IconCheck } from '@tabler/icons-react';
import type { Pane, PaneView } from '../../app/panePort';
import type { PointPx } from '../../domain/image/point';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import { type RoiTarget, targetKey } from '../../domain/reading/roi';
import type { Protocol } from '../../domain/study/protocol';
import { targetsOf } from '../../domain/study/targets';
import type { TimePoint } from '../../domain/timePoint';
import type { ReadingSession } from '../../state/readingSession';
import { AxialPane } from './AxialPane';
import type { Held } from './held';
import { NumbersTable } from './NumbersTable';
import { readText } from './readText';
import { SagittalPane } from './SagittalPane';
import { SliceCard } from './SliceCard';

interface ScanColumnProps {
  readonly timePoint: TimePoint;
  readonly session: ReadingSession;
  readonly protocol: Protocol;
  readonly style: 'first' | 'second' | 'third';
  readonly held: Held;
  /** What stands after the time point's name: scanner, interval. */
  readonly facts: string;
  readonly onPane: (timePoint: TimePoint, pane: Pane | undefined) => void;
  readonly onView: (timePoint: TimePoint, view: PaneView, cause: 'gesture' | 'call') => void;
  readonly onHover: (timePoint: TimePoint, header: SliceHeader, atPx: PointPx | undefined) => void;
  readonly onCannotMeasure: (target: RoiTarget) => void;
}

/** One scan: axial image above; sagittal, slice and numbers below. */
export function ScanColumn(props: ScanColumnProps) {
  const { timePoint, session, protocol, style, held } = props;
  const pane = session.panes[timePoint];
  const targets = targetsOf(protocol).filter((target) => target.timePoint === timePoint);
  const given = targets.filter((target) => session.reading.entries[targetKey(target)] !== undefined).length;
  const isActive = session.activeTimePoint === timePoint;
  const drawing = pane?.editor.draft;
  return (
    <section className="scan-column" aria-label={readText.timePoints[timePoint]}>
      <header className="scan-head">
        <strong>{readText.timePoints[timePoint]}</strong>
        <span className="muted">{props.facts}</span>
        <span className="gap" />
        {session.isLinked ? null : <span className="muted">{readText.notLinked}</span>}
        {drawing ? (
          <span className="icon-text">
            <span className={`observer-dot ${style}`} />
            {readText.drawing(drawing.target.tag)}
          </span>
        ) : (
          <span className="icon-text">
            {given === targets.length ? <IconCheck size={15} className="fine" aria-hidden /> : null}
            {readText.given(given, targets.length)}
          </span>
        )}
      </header>
      {pane ? (
        <>
          <AxialPane
            timePoint={timePoint}
            pane={pane}
            style={style}
            isActive={isActive}
            held={held}
            onPane={props.onPane}
            onView={props.onView}
            onHover={props.onHover}
          />
          <div className="dock">
            <SagittalPane timePoint={timePoint} pane={pane} style={style} />
            <SliceCard
              timePoint={timePoint}
              pane={pane}
              choice={session.reading.sliceChoices[timePoint]}
              style={style}
              isLocked={session.reading.state === 'signed'}
            />
            <NumbersTable
              timePoint={timePoint}
              session={session}
              pane={pane}
              protocol={protocol}
              style={style}
              onCannotMeasure={props.onCannotMeasure}
            />
          </div>
        </>
      ) : (
        <div className="pane-message">
          <h2>{readText.noScan(timePoint).title}</h2>
          <p className="muted">{readText.noScan(timePoint).text}</p>
        </div>
      )}
    </section>
  );
}

import { IconCheck, IconLink, IconLinkOff, IconLock } from '@tabler/icons-react';
import type { Pane, PaneView } from '../../app/panePort';
import type { Region } from '../../app/reading/muscleRegion';
import { shownSlice } from '../../app/reading/panes';
import type { PointPx } from '../../domain/image/point';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import { type RoiTarget, targetKey } from '../../domain/reading/roi';
import type { Protocol } from '../../domain/study/protocol';
import { targetsOf } from '../../domain/study/targets';
import type { TimePoint } from '../../domain/timePoint';
import type { ReadingSession } from '../../state/readingSession';
import { StateIcon } from '../parts/StateIcon';
import { AxialPane } from './AxialPane';
import type { Held } from './held';
import { NumbersTable } from './NumbersTable';
import { readText } from './readText';
import { SagittalPane } from './SagittalPane';
import { SliceCard } from './SliceCard';
import { scanChecks } from './scanChecks';

/** What stands after the time point's name. */
export interface ScanFacts {
  readonly interval: string;
  readonly scanner: string;
}

interface ScanColumnProps {
  readonly timePoint: TimePoint;
  readonly session: ReadingSession;
  readonly protocol: Protocol;
  readonly style: 'first' | 'second' | 'third';
  readonly held: Held;
  readonly facts: ScanFacts;
  /** What the axial pane opens with. */
  readonly region: Region | undefined;
  readonly onPane: (timePoint: TimePoint, pane: Pane | undefined) => void;
  readonly onView: (timePoint: TimePoint, view: PaneView, cause: 'gesture' | 'call') => void;
  readonly onHover: (timePoint: TimePoint, header: SliceHeader, atPx: PointPx | undefined) => void;
  readonly onCannotMeasure: (target: RoiTarget) => void;
  /** The three kinds of value stand in the place of the numbers. */
  readonly areValuesShown: boolean;
  readonly onToggleValues: () => void;
}

/** One scan: axial image above; sagittal, slice and numbers below. */
export function ScanColumn(props: ScanColumnProps) {
  const { timePoint, session, protocol, style, held } = props;
  const pane = session.panes[timePoint];
  const targets = targetsOf(protocol).filter((target) => target.timePoint === timePoint);
  const given = targets.filter((target) => session.reading.entries[targetKey(target)] !== undefined).length;
  const isActive = session.activeTimePoint === timePoint;
  const drawing = pane?.editor.draft;
  const header = pane && shownSlice(pane.axial);
  const { preop } = session.panes;
  const checks =
    pane && header
      ? scanChecks({
          header,
          preop: timePoint === 'preop' ? undefined : preop && shownSlice(preop.axial),
          settings: protocol,
          outlineCount: pane.editor.outlines.length,
          hasSideWarning: pane.editor.outlines.some((outline) => outline.warning !== undefined),
        })
      : [];
  const warnings = checks.filter((check) => check.state === 'attention');
  // The dock has room beside two rows of numbers; a narrow or low window has not, see the style.
  const isRoomy = targets.length <= 2 && warnings.length <= 4;
  const [worst, ...more] = warnings;
  return (
    <section
      className={isRoomy ? 'scan-column roomy' : 'scan-column'}
      aria-label={readText.timePoints[timePoint]}
    >
      <header className="scan-head">
        <strong>{readText.timePoints[timePoint]}</strong>
        {props.facts.interval ? <span className="muted">{props.facts.interval}</span> : null}
        <span className="scanner muted wide-only" title={props.facts.scanner}>
          {props.facts.scanner}
        </span>
        <span className="gap" />
        {worst ? (
          <span className="icon-text check" title={[worst, ...more].map(({ text }) => text).join(' · ')}>
            <StateIcon state="attention" />
            <span className="check-text">{worst.text}</span>
            {more.length > 0 ? <span className="faint">+{more.length}</span> : null}
          </span>
        ) : null}
        {timePoint === 'followUp' ? (
          <span className="icon-text muted">
            {session.isLinked ? <IconLink size={14} aria-hidden /> : <IconLinkOff size={14} aria-hidden />}
            <span className={worst ? 'wide-only' : ''}>
              {session.isLinked ? readText.linked : readText.notLinked}
            </span>
          </span>
        ) : null}
        {session.reading.state === 'signed' ? (
          <span className="icon-text" data-testid={`locked-${timePoint}`}>
            <IconLock size={14} className="muted" aria-hidden />
            {readText.signed}
          </span>
        ) : drawing ? (
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
            region={props.region}
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
              checks={checks}
              onCannotMeasure={props.onCannotMeasure}
              areValuesShown={props.areValuesShown}
              onToggleValues={props.onToggleValues}
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

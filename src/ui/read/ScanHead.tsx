import { IconCheck, IconLink, IconLinkOff, IconLock } from '@tabler/icons-react';
import { memo, useMemo, useSyncExternalStore } from 'react';
import { targetKey } from '../../domain/reading/roi';
import type { Protocol } from '../../domain/study/protocol';
import type { TimePoint } from '../../domain/timePoint';
import type { ObserverStyle } from '../../editor/overlay';
import { StateIcon } from '../parts/StateIcon';
import type { EndplateDesk } from './endplateDesk';
import { nextEndplate } from './endplateHand';
import { offsetLength } from './linkedView';
import type { PaneFacts, PaneKind } from './paneFacts';
import { readText } from './readText';
import type { ScanCheck } from './scanChecks';
import { useScanNames } from './scanNames';
import { usePaneFact } from './usePaneFact';
import { useScan, useSession } from './useSession';
import './scanHead.css';
import { useAskedTargets } from './useAskedTargets';

interface ScanHeadProps {
  readonly timePoint: TimePoint;
  readonly protocol: Protocol;
  readonly style: ObserverStyle;
  readonly interval: string;
  readonly scanner: string;
  readonly checks: readonly ScanCheck[];
  readonly isLocked: boolean;
  /** Which pane is large. */
  readonly kind: PaneKind;
  readonly facts: PaneFacts;
  readonly desk: EndplateDesk;
  readonly onResetOffset: () => void;
}

/** Over a scan: which it is, what needs attention, how the scans are linked, and where the work on it is. */
export const ScanHead = memo(function ScanHead(props: ScanHeadProps) {
  const { timePoint, interval, scanner, checks, kind, facts, onResetOffset } = props;
  const warnings = checks.filter((check) => check.state === 'attention');
  const [worst, ...more] = warnings;
  const names = useScanNames();
  const isLast = useSession(({ timePoints }) => timePoints.length > 1 && timePoints.at(-1) === timePoint);
  const isChoosing = useSession(({ task }) => task === 'slices');
  return (
    <header className="scan-head">
      <strong>{names.of[timePoint]}</strong>
      {interval ? <span className="muted">{interval}</span> : null}
      {scanner === '' ? null : (
        <span className="scanner muted wide-only" title={scanner}>
          {scanner}
        </span>
      )}
      <span className="gap" />
      {worst ? (
        <span className="icon-text check" title={[worst, ...more].map(({ text }) => text).join(' · ')}>
          <StateIcon state="attention" />
          <span className="check-text">{worst.text}</span>
          {more.length > 0 ? <span className="faint">+{more.length}</span> : null}
        </span>
      ) : null}
      {isLast ? (
        <LinkState kind={kind} facts={facts} isShort={worst !== undefined} onReset={onResetOffset} />
      ) : null}
      {kind === 'sagittal' || isChoosing ? <MarkingState {...props} /> : <DrawingState {...props} />}
    </header>
  );
});

function LinkState(props: {
  readonly kind: PaneKind;
  readonly facts: PaneFacts;
  readonly isShort: boolean;
  readonly onReset: () => void;
}) {
  const isLinked = useSession((session) => session.isLinked) === true;
  const offset = usePaneFact(props.facts, ({ offsets }) => offsets[props.kind]);
  const length = offset && readText.offsetLength(offsetLength(offset), offset.unit);
  const text = isLinked ? readText.linked : readText.notLinked;
  return (
    <span className="icon-text muted" data-testid="link-state">
      {isLinked ? <IconLink size={14} aria-hidden /> : <IconLinkOff size={14} aria-hidden />}
      {length === undefined ? (
        <span className={props.isShort ? 'wide-only' : ''}>{text}</span>
      ) : (
        <>
          <span>{isLinked ? readText.linkedOffset(length) : readText.apartOffset(length)}</span>
          <button type="button" className="link-button quiet" onClick={props.onReset}>
            {readText.resetOffset}
          </button>
        </>
      )}
    </span>
  );
}

function MarkingState({ timePoint, style, desk, isLocked }: ScanHeadProps) {
  const marks = useSession(({ reading }) => reading.endplates?.[timePoint]);
  const isBegun = useSyncExternalStore(
    desk.subscribe,
    () => desk.get().hands[timePoint].startPx !== undefined,
  );
  const choice = useSession(({ reading }) => reading.sliceChoices[timePoint] !== undefined);
  if (isLocked) return <Locked timePoint={timePoint} />;
  if (isBegun || (nextEndplate(marks ?? {}) && !choice)) {
    return (
      <span className="icon-text">
        <span className={`observer-dot ${style}`} />
        {readText.endplates.marking}
      </span>
    );
  }
  return (
    <span className="icon-text">
      <IconCheck size={15} className="fine" aria-hidden />
      {choice ? readText.endplates.sliceChosen : readText.endplates.sliceProposed}
    </span>
  );
}

function DrawingState({ timePoint, protocol, style, isLocked }: ScanHeadProps) {
  const asked = useAskedTargets(protocol);
  const targets = useMemo(() => asked.filter((target) => target.timePoint === timePoint), [asked, timePoint]);
  const tag = useScan(timePoint, ({ editor }) => editor.draft?.target.tag);
  const shape = useScan(timePoint, ({ editor }) => editor.draft?.shape);
  const given = useSession(
    ({ reading }) => targets.filter((target) => reading.entries[targetKey(target)] !== undefined).length,
  );
  if (isLocked) return <Locked timePoint={timePoint} />;
  if (tag !== undefined) {
    return (
      <span className="icon-text">
        <span className={`observer-dot ${style}`} />
        {shape === 'exclusion' ? readText.excluding(tag) : readText.drawing(tag)}
      </span>
    );
  }
  if (targets.length === 0) return <span className="faint">{readText.settling.notAsked}</span>;
  return (
    <span className="icon-text">
      {given === targets.length ? <IconCheck size={15} className="fine" aria-hidden /> : null}
      {readText.given(given ?? 0, targets.length)}
    </span>
  );
}

function Locked({ timePoint }: { readonly timePoint: TimePoint }) {
  return (
    <span className="icon-text" data-testid={`locked-${timePoint}`}>
      <IconLock size={14} className="muted" aria-hidden />
      {readText.signed}
    </span>
  );
}

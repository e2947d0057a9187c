import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { memo, type ReactNode, useSyncExternalStore } from 'react';
import type { Protocol } from '../../domain/study/protocol';
import type { TimePoint } from '../../domain/timePoint';
import type { ObserverStyle } from '../../editor/overlay';
import type { SliceStack } from '../../state/readingSession';
import { KeyCap } from '../parts/KeyCap';
import { KeyHint } from '../parts/KeyHint';
import { StateIcon } from '../parts/StateIcon';
import { canalFront } from './canalDesk';
import type { EndplateDesk } from './endplateDesk';
import { nextEndplate, pointCount } from './endplateHand';
import { fixed } from './numbers';
import { readText } from './readText';
import { SliceStrip } from './SliceStrip';
import { useSession } from './useSession';
import { useSlicePlace } from './useSlicePlace';

interface SliceChoicePanelProps {
  readonly timePoint: TimePoint;
  readonly stack: SliceStack;
  readonly protocol: Protocol;
  readonly style: ObserverStyle;
  readonly isLocked: boolean;
  readonly desk: EndplateDesk;
  readonly onAccept: (timePoint: TimePoint) => void;
  /** Observers will see the slice from the front of the spinal canal backwards. */
  readonly isCropped: boolean;
}

/** Beside the axial slice that would result, while endplates are marked: what comes next, distances, tilt, and accepting. */
export const SliceChoicePanel = memo(function SliceChoicePanel(props: SliceChoicePanelProps) {
  const { timePoint, stack, protocol, style, isLocked, desk, onAccept, isCropped } = props;
  const text = readText.endplates;
  const { choice, marks, midHeight, proposedIndex, isFromMarks, place, isFar, farAt, isAsked, state } =
    useSlicePlace(timePoint, stack, protocol.sliceToleranceMm);
  const count = useSyncExternalStore(desk.subscribe, () =>
    pointCount(marks ?? {}, desk.get().hands[timePoint]),
  );
  const number = stack.index + 1;
  const next = nextEndplate(marks ?? {});
  const title =
    next && !isLocked
      ? text.next(next, count % 2 === 1)
      : text.slice(number, state === 'proposed' && !isFromMarks ? 'notChosen' : state);
  const pending = <span className="faint pending">{next ? text.afterLast : '–'}</span>;
  return (
    <section className="choice-panel" aria-label={readText.slice} data-testid={`slice-choice-${timePoint}`}>
      <div className="card-head">
        <h3 className="panel-title">{title}</h3>
        <span className="chip outlined">
          {count === 4 ? <IconCheck size={13} className="fine" aria-hidden /> : null}
          {text.points(count)}
        </span>
      </div>
      <dl className="choice-facts">
        <Fact label={text.atBodyLong} isFar={farAt.body}>
          {place ? text.signedMm(place.distanceAtBodyMm, protocol.sliceToleranceMm) : pending}
        </Fact>
        <Fact label={text.atMuscleLong} isFar={farAt.muscle}>
          {place ? (
            text.signedMm(place.distanceAtMuscleMm, protocol.sliceToleranceMm)
          ) : (
            <span className="faint">–</span>
          )}
        </Fact>
        <Fact label={text.tilt}>
          {place ? `${fixed(place.tiltDeg, 1)}°` : <span className="faint">–</span>}
        </Fact>
        <Fact label={text.heights}>
          {midHeight ? (
            `${fixed(midHeight.anteriorHeightMm, 1)} / ${fixed(midHeight.posteriorHeightMm, 1)} mm`
          ) : (
            <span className="faint">–</span>
          )}
        </Fact>
        {isCropped ? <CanalFact timePoint={timePoint} /> : null}
      </dl>
      <SliceStrip
        timePoint={timePoint}
        stack={stack}
        choice={choice}
        proposedIndex={proposedIndex}
        style={style}
      />
      {isFar ? (
        <p className="icon-text far-slice" role="status" data-testid={`far-${timePoint}`}>
          <StateIcon state="attention" size={14} />
          <span className="check-text" title={text.far(protocol.sliceToleranceMm)}>
            {text.far(protocol.sliceToleranceMm)}
          </span>
        </p>
      ) : midHeight && !place ? (
        <p className="icon-text far-slice" role="status">
          <StateIcon state="attention" size={14} />
          <span className="check-text">{text.noPlace}</span>
        </p>
      ) : null}
      <div className="choice-foot">
        {isLocked || !isAsked ? null : (
          <Button
            size="xs"
            variant={state !== 'chosen' && isFromMarks ? 'filled' : 'default'}
            disabled={state === 'chosen'}
            onClick={() => onAccept(timePoint)}
            rightSection={<KeyCap name="A" />}
          >
            {state === 'chosen' ? text.accepted(number) : text.accept(number)}
          </Button>
        )}
        <KeyHint keys={[',', '.']} does={text.otherSlice} />
        <span className="wide-only">
          <KeyHint keys={['⌫']} does={text.lastPoint} />
        </span>
        <span className="gap" />
        <span className="faint evidence-note">
          {choice?.atMidHeight?.evidencePng === undefined ? (place ? text.evidenceLater : '') : text.evidence}
        </span>
      </div>
    </section>
  );
});

interface FactProps {
  readonly label: string;
  readonly isFar?: boolean;
  readonly children: ReactNode;
}

function Fact({ label, isFar = false, children }: FactProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {isFar ? <StateIcon state="attention" size={14} /> : null}
        {children}
      </dd>
    </div>
  );
}

/** From where observers will see the slice, and how that was settled. */
function CanalFact({ timePoint }: { readonly timePoint: TimePoint }) {
  const how = useSession((session) => canalFront(session, timePoint)?.how);
  return how === undefined ? null : (
    <div title={readText.canalHint}>
      <dt>{readText.canalName}</dt>
      <dd>{readText.canalFrom[how]}</dd>
    </div>
  );
}

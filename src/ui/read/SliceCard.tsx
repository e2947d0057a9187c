import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { memo } from 'react';
import type { Protocol } from '../../domain/study/protocol';
import type { TimePoint } from '../../domain/timePoint';
import type { ObserverStyle } from '../../editor/overlay';
import type { SliceStack } from '../../state/readingSession';
import { useApp } from '../AppContext';
import { KeyHint } from '../parts/KeyHint';
import { StateIcon } from '../parts/StateIcon';
import { fixed } from './numbers';
import { readText } from './readText';
import { SliceStrip } from './SliceStrip';
import { useSlicePlace } from './useSlicePlace';

interface SliceCardProps {
  readonly timePoint: TimePoint;
  readonly stack: SliceStack;
  readonly protocol: Protocol;
  readonly style: ObserverStyle;
  readonly isLocked: boolean;
}

/** Which slice is shown, chosen and proposed, and how far from mid-height it lies. */
export const SliceCard = memo(function SliceCard(props: SliceCardProps) {
  const { timePoint, stack, protocol, style, isLocked } = props;
  const app = useApp();
  const { choice, proposedIndex, place, farAt, isAsked, state } = useSlicePlace(
    timePoint,
    stack,
    protocol.sliceToleranceMm,
  );
  return (
    <section className="slice-card" aria-label={readText.slice}>
      <div className="card-head">
        <strong>{readText.slice}</strong>
        <span className="chip outlined" data-testid={`slice-state-${timePoint}`}>
          {state === 'chosen' ? <IconCheck size={13} className="fine" aria-hidden /> : null}
          {readText[state]}
        </span>
      </div>
      <div className="card-line">
        <span>
          <strong className="live-number">{stack.index + 1}</strong>{' '}
          <span className="muted">{readText.ofSlices(stack.slices.length)}</span>
        </span>
        {state === 'chosen' || isLocked || !isAsked ? null : (
          <Button
            size="compact-xs"
            onClick={() => void app.acceptSlice(timePoint)}
            aria-label={readText.accept}
          >
            {readText.acceptShort}
          </Button>
        )}
      </div>
      <SliceStrip
        timePoint={timePoint}
        stack={stack}
        choice={choice}
        proposedIndex={proposedIndex}
        style={style}
      />
      {place ? (
        <dl className="card-facts">
          <div>
            <dt>{readText.endplates.atBody}</dt>
            <dd>
              {farAt.body ? <StateIcon state="attention" size={13} /> : null}
              {readText.endplates.signedMm(place.distanceAtBodyMm, protocol.sliceToleranceMm)}
            </dd>
          </div>
          <div>
            <dt>{readText.endplates.atMuscle}</dt>
            <dd>
              {farAt.muscle ? <StateIcon state="attention" size={13} /> : null}
              {readText.endplates.signedMm(place.distanceAtMuscleMm, protocol.sliceToleranceMm)}
            </dd>
          </div>
          <div>
            <dt>{readText.endplates.tilt}</dt>
            <dd>{fixed(place.tiltDeg, 1)}°</dd>
          </div>
        </dl>
      ) : null}
      <div className="card-foot">
        <KeyHint keys={[',', '.']} does="slice" />
        <KeyHint keys={['T']} does={readText.endplates.mark} />
      </div>
    </section>
  );
});

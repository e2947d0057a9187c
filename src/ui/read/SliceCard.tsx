import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { shownSlice } from '../../app/reading/panes';
import { imageKey } from '../../domain/image/imageRef';
import type { SliceChoice } from '../../domain/reading/reading';
import type { TimePoint } from '../../domain/timePoint';
import type { ReadingPane } from '../../state/readingSession';
import { useApp } from '../AppContext';
import { KeyHint } from '../parts/KeyHint';
import { readText } from './readText';

interface SliceCardProps {
  readonly timePoint: TimePoint;
  readonly pane: ReadingPane;
  readonly choice: SliceChoice | undefined;
  readonly style: 'first' | 'second' | 'third';
  readonly isLocked: boolean;
}

/** Which slice is shown, chosen and proposed; a tick box a slice. */
export function SliceCard({ timePoint, pane, choice, style, isLocked }: SliceCardProps) {
  const app = useApp();
  const { axial, proposedIndex } = pane;
  const shown = shownSlice(axial);
  const isChosen = choice !== undefined && shown !== undefined && imageKey(choice.image) === imageKey(shown);
  const state = isChosen ? 'chosen' : axial.index === proposedIndex ? 'proposed' : 'notChosen';
  return (
    <section className="slice-card" aria-label={readText.slice}>
      <div className="card-head">
        <strong>{readText.slice}</strong>
        {isChosen ? (
          <span className="chip outlined" data-testid={`slice-state-${timePoint}`}>
            <IconCheck size={13} className="fine" aria-hidden />
            {readText.chosen}
          </span>
        ) : (
          <span className="chip outlined" data-testid={`slice-state-${timePoint}`}>
            {readText[state]}
          </span>
        )}
      </div>
      <div>
        <strong className="live-number">{axial.index + 1}</strong>{' '}
        <span className="muted">{readText.ofSlices(axial.slices.length)}</span>
      </div>
      <div className="slice-strip">
        {axial.slices.map((slice, index) => {
          const isChoice = choice !== undefined && imageKey(choice.image) === imageKey(slice);
          const classes = [
            'slice-step',
            index === axial.index ? 'shown' : '',
            isChoice ? `choice ${style}` : '',
            index === proposedIndex ? 'proposal' : '',
          ];
          return (
            <button
              key={imageKey(slice)}
              type="button"
              tabIndex={-1}
              className={classes.join(' ')}
              aria-label={`${readText.slice} ${index + 1}`}
              onClick={() => void app.showAxialSlice(timePoint, index)}
            />
          );
        })}
      </div>
      <div className="card-foot">
        <KeyHint keys={[',', '.']} does="slice" />
        {isChosen || isLocked ? null : (
          <Button size="compact-xs" onClick={() => void app.acceptSlice(timePoint)}>
            {readText.accept}
          </Button>
        )}
      </div>
    </section>
  );
}

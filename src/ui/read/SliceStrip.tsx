import { imageKey } from '../../domain/image/imageRef';
import type { SliceChoice } from '../../domain/reading/reading';
import type { TimePoint } from '../../domain/timePoint';
import type { ObserverStyle } from '../../editor/overlay';
import type { SliceStack } from '../../state/readingSession';
import { useApp } from '../AppContext';
import { readText } from './readText';
import './slicePlace.css';

interface SliceStripProps {
  readonly timePoint: TimePoint;
  readonly stack: SliceStack;
  readonly choice: SliceChoice | undefined;
  readonly proposedIndex: number | undefined;
  readonly style: ObserverStyle;
}

/** A box a slice: which is shown, chosen, proposed. */
export function SliceStrip({ timePoint, stack, choice, proposedIndex, style }: SliceStripProps) {
  const app = useApp();
  return (
    <div className="slice-strip">
      {stack.slices.map((slice, index) => {
        const isChoice = choice !== undefined && imageKey(choice.image) === imageKey(slice);
        const classes = [
          'slice-step',
          index === stack.index ? 'shown' : '',
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
  );
}

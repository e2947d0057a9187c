import type { HistoryChange, StoredHistory } from '../../domain/keeping/readingRecords';
import { contentStep, takeStep } from '../../domain/reading/contentStep';
import type { Reading } from '../../domain/reading/reading';
import { contentOf, type ReadingContent } from '../../domain/reading/readingContent';
import type { EditHistory } from '../../editor/editHistory';

type History = EditHistory<ReadingContent>;

function inOrder({ past, present, future }: History): readonly ReadingContent[] {
  return [...past, present, ...future];
}

/**
 * What has to be written so that the stored history becomes another one: the steps from the first content on that is not
 * the same object. Taking a step back or forward again writes no step at all.
 */
export function historyChange(
  before: History,
  after: History,
  { id, revision }: Pick<Reading, 'id' | 'revision'>,
): HistoryChange {
  const [old, now] = [inOrder(before), inOrder(after)];
  const differs = now.findIndex((content, at) => content !== old[at]);
  const keptSteps = Math.max(0, (differs < 0 ? now.length : differs) - 1);
  const added = now.slice(keptSteps + 1).map((content, at) => {
    // The content before it: the slice begins one further on.
    const previous = now[keptSteps + at] ?? content;
    return contentStep(previous, content);
  });
  return { readingId: id, position: after.past.length, revision, keptSteps, added };
}

/** The history of a reading as it was stored; undefined where it is not of this reading as it is now. */
export function restoredHistory(reading: Reading, stored: StoredHistory): History | undefined {
  const { position, revision, steps } = stored;
  if (revision !== reading.revision || position > steps.length) return undefined;
  const present = contentOf(reading);
  const past: ReadingContent[] = [];
  const future: ReadingContent[] = [];
  let content: ReadingContent | undefined = present;
  for (const step of steps.slice(0, position).reverse()) {
    content = takeStep(content, step, 'back');
    if (!content) return undefined;
    past.push(content);
  }
  past.reverse();
  content = present;
  for (const step of steps.slice(position)) {
    content = takeStep(content, step, 'forward');
    if (!content) return undefined;
    future.push(content);
  }
  return { past, present, future };
}

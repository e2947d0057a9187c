import type { Reading } from './reading';

/**
 * What of a reading can be undone: what was given for each target, the slices chosen, and the marks that the choice of a
 * slice and the check of sides rest on.
 */
export type ReadingContent = Pick<Reading, 'entries' | 'sliceChoices' | 'endplates' | 'midlines'>;

/** What of this reading can be undone. */
export function contentOf({ entries, sliceChoices, endplates, midlines }: ReadingContent): ReadingContent {
  return {
    entries,
    sliceChoices,
    ...(endplates && Object.keys(endplates).length > 0 && { endplates }),
    ...(midlines && Object.keys(midlines).length > 0 && { midlines }),
  };
}

/** The reading with other content; what the content lacks the reading has no longer. */
export function withContent(reading: Reading, content: ReadingContent): Reading {
  const { endplates: _endplates, midlines: _midlines, ...rest } = reading;
  return { ...rest, ...contentOf(content) };
}

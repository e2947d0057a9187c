import { stableText } from '../../base/stableText';
import type { EndplateMarks } from './endplates';
import type { Midline } from './midline';
import type { ReadingEntry, SliceChoice } from './reading';
import { contentOf, type ReadingContent } from './readingContent';

/** What one key of a record was and is; absent: it was, or is, not there. */
interface Change<T> {
  readonly before?: T;
  readonly after?: T;
}

type Changes<T> = Readonly<Record<string, Change<T>>>;

/** The difference between two contents of a reading: only what changed, before and after. */
export interface ContentStep {
  readonly entries?: Changes<ReadingEntry>;
  readonly sliceChoices?: Changes<SliceChoice>;
  readonly endplates?: Changes<EndplateMarks>;
  readonly midlines?: Changes<Midline>;
}

type Values<T> = Readonly<Record<string, T>>;

/** What changed between two contents. */
export function contentStep(before: ReadingContent, after: ReadingContent): ContentStep {
  const entries = changes(before.entries, after.entries);
  const sliceChoices = changes<SliceChoice>(before.sliceChoices, after.sliceChoices);
  const endplates = changes<EndplateMarks>(before.endplates ?? {}, after.endplates ?? {});
  const midlines = changes<Midline>(before.midlines ?? {}, after.midlines ?? {});
  return {
    ...(entries && { entries }),
    ...(sliceChoices && { sliceChoices }),
    ...(endplates && { endplates }),
    ...(midlines && { midlines }),
  };
}

/**
 * A content one step further or back; undefined where the step does not fit it, because the content is not what the step
 * was made of. Measurements are not compared: they are derived, and may have been made again since.
 */
export function takeStep(
  content: ReadingContent,
  step: ContentStep,
  direction: 'back' | 'forward',
): ReadingContent | undefined {
  const entries = applied(content.entries, step.entries, direction);
  const sliceChoices = applied<SliceChoice>(content.sliceChoices, step.sliceChoices, direction);
  const endplates = applied<EndplateMarks>(content.endplates ?? {}, step.endplates, direction);
  const midlines = applied<Midline>(content.midlines ?? {}, step.midlines, direction);
  if (!entries || !sliceChoices || !endplates || !midlines) return undefined;
  return contentOf({ entries, sliceChoices, endplates, midlines });
}

/** Records with optional keys hold no undefined values; a type that says so is needed to look at them as lists. */
type Sparse<T> = { readonly [key: string]: T } | { readonly [key: string]: T | undefined };

function changes<T>(before: Sparse<T>, after: Sparse<T>): Changes<T> | undefined {
  if (before === after) return undefined;
  const found: Record<string, Change<T>> = {};
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [was, is] = [before[key], after[key]];
    if (was === is) continue;
    found[key] = { ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) };
  }
  return Object.keys(found).length > 0 ? found : undefined;
}

function applied<T>(
  values: Sparse<T>,
  step: Changes<T> | undefined,
  direction: 'back' | 'forward',
): Values<T> | undefined {
  const next = new Map<string, T>();
  for (const [key, value] of Object.entries(values)) if (value !== undefined) next.set(key, value);
  for (const [key, { before, after }] of Object.entries(step ?? {})) {
    const [from, to] = direction === 'back' ? [after, before] : [before, after];
    if (drawnText(next.get(key)) !== drawnText(from)) return undefined;
    if (to === undefined) next.delete(key);
    else next.set(key, to);
  }
  return Object.fromEntries(next);
}

/** What the observer gave, as one text; what is derived from it left out. */
function drawnText(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return stableText(value ?? null);
  const {
    measurement: _measurement,
    atMidHeight: _atMidHeight,
    ...given
  } = Object.assign({ measurement: undefined, atMidHeight: undefined }, value);
  return stableText(given);
}

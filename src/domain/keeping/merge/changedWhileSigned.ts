import { stableText } from '../../../base/stableText';
import type { Reading, ReadingEntry } from '../../reading/reading';
import { compareVersions } from '../versionVector';
import { readingIdentity } from './mergeKeys';

/**
 * How many signed readings here would give way to newer versions that nobody opened them again for: another signature, or
 * other outlines under the same one, without a further reopening. Measuring anew changes neither. The program itself comes
 * to that only where two versions of a reading were settled on another computer.
 */
export function changedWhileSigned(here: readonly Reading[], incoming: readonly Reading[]): number {
  const known = new Map<string, Reading>();
  for (const one of here) if (one.state === 'signed') known.set(readingIdentity(one), one);
  return incoming.filter((after) => {
    const before = known.get(readingIdentity(after));
    if (!before || compareVersions(after.clock ?? {}, before.clock ?? {}) !== 'newer') return false;
    return !wasOpenedAgain(before, after) && givenIn(before) !== givenIn(after);
  }).length;
}

function wasOpenedAgain({ reopenings: before }: Reading, { reopenings: after }: Reading): boolean {
  return after.length > before.length && stableText(after.slice(0, before.length)) === stableText(before);
}

/** What an observer gave and signed, without what is measured from it. */
function givenIn({ state, signedAtUtc, reopenings, entries }: Reading): string | undefined {
  const given = Object.entries(entries).map(([key, entry]) => [key, ofEntry(entry)] as const);
  return stableText({ state, signedAtUtc, reopenings, given: Object.fromEntries(given) });
}

function ofEntry(entry: ReadingEntry): unknown {
  if (entry.kind !== 'roi') return { reason: entry.reason, note: entry.note };
  const { outlinePx, exclusions } = entry.roi;
  return { outlinePx, exclusions };
}

import type { ReadingProgress } from '../reading/readingProgress';

/**
 * A line of progress in the settling round against what is asked for now: only that counts, and what is signed while something
 * asked is lacking is open work again.
 *
 * @param asked Of the unit that the line is of (`assignedUnits`).
 */
export function settlingLine(line: ReadingProgress, asked: readonly string[]): ReadingProgress {
  const given = new Set(line.givenTargets);
  const done = asked.filter((key) => given.has(key)).length;
  if (line.state !== 'signed' || areAllSigned(line, asked)) return { ...line, done };
  const { signedAtUtc: _signed, ...rest } = line;
  return { ...rest, state: 're-opened', done };
}

/** Whether everything that is asked for is signed. */
export function areAllSigned(
  { state, signedTargets = [] }: Pick<ReadingProgress, 'state' | 'signedTargets'>,
  asked: readonly string[],
): boolean {
  return state === 'signed' && asked.every((key) => signedTargets.includes(key));
}

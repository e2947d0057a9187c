import { settlingRound } from '../agreement/settlingRound';
import type { SubjectId } from '../ids';
import type { ReadingProgress } from '../reading/readingProgress';
import { keyAt } from '../reading/roi';
import type { TimePoint } from '../timePoint';
import { type MaskingProject, unitIndex } from './readingUnits';

/**
 * Progress by subject, for the researcher: two masked scans are one subject, signed once both are. As in `resolveUnits`, the
 * signed one counts where a subject was read both ways. In the settling round each scan is asked for by itself: one that is not
 * begun is none that lacks. Lines of the slice chooser stay, under the name of that.
 */
export function resolveProgress(
  progress: readonly ReadingProgress[],
  subjects: readonly { readonly id: SubjectId }[],
  project: MaskingProject,
): readonly ReadingProgress[] {
  const units = unitIndex(project, subjects);
  const whole = new Map<string, ReadingProgress>();
  const halves = new Map<string, [ReadingProgress, ...ReadingProgress[]]>();
  for (const one of progress) {
    const unit = units.get(one.subjectId);
    const line = unit ? { ...atTimePoint(one, unit.timePoint), subjectId: unit.subjectId } : one;
    const key = [line.subjectId, line.observerId, line.round].join('|');
    if (unit?.timePoint === undefined) whole.set(key, line);
    else halves.set(key, [line, ...(halves.get(key) ?? [])]);
  }
  for (const [key, parts] of halves) {
    const joined = joinedProgress(parts);
    const before = whole.get(key);
    if (!before || (before.state !== 'signed' && joined.state === 'signed')) whole.set(key, joined);
  }
  return [...whole.values()];
}

/** Keys of a masked scan under the time point that it is of. */
function atTimePoint(line: ReadingProgress, timePoint: TimePoint | undefined): ReadingProgress {
  const { givenTargets, signedTargets } = line;
  if (timePoint === undefined || !givenTargets || !signedTargets) return line;
  const moved = (keys: readonly string[]) => keys.map((key) => keyAt(key, timePoint));
  return { ...line, givenTargets: moved(givenTargets), signedTargets: moved(signedTargets) };
}

function joinedProgress(parts: readonly [ReadingProgress, ...ReadingProgress[]]): ReadingProgress {
  const { signedAtUtc: _signed, ...first } = parts[0];
  const isSettling = first.round === settlingRound;
  const isSigned = (parts.length === 2 || isSettling) && parts.every(({ state }) => state === 'signed');
  const isReopened = parts.some(({ state }) => state === 're-opened');
  const signedAtUtc = parts
    .flatMap((one) => one.signedAtUtc ?? [])
    .sort()
    .at(-1);
  return {
    ...first,
    state: isSigned ? 'signed' : isReopened ? 're-opened' : 'open',
    ...(isSigned && signedAtUtc && { signedAtUtc }),
    done: parts.reduce((sum, { done }) => sum + done, 0),
    given: parts.reduce((sum, { given }) => sum + given, 0),
    ...(isSettling && {
      givenTargets: parts.flatMap(({ givenTargets = [] }) => givenTargets),
      signedTargets: parts.flatMap(({ signedTargets = [] }) => signedTargets),
    }),
  };
}

import type { SubjectId } from '../ids';
import type { ReadingProgress } from '../reading/readingProgress';
import { type MaskingProject, unitIndex } from './readingUnits';

/**
 * Progress by subject, for the researcher: two masked scans are one subject, signed once both are. As in `resolveUnits`, the
 * signed one counts where a subject was read both ways. Lines of the slice chooser stay, under the name of that.
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
    const line = unit ? { ...one, subjectId: unit.subjectId } : one;
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

function joinedProgress(parts: readonly [ReadingProgress, ...ReadingProgress[]]): ReadingProgress {
  const { signedAtUtc: _signed, ...first } = parts[0];
  const isSigned = parts.length === 2 && parts.every(({ state }) => state === 'signed');
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
  };
}

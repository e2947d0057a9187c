import { settlingRound } from '../agreement/settlingRound';
import { type ObserverId, type ReadingId, readingId, type SubjectId } from '../ids';
import { joinVersions } from '../keeping/versionVector';
import type { Reading, ReadingEntry } from '../reading/reading';
import { type RoiTarget, targetKey } from '../reading/roi';
import type { Project } from '../study/project';
import type { TimePoint } from '../timePoint';
import { type MaskingProject, type ReadingUnit, unitIndex } from './readingUnits';
import { sliceChooser } from './sliceChooser';

/** The id under which a reading is kept. */
export function readingIdOf(
  project: Pick<Project, 'id'>,
  subject: SubjectId,
  observer: ObserverId,
  round: number,
): ReadingId {
  return readingId(`${project.id}/${subject}/${observer}/${round}`);
}

/**
 * Readings by subject, as every analysis wants them: those of two masked scans become one reading of their subject, which
 * is signed once both are. Readings of whole subjects stay as they are; where a subject was read both ways, because masking
 * was amended, the signed one counts, else the one of the whole subject. In the settling round each scan is asked for by itself:
 * one that is signed counts alone, and nothing of another that is not. Choices of slices made beforehand are left out.
 */
export function resolveUnits(
  readings: readonly Reading[],
  subjects: readonly { readonly id: SubjectId }[],
  project: MaskingProject & Pick<Project, 'id'>,
): readonly Reading[] {
  const units = unitIndex(project, subjects);
  const whole = new Map<string, Reading>();
  const halves = new Map<string, [Reading, ...Reading[]]>();
  for (const reading of readings) {
    if (reading.observerId === sliceChooser) continue;
    const unit = units.get(reading.subjectId);
    const subject = unit?.subjectId ?? reading.subjectId;
    const key = [subject, reading.observerId, reading.round].join('|');
    if (unit?.timePoint === undefined) {
      whole.set(key, reading);
      continue;
    }
    const half = ofSubject(reading, unit, unit.timePoint, project);
    const other = halves.get(key);
    halves.set(key, other ? [...other, half] : [half]);
  }
  for (const [key, parts] of halves) {
    const joined = joinedReading(countedParts(parts));
    const before = whole.get(key);
    if (!before || (before.state !== 'signed' && joined.state === 'signed')) whole.set(key, joined);
  }
  return [...whole.values()];
}

/** A masked scan's reading under the subject's name and time point. */
function ofSubject(
  reading: Reading,
  unit: ReadingUnit,
  timePoint: TimePoint,
  project: Pick<Project, 'id'>,
): Reading {
  const moved = <T>(part: Readonly<Partial<Record<TimePoint, T>>> | undefined) =>
    part?.preop === undefined ? {} : { [timePoint]: part.preop };
  const { endplates, midlines } = reading;
  return {
    ...reading,
    id: readingIdOf(project, unit.subjectId, reading.observerId, reading.round),
    subjectId: unit.subjectId,
    sliceChoices: moved(reading.sliceChoices),
    ...(endplates && { endplates: moved(endplates) }),
    ...(midlines && { midlines: moved(midlines) }),
    entries: Object.fromEntries(
      Object.values(reading.entries).map((entry) => {
        const there = entryAt(entry, timePoint);
        return [targetKey(targetOf(there)), there];
      }),
    ),
  };
}

function targetOf(entry: ReadingEntry): RoiTarget {
  return entry.kind === 'roi' ? entry.roi.target : entry.target;
}

function entryAt(entry: ReadingEntry, timePoint: TimePoint): ReadingEntry {
  const target = { ...targetOf(entry), timePoint };
  return entry.kind === 'roi' ? { ...entry, roi: { ...entry.roi, target } } : { ...entry, target };
}

/** Of scans that are asked for one by one, the signed ones, where there are any. */
function countedParts(parts: readonly [Reading, ...Reading[]]): readonly [Reading, ...Reading[]] {
  if (parts[0].round !== settlingRound) return parts;
  const [first, ...others] = parts.filter(({ state }) => state === 'signed');
  return first ? [first, ...others] : parts;
}

/** Of both scans; one that is not begun leaves the reading open, but in the settling round. */
function joinedReading([first, ...others]: readonly [Reading, ...Reading[]]): Reading {
  const parts = [first, ...others];
  const { signedAtUtc: _signed, washOutOverride: _override, protocolVersion: _version, ...rest } = first;
  const isWhole = parts.length === 2 || first.round === settlingRound;
  const isSigned = isWhole && parts.every(({ state }) => state === 'signed');
  const signedAtUtc = parts
    .flatMap((one) => one.signedAtUtc ?? [])
    .sort()
    .at(-1);
  const versions = parts.flatMap(({ protocolVersion }) => protocolVersion ?? []);
  const override = parts
    .flatMap(({ washOutOverride }) => washOutOverride ?? [])
    .sort((a, b) => b.daysLacking - a.daysLacking)[0];
  const endplates = Object.assign({}, ...parts.map((one) => one.endplates));
  const midlines = Object.assign({}, ...parts.map((one) => one.midlines));
  return {
    ...rest,
    state: isSigned ? 'signed' : 'open',
    ...(isSigned && signedAtUtc && { signedAtUtc }),
    reopenings: parts.flatMap(({ reopenings }) => reopenings).sort((a, b) => (a.atUtc < b.atUtc ? -1 : 1)),
    sliceChoices: Object.assign({}, ...parts.map((one) => one.sliceChoices)),
    ...(Object.keys(endplates).length > 0 && { endplates }),
    ...(Object.keys(midlines).length > 0 && { midlines }),
    entries: Object.assign({}, ...parts.map(({ entries }) => entries)),
    revision: parts.reduce((sum, { revision }) => sum + revision, 0),
    clock: parts.reduce((clock, one) => joinVersions(clock, one.clock ?? {}), {}),
    // What rests on an older version in any part rests on it as a whole.
    ...(versions.length > 0 && { protocolVersion: Math.min(...versions) }),
    ...(override && { washOutOverride: override }),
  };
}

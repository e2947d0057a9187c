import { sliceChooser } from '../../domain/conduct/sliceChooser';
import { type GivenSlices, givenSlicesOf } from '../../domain/reading/givenSlices';
import type { Reading } from '../../domain/reading/reading';
import { scannedTimePoints } from '../../domain/study/scannedTimePoints';
import type { Subject } from '../../domain/study/subject';
import type { OpenProject } from '../../state/openProject';
import type { AppContext } from '../context';

/**
 * The slices that were chosen for a subject beforehand, every scan's; undefined while they are not all chosen. What the
 * person's view of the project brought comes first: there, masked scans have names of their own.
 */
export async function givenSlicesFor(
  { ports }: AppContext,
  { project, givenSlices }: OpenProject,
  subject: Subject,
): Promise<GivenSlices | undefined> {
  const given = givenSlices ? givenSlices.get(subject.id) : await fromStorage();
  return given && scannedTimePoints(subject).every((timePoint) => given[timePoint]) ? given : undefined;

  async function fromStorage(): Promise<GivenSlices | undefined> {
    const chosen = await ports.storage.loadReading(project.id, subject.id, sliceChooser, 1);
    return chosen.ok && chosen.value ? givenSlicesOf(chosen.value) : undefined;
  }
}

/**
 * A reading with the given slices. Where it was outlined on another slice before, that slice stays until its outlines are
 * gone: nothing drawn moves to other pixels.
 */
export function withGivenSlices(reading: Reading, given: GivenSlices): Reading {
  if (reading.state === 'signed') return reading;
  const drawnOn = new Set(
    Object.values(reading.entries).flatMap((entry) =>
      entry.kind === 'roi' ? [entry.roi.target.timePoint] : [],
    ),
  );
  const kept = Object.entries(reading.sliceChoices).filter(([timePoint]) =>
    [...drawnOn].some((one) => one === timePoint),
  );
  return { ...reading, sliceChoices: { ...given, ...Object.fromEntries(kept) } };
}

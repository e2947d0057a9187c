import { readingIdOf } from '../../domain/conduct/resolveUnits';
import { sliceChooser } from '../../domain/conduct/sliceChooser';
import { kitTombstones } from '../../domain/keeping/merge/kitTombstones';
import { emptyContent, type ProjectContent } from '../../domain/keeping/merge/projectContent';
import { sharedProject } from '../../domain/keeping/merge/sharedProject';
import type { StoredImage } from '../../domain/keeping/storedProject';
import type { GivenSlices } from '../../domain/reading/givenSlices';
import type { Reading, SliceChoice } from '../../domain/reading/reading';
import type { KitFacts, Project } from '../../domain/study/project';
import type { Subject } from '../../domain/study/subject';
import type { TimePoint } from '../../domain/timePoint';
import { KitStopped, type Making } from './kitMaking';
import type { KitRequest } from './kitOutcome';
import { uidTextOf } from './kitUids';
import { mapImageRefs } from './mapImageRefs';
import { type PlannedKit, type PlannedUnit, refWith, withMappedScans } from './planKit';

/** All records of the kit. */
export async function kitContent(
  making: Making,
  plan: PlannedKit,
  facts: Omit<KitFacts, 'assigned'>,
  images: readonly StoredImage[],
): Promise<ProjectContent> {
  const { context, open, secretText, request } = making;
  const { storage, images: imagePort } = context.ports;
  const { project } = open;
  const readings: Reading[] = [];
  const subjects: Subject[] = [];
  // As they are kept: of masked scans each by itself, where the researcher's session knows subjects.
  const progress = await storage.progress(project.id);
  if (!progress.ok) throw new KitStopped({ kind: 'failed', message: progress.error.message });
  for (const unit of plan.units) {
    const text = uidTextOf(secretText, unit.unit);
    const mapUid = request.withImages
      ? (uid: string) => imagePort.pseudonymUid(text, uid)
      : (uid: string) => uid;
    subjects.push(request.withImages ? withMappedScans(unit, project, mapUid) : unit.viewed);
    const own = progress.value.filter(
      (one) => one.subjectId === unit.unit.id && one.observerId === request.observerId,
    );
    for (const { round } of own) {
      const reading = await storage.loadReading(project.id, unit.unit.id, request.observerId, round);
      if (!reading.ok) throw new KitStopped({ kind: 'failed', message: reading.error.message });
      if (reading.value) readings.push(mapImageRefs(reading.value, (ref) => refWith(ref, mapUid)));
    }
    if (unit.given) {
      const given = chooserReading(project, unit, facts.issue, request.observerId);
      readings.push(mapImageRefs(given, (ref) => refWith(ref, mapUid)));
    }
  }
  const log = await storage.loadLog(project.id, request.observerId);
  if (!log.ok) throw new KitStopped({ kind: 'failed', message: log.error.message });
  return {
    ...emptyContent(project.id),
    project: [sharedProject(plan.view.project)],
    erased: kitTombstones(project),
    subjects,
    images,
    readings,
    audit: log.value,
    pictures: [
      ...new Set(project.protocol.guide.flatMap(({ pictures }) => pictures.map(({ sha256 }) => sha256))),
    ].sort(),
  };
}

/**
 * What the slice chooser gave, as a reading of the kit. When it was chosen and how often it was changed would tell which two
 * masked scans belong together: of that it says only which issue of the kit it is from.
 */
function chooserReading(
  project: Project,
  { unit, given = {} }: PlannedUnit,
  issue: number,
  observer: KitRequest['observerId'],
): Reading {
  const choices: Partial<Record<TimePoint, SliceChoice>> = {};
  for (const [slot, choice] of Object.entries(given as GivenSlices)) {
    choices[slot as TimePoint] = { ...choice, chosenAtUtc: project.createdAtUtc };
  }
  return {
    id: readingIdOf(project, unit.id, sliceChooser, 1),
    projectId: project.id,
    subjectId: unit.id,
    observerId: sliceChooser,
    round: 1,
    state: 'signed',
    signedAtUtc: project.createdAtUtc,
    reopenings: [],
    sliceChoices: choices,
    entries: {},
    revision: issue,
    clock: { [`kit ${observer}`]: issue },
  };
}

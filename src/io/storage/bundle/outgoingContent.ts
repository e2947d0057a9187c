import { begunIn } from '../../../domain/conduct/begun';
import { kitView } from '../../../domain/conduct/kitView';
import { byCode } from '../../../domain/conduct/readingOrder';
import { type ReadingUnit, unitsOf } from '../../../domain/conduct/readingUnits';
import { readingIdOf } from '../../../domain/conduct/resolveUnits';
import { areSlicesGiven, sliceChooser } from '../../../domain/conduct/sliceChooser';
import { type SlicesOfUnit, viewedImages } from '../../../domain/conduct/viewedImages';
import type { ObserverId, SubjectId } from '../../../domain/ids';
import { kitTombstones } from '../../../domain/keeping/merge/kitTombstones';
import { sharedProject } from '../../../domain/keeping/merge/sharedProject';
import type { StoredImage } from '../../../domain/keeping/storedProject';
import { givenSlicesOf } from '../../../domain/reading/givenSlices';
import type { Reading } from '../../../domain/reading/reading';
import type { CustomCovariate } from '../../../domain/study/customCovariate';
import { patientKeysOf } from '../../../domain/study/patientOf';
import type { Project, Tombstone } from '../../../domain/study/project';
import type { Subject } from '../../../domain/study/subject';

/** The observer's part of a project, as it leaves for another computer. */
export interface ObserversPart {
  readonly project: Project;
  readonly subjects: readonly Subject[];
  /** The given slices, as readings of the slice chooser that hold nothing else. */
  readonly slices: readonly Reading[];
  readonly erased: readonly Tombstone[];
  readonly covariates: readonly CustomCovariate[];
  /** The images of one subject of the project as its observer may know them. `images`: those stored of its patients. */
  images(subject: Subject, images: readonly StoredImage[]): readonly StoredImage[];
}

/**
 * What an observer may know of a project. From the researcher's copy it is made as their session would see it
 * (`observerView`); a kit is that already, and goes as it is.
 *
 * @param chosen Readings of the slice chooser.
 * @param own What is kept of the observer's readings.
 */
export function observersPart(
  project: Project,
  subjects: readonly Subject[],
  chosen: readonly Reading[],
  observerId: ObserverId,
  own: readonly Pick<Reading, 'subjectId' | 'observerId' | 'round'>[],
  atUtc: string,
): ObserversPart {
  if (project.kit) {
    return {
      project: sharedProject(project),
      subjects: [...subjects].sort(byCode),
      slices: chosen,
      erased: project.erased ?? [],
      covariates: [],
      images: (_subject, images) => images,
    };
  }
  const given = givenSlices(project, subjects, chosen);
  const isGiven = areSlicesGiven(project.protocol);
  // No kit that was made for them is older.
  const kit = { observerId, issuedAtUtc: atUtc, issue: 0, hasImages: false };
  const complete = new Set(
    subjects.filter((one) => unitsOf(project, one).every(({ id }) => given.has(id))).map(({ id }) => id),
  );
  const view = kitView({ project, subjects }, kit, {
    hasSlices: (id) => complete.has(id),
    begun: begunIn(project, subjects, own),
  });
  const viewed = new Set(view.subjects.map(({ id }) => id));
  return {
    project: sharedProject(view.project),
    subjects: view.subjects,
    slices: [...given.values()].filter(({ subjectId }) => isGiven && viewed.has(subjectId)),
    erased: kitTombstones(project),
    covariates: [],
    images: (subject, images) =>
      unitsOf(project, subject)
        .filter(({ id }) => viewed.has(id))
        .flatMap((unit) =>
          viewedImages(project, subject, unit, images, isGiven ? slicesOf(given.get(unit.id)) : undefined),
        ),
  };
}

/** Chosen slices by the units that they are given to: of a masked scan its own alone, in the slot that it has there. */
function givenSlices(
  project: Project,
  subjects: readonly Subject[],
  chosen: readonly Reading[],
): ReadonlyMap<SubjectId, Reading> {
  const bySubject = new Map(chosen.map((reading) => [reading.subjectId, reading]));
  const given = new Map<SubjectId, Reading>();
  for (const subject of subjects) {
    const reading = bySubject.get(subject.id);
    if (!reading) continue;
    for (const unit of unitsOf(project, subject)) {
      const slices = givenTo(project, unit, reading);
      if (slices) given.set(unit.id, slices);
    }
  }
  return given;
}

/**
 * When slices were chosen and how often they were changed would tell which two masked scans belong together: of that a kit
 * says nothing.
 */
function givenTo(project: Project, unit: ReadingUnit, reading: Reading): Reading | undefined {
  const slices = givenSlicesOf(reading);
  const own = unit.timePoint ? slices?.[unit.timePoint] : undefined;
  if (!slices || (unit.timePoint && !own)) return undefined;
  const timeless = Object.entries(own ? { preop: own } : slices).map(
    ([slot, choice]) => [slot, { ...choice, chosenAtUtc: project.createdAtUtc }] as const,
  );
  return {
    id: readingIdOf(project, unit.id, sliceChooser, 1),
    projectId: reading.projectId,
    subjectId: unit.id,
    observerId: sliceChooser,
    round: 1,
    state: 'signed',
    signedAtUtc: project.createdAtUtc,
    reopenings: [],
    sliceChoices: Object.fromEntries(timeless),
    entries: {},
    revision: 0,
    clock: {},
  };
}

function slicesOf(reading: Reading | undefined): SlicesOfUnit {
  return reading?.sliceChoices ?? {};
}

/** Patients whose images a subject has. */
export function patientsOf(subjects: readonly Subject[]): readonly string[] {
  return [...new Set(subjects.flatMap(patientKeysOf))];
}

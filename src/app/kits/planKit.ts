import { begunIn } from '../../domain/conduct/begun';
import { kitView } from '../../domain/conduct/kitView';
import type { ObserverView } from '../../domain/conduct/observerView';
import { viewedPatient, viewedScans } from '../../domain/conduct/observerView';
import { areScansMasked, type ReadingUnit, unitsOf } from '../../domain/conduct/readingUnits';
import { areSlicesGiven } from '../../domain/conduct/sliceChooser';
import { type SlicesOfUnit, viewedImages } from '../../domain/conduct/viewedImages';
import type { SubjectId } from '../../domain/ids';
import { type ImageRef, imageKey } from '../../domain/image/imageRef';
import type { StoredImage } from '../../domain/keeping/storedProject';
import type { GivenSlices } from '../../domain/reading/givenSlices';
import { patientOf } from '../../domain/study/patientOf';
import type { KitFacts, Project } from '../../domain/study/project';
import type { Scan, Subject } from '../../domain/study/subject';
import type { TimePoint } from '../../domain/timePoint';
import type { OpenProject } from '../../state/openProject';

/** An image of a kit: as the researcher has it, and as the observer may know it. */
export interface PlannedImage {
  readonly stored: StoredImage;
  readonly viewed: StoredImage;
}

/** What a kit holds of one subject, or of one masked scan. */
export interface PlannedUnit {
  readonly unit: ReadingUnit;
  readonly subject: Subject;
  readonly viewed: Subject;
  /** Axial slices from head to feet, then sagittal ones; of given slices those alone. */
  readonly images: readonly PlannedImage[];
  readonly given?: SlicesOfUnit & Readonly<Partial<GivenSlices>>;
}

export interface PlannedKit {
  readonly view: ObserverView;
  readonly units: readonly PlannedUnit[];
}

type Facts = Omit<KitFacts, 'assigned'>;

/**
 * What a kit is made of: the observer's view, and which images each of its units needs. Where slices are given, subjects
 * whose slices are not chosen yet are left for a later issue.
 */
export function planKit(
  {
    project,
    subjects,
    images,
    catalogue,
    progress,
  }: Pick<OpenProject, 'project' | 'subjects' | 'images' | 'catalogue' | 'progress'>,
  facts: Facts,
  given: ReadonlyMap<SubjectId, GivenSlices>,
): PlannedKit {
  const begun = begunIn(project, subjects, progress);
  const view = kitView({ project, subjects }, facts, { hasSlices: (id) => given.has(id), begun });
  const byUnit = new Map(
    subjects.flatMap((subject) =>
      unitsOf(project, subject).map((unit) => [unit.id, { subject, unit }] as const),
    ),
  );
  const units = view.subjects.flatMap((viewed): readonly PlannedUnit[] => {
    const found = byUnit.get(viewed.id);
    if (!found) return [];
    const { subject, unit } = found;
    const slices = areSlicesGiven(project.protocol) ? slicesOf(given.get(subject.id), unit) : undefined;
    const own = storedImagesOf(subject, project, unit, catalogue, images);
    const seen = viewedImages(project, subject, unit, own, slices);
    const byKey = new Map(own.map((image) => [imageKey(image.header), image]));
    const planned = seen.flatMap((image) => {
      const stored = byKey.get(imageKey(image.header));
      return stored ? [{ stored, viewed: image }] : [];
    });
    return [{ unit, subject, viewed, images: planned, ...(slices && { given: slices }) }];
  });
  return { view, units };
}

/** Given slices in the unit's own slots. */
function slicesOf(given: GivenSlices | undefined, { timePoint }: ReadingUnit): GivenSlices {
  if (!given) return {};
  if (timePoint === undefined) return given;
  const own = given[timePoint];
  return own ? { preop: own } : {};
}

/** The images of the series that a unit's scans name, in reading order. */
function storedImagesOf(
  subject: Subject,
  project: Project,
  unit: ReadingUnit,
  catalogue: OpenProject['catalogue'],
  images: OpenProject['images'],
): readonly StoredImage[] {
  const studies = patientOf(subject, catalogue)?.studies ?? [];
  return viewedScans(project, subject, unit).flatMap(({ stored }) => {
    const study = studies.find(({ studyInstanceUid }) => studyInstanceUid === stored.studyInstanceUid);
    const series = [stored.axialSeriesUid, stored.sagittalSeriesUid].flatMap(
      (uid) => study?.series.find(({ seriesInstanceUid }) => seriesInstanceUid === uid) ?? [],
    );
    return series.flatMap(({ slices }) => slices.flatMap(({ header }) => images.get(imageKey(header)) ?? []));
  });
}

/** A subject of the view whose scans bear the UIDs of the kit's images. */
export function withMappedScans(
  { viewed, subject, unit }: PlannedUnit,
  project: Project,
  mapUid: (uid: string) => string,
): Subject {
  const scans: Partial<Record<TimePoint, Scan>> = {};
  for (const { timePoint, scan, stored } of viewedScans(project, subject, unit)) {
    const slot = unit.timePoint === undefined ? timePoint : 'preop';
    const mapped = <Uid extends string>(uid: Uid): Uid => mapUid(uid) as Uid;
    scans[slot] = {
      ...scan,
      studyInstanceUid: mapped(stored.studyInstanceUid),
      axialSeriesUid: mapped(scan.axialSeriesUid),
      ...(scan.sagittalSeriesUid !== undefined && { sagittalSeriesUid: mapped(scan.sagittalSeriesUid) }),
    };
  }
  return { ...viewed, scans };
}

/** Whether nothing in the kit may tell which scans belong together. */
export function isMaskedKit(project: Project): boolean {
  return areScansMasked(project);
}

/** Names the patient of a kit's headers as the view does. */
export function kitPatient(unit: ReadingUnit): StoredImage['header']['patient'] {
  return viewedPatient(unit.id);
}

/** Files behind planned images: frames of one file are one. */
export function filesOf(
  images: readonly PlannedImage[],
): readonly (readonly [PlannedImage, ...PlannedImage[]])[] {
  const files = new Map<string, [PlannedImage, ...PlannedImage[]]>();
  for (const image of images) {
    const uid = image.stored.header.sopInstanceUid;
    const file = files.get(uid);
    if (file) file.push(image);
    else files.set(uid, [image]);
  }
  return [...files.values()];
}

/** A reference with another UID. */
export function refWith(ref: ImageRef, mapUid: (uid: string) => string): ImageRef {
  return { ...ref, sopInstanceUid: mapUid(ref.sopInstanceUid) as ImageRef['sopInstanceUid'] };
}

import { assert } from '../../base/assert';
import { patientKey } from '../catalogue/patientKey';
import { type ObserverId, type SubjectId, studyInstanceUid } from '../ids';
import type { StoredProject } from '../keeping/storedProject';
import type { Project } from '../study/project';
import type { Scan, Subject } from '../study/subject';
import { type TimePoint, timePoints } from '../timePoint';
import { assignedUnits } from './assignedUnits';
import { type Begun, nothingBegun } from './begun';
import { isUnitId } from './isUnitId';
import { readingOrder } from './readingOrder';
import { areScansMasked, lacksSecret, type ReadingUnit, unitName } from './readingUnits';
import { areSlicesGiven } from './sliceChooser';

/** Who a unit's images say that they are of: nobody. */
export function viewedPatient(unit: SubjectId): { readonly id: string; readonly name: string } {
  return { id: `subject ${unit}`, name: '' };
}

/** A project as one observer may know it, without images (`viewedImages`). */
export interface ObserverView {
  readonly project: Project;
  /** Those that the observer is to read in this round, in their order; masked scans where scans are masked. */
  readonly subjects: readonly Subject[];
}

/** What stays with the researcher, whoever the observer is. */
export interface ViewOptions {
  /** Of which subjects the slices are chosen; asked where they are chosen beforehand: the others are not to be read yet. */
  readonly hasSlices?: (subject: SubjectId) => boolean;
  /** What this observer has begun: it stays theirs. */
  readonly begun?: Begun;
}

/**
 * The project as an observer may know it in a round: what is not in here is never in the state of their session, nor in a
 * kit. Of a subject there is the code, the level and the scans; of the scans no reason, and where anything is blinded no day
 * and no text. No covariate, group, refracture, note, exclusion or link, nothing of other observers or of other rounds, and
 * none of the texts from which names are made. Of decisions about disagreements only what is asked for, in the settling round;
 * not why, nor of whom else. Where scans are masked, each of them stands in the place of a subject.
 *
 * A kit is such a view: of it, only what belongs to the round is left.
 */
export function observerView(
  { project, subjects }: Omit<StoredProject, 'images'>,
  observer: ObserverId,
  round: number,
  { hasSlices = () => true, begun = nothingBegun }: ViewOptions = {},
): ObserverView {
  assert(!lacksSecret(project), 'scans that are to be masked have names of their own');
  const isGiven = areSlicesGiven(project.protocol);
  const viewed = assignedUnits(project, subjects, observer, round, begun)
    .filter(({ subject }) => !isGiven || hasSlices(subject.id))
    .flatMap(({ subject, unit, askedTargets }) =>
      viewedUnit(project, subject, unit).map((one) => (askedTargets ? { ...one, askedTargets } : one)),
    );
  return {
    project: viewedProject(project, observer),
    subjects: readingOrder(project.protocol, viewed, observer, round),
  };
}

/** Whether days and texts of scans are kept from observers. */
export function areScansBlinded({ protocol }: Pick<Project, 'protocol'>): boolean {
  return protocol.blinding.group || protocol.blinding.timePoint || areSlicesGiven(protocol);
}

function viewedProject(project: Project, observer: ObserverId): Project {
  const { id, protocol, kind, identity, kit, createdAtUtc, openedAtUtc, unblinding, locked } = project;
  const ownBackup = project.backups?.[observer];
  return {
    id,
    protocol,
    kind,
    identity,
    createdAtUtc,
    openedAtUtc,
    ...(kit && { kit }),
    ...(unblinding && { unblinding }),
    // Who signed first tells how far another one is.
    ...(locked?.observerId === observer && !areScansMasked(project) && { locked }),
    ...(ownBackup && { backups: { [observer]: ownBackup } }),
  };
}

function viewedUnit(project: Project, subject: Subject, unit: ReadingUnit): readonly Subject[] {
  const { id, timePoint } = unit;
  const scans = viewedScans(project, subject, unit);
  // One scan alone would not be included by itself: neither here nor in a kit, where scans are masked already.
  const enrolment = { state: 'included', atUtc: project.createdAtUtc } as const;
  if (timePoint === undefined) {
    const here = Object.fromEntries(scans.map((one) => [one.timePoint, one.scan]));
    return [{ ...viewedSubject(subject, id, subject.code, here), ...(isUnitId(id) && { enrolment }) }];
  }
  const [own] = scans;
  if (!own) return [];
  return [{ ...viewedSubject(subject, id, unitName(id), { preop: own.scan }), enrolment }];
}

function viewedSubject(
  { projectId, covariates, isTraining }: Subject,
  id: SubjectId,
  code: string,
  scans: Readonly<Partial<Record<TimePoint, Scan>>>,
): Subject {
  const { level } = covariates;
  return {
    id,
    projectId,
    code,
    patientKey: patientKey({ patient: viewedPatient(id), studyInstanceUid: studyInstanceUid('') }),
    covariates: level === undefined ? {} : { level },
    scans,
    ...(isTraining && { isTraining }),
  };
}

/** A scan as an observer may know it. */
export interface ViewedScan {
  readonly timePoint: TimePoint;
  readonly scan: Scan;
  /** As it is stored. */
  readonly stored: Scan;
}

/** The scans of a unit; a masked one is alone, and the UID of its imaging study is not to be compared with others. */
export function viewedScans(
  project: Project,
  subject: Pick<Subject, 'scans'>,
  unit: ReadingUnit,
): readonly ViewedScan[] {
  const asked = unit.timePoint ? [unit.timePoint] : timePoints;
  return asked.flatMap((timePoint) => {
    const stored = subject.scans[timePoint];
    if (!stored) return [];
    const { axialSeriesUid, sagittalSeriesUid, studyDate } = stored;
    const hasSagittal = sagittalSeriesUid !== undefined && !areSlicesGiven(project.protocol);
    const scan: Scan = {
      studyInstanceUid: unit.timePoint ? studyInstanceUid(unit.id) : stored.studyInstanceUid,
      axialSeriesUid,
      ...(hasSagittal && { sagittalSeriesUid }),
      ...(studyDate && !areScansBlinded(project) && { studyDate }),
      reason: { kind: 'withheld' },
    };
    return [{ timePoint, scan, stored }];
  });
}

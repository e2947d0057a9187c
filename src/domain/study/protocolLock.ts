import type { ReadingProgress } from '../reading/readingProgress';
import type { Amendment, Project, ProtocolLock } from './project';

/**
 * The project with its protocol locked by a signing; as it was where an earlier signing locked it. From then on the
 * protocol changes by amendment only.
 */
export function lockOnFirstSigning<P extends Pick<Project, 'locked'>>(project: P, signing: ProtocolLock): P {
  const { locked } = project;
  return locked && locked.atUtc < signing.atUtc ? project : { ...project, locked: signing };
}

/**
 * Whether the protocol changes by amendment only. Projects of versions that recorded no lock are locked by any reading
 * that is signed; a lock stays when the reading behind it is opened again.
 */
export function isProtocolLocked(
  project: Pick<Project, 'locked' | 'amendments' | 'protocol'>,
  progress: readonly Pick<ReadingProgress, 'state' | 'observerId'>[],
): boolean {
  if (project.locked || (project.amendments?.length ?? 0) > 0) return true;
  return signedByObservers(project.protocol, progress).length > 0;
}

/** The signed readings among these that an observer of the protocol signed: slices chosen beforehand are none. */
export function signedByObservers<R extends Pick<ReadingProgress, 'state' | 'observerId'>>(
  { observers }: Pick<Project['protocol'], 'observers'>,
  progress: readonly R[],
): readonly R[] {
  const ids = new Set(observers.map(({ id }) => id));
  return progress.filter(({ state, observerId }) => state === 'signed' && ids.has(observerId));
}

/** The project under a changed protocol: one version more, and the amendment with what was in force before. */
export function amended(
  project: Project,
  after: Project['protocol'],
  amendment: Omit<Amendment, 'version' | 'before'>,
): Project {
  const before = project.protocol;
  const version = before.version + 1;
  return {
    ...project,
    protocol: { ...after, version },
    amendments: [...(project.amendments ?? []), { ...amendment, version, before }],
  };
}

/** The amendments that changed a setting, newest last, with its value before and after each. */
export function amendmentsOf<K extends keyof Project['protocol']>(
  { protocol, amendments = [] }: Pick<Project, 'protocol' | 'amendments'>,
  isSame: (a: Project['protocol'][K], b: Project['protocol'][K]) => boolean,
  field: K,
): readonly Amendment[] {
  return amendments.filter(({ before }, index) => {
    const after = amendments[index + 1]?.before ?? protocol;
    return !isSame(before[field], after[field]);
  });
}

import type { ObserverId } from '../domain/ids';
import type { Project } from '../domain/study/project';
import { readersOf } from '../domain/study/thirdReader';
import { type AppContext, openProjectOf, updateOpen } from './context';
import { signedCounts } from './projects';

type Backups = NonNullable<Project['backups']>;

/**
 * Counts the signed readings that a bundle about to be written holds, a backup or a return: what of them it keeps safe
 * outside this browser is then known by the time at which it was written. A project's bundle counts for its observers once
 * their readings may be seen: before, nothing may tell how far they are.
 */
export async function savedElsewhere(
  context: AppContext,
  project: Project,
  whose: ObserverId | 'all',
): Promise<(atUtc: string) => Backups> {
  const isOpen = project.kind.kind === 'demo' || project.unblinding !== undefined;
  const owners = whose === 'all' ? (isOpen ? readersOf(project.protocol).map(({ id }) => id) : []) : [whose];
  const signed = await signedCounts(context, owners);
  return (atUtc) =>
    Object.fromEntries(owners.map((one) => [one, { atUtc, signedReadings: signed[one] ?? 0 }]));
}

/** Puts what was saved into the open project; who writes it down is who saved it. */
export function showSavedElsewhere(context: AppContext, backups: Backups): void {
  const { project } = openProjectOf(context);
  updateOpen(context, { project: { ...project, backups: { ...project.backups, ...backups } } });
}

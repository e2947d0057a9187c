import type { ProjectSummary } from '../../domain/keeping/storedProject';
import type { GivenName } from '../parts/takeDrop';

/** Where a project stands, for the list. */
export type ProjectState = 'draft' | 'reading' | 'signed' | 'unblinded' | 'demo';

/** A demo stays a demo; a study is a draft with nothing to read, and signed when every observer signed all there is. */
export function projectState({ project, readableCount, signed }: ProjectSummary): ProjectState {
  if (project.kind.kind === 'demo') return 'demo';
  if (project.unblinding) return 'unblinded';
  if (readableCount === 0) return 'draft';
  const needed = readableCount * project.protocol.rounds;
  const areAllSigned = project.protocol.observers.every(
    ({ id }) => (signed.find((one) => one.observerId === id)?.ofReadable ?? 0) >= needed,
  );
  return areAllSigned ? 'signed' : 'reading';
}

/** Days since the newest backup of any study that has signed readings; undefined where there is none to lose. */
export function backupAge(
  projects: readonly ProjectSummary[],
  nowMs: number,
):
  | { readonly kind: 'nothing-to-lose' }
  | { readonly kind: 'none' }
  | { readonly kind: 'days'; readonly days: number } {
  const atRisk = projects.filter(
    ({ project, signed }) => project.kind.kind === 'study' && signed.some(({ count }) => count > 0),
  );
  if (atRisk.length === 0) return { kind: 'nothing-to-lose' };
  const times = atRisk.map(({ project }) =>
    Math.max(-Infinity, ...Object.values(project.backups ?? {}).map(({ atUtc }) => Date.parse(atUtc))),
  );
  // The project that was backed up longest ago is the one that would lose most.
  const oldest = Math.min(...times);
  if (oldest === -Infinity) return { kind: 'none' };
  return { kind: 'days', days: Math.max(0, Math.floor((nowMs - oldest) / 86_400_000)) };
}

/** A title for a project made of what was given: the first folder's or zip's name; loose files name nothing. */
export function titleFrom(names: readonly GivenName[], untitled: string): string {
  const source = names.find(({ name, isFolder }) => isFolder || /\.zip$/i.test(name));
  return source?.name.replace(/\.zip$/i, '').trim() || untitled;
}

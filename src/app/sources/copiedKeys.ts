import type { ProjectId } from '../../domain/ids';
import type { AppContext } from '../context';

/** Keys of the slices of a project that this browser has a finished copy of. Not in the store: nothing shows them. */
const byContext = new WeakMap<AppContext, { readonly projectId: ProjectId; readonly keys: Set<string> }>();

/** What is copied of a project, to be added to; empty for another project than the last one. */
export function copiedKeys(context: AppContext, projectId: ProjectId): Set<string> {
  const known = byContext.get(context);
  if (known?.projectId === projectId) return known.keys;
  const keys = new Set<string>();
  byContext.set(context, { projectId, keys });
  return keys;
}

/** Forgets what was copied, because it was removed or is read anew. */
export function forgetCopiedKeys(context: AppContext): void {
  byContext.delete(context);
}

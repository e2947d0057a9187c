import { auditHeadCode } from '../domain/keeping/auditHeadCode';
import type { OpenProject } from '../state/openProject';
import { type AppContext, keep, openProjectOf, sittingHere } from './context';

/**
 * The head of the log of whoever sits at a project, as it is printed; empty before their first act. Against it the log can
 * be held later: what it prints is only what is on disk.
 */
export async function printedHead(
  context: AppContext,
  { project, person }: Pick<OpenProject, 'project' | 'person'>,
): Promise<string> {
  const head = await context.ports.storage.logHead(project.id, sittingHere({ person }));
  return head.ok && head.value ? auditHeadCode(head.value) : '';
}

/**
 * Logs that something is written out, and gives what its file's name then bears: `_log-128-9f3a1c2077de`. A file whose
 * format has no place for a head (CSV is columns and rows) carries it there.
 */
export async function logExport(
  context: AppContext,
  detail: string,
  act: 'exported' | 'log-exported' | 'kit-made' | 'bundle-written' = 'exported',
): Promise<string> {
  const asked = openProjectOf(context);
  await keep(context, { event: { act, detail } });
  const head = await printedHead(context, asked);
  return head === '' ? '' : `_log-${head}`;
}

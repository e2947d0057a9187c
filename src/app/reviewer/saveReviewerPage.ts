import { safeName } from '../../base/safeName';
import { resultsAccess } from '../../domain/study/blinding';
import type { PrintedFacts } from '../../report/reviewer/reviewerFacts';
import { type AppContext, isStillHere, notify, openProjectOf } from '../context';
import { logExport } from '../printedHead';

/** A format of the reviewer's page. */
export type ReviewerFormat = 'html' | 'markdown';

/** Writes the page as it stands, of this moment and with this head of the log. */
export type WriteReviewerPage = (printed: Pick<PrintedFacts, 'atUtc' | 'logHead'>) => string;

const files = {
  html: { ending: 'html', type: 'text/html;charset=utf-8' },
  markdown: { ending: 'md', type: 'text/markdown;charset=utf-8' },
} as const;

/**
 * Saves the reviewer's page as a file of its own. The head of the log in it, and in its name, is that of this very act. Denied
 * exactly where results are.
 */
export async function saveReviewerPage(
  context: AppContext,
  format: ReviewerFormat,
  write: WriteReviewerPage,
): Promise<void> {
  const asked = openProjectOf(context);
  const { project, person, subjects, progress } = asked;
  const isAllowed =
    person.kind === 'researcher' && resultsAccess({ person, project, subjects, readings: progress }).ok;
  if (!isAllowed) {
    const message = 'This person may not see results now.';
    notify(context, { kind: 'export-refused', severity: 'wrong', facts: { message } });
    return;
  }
  const log = await logExport(context, 'reviewer page');
  if (!isStillHere(context, asked)) return;
  const logHead = log.slice('_log-'.length);
  const { ending, type } = files[format];
  const name = `${safeName(project.protocol.title)}-reviewers-page${log}.${ending}`;
  context.ports.backup.download(name, write({ logHead, atUtc: context.ports.clock.nowUtc() }), type);
  notify(context, { kind: 'exported', severity: 'done', facts: { name } });
}

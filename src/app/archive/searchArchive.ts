import { ok, type Result } from '../../base/result';
import type { ArchiveClient, ArchiveQuery } from '../../domain/archive/archiveClient';
import type { ArchiveFailure } from '../../domain/archive/archiveFailure';
import type { ArchiveStudy } from '../../domain/archive/archiveStudy';
import type { ArchiveQuestion, ArchiveSearchState } from '../../state/archiveSearchState';
import { type AppContext, isResearcherHere, update } from '../context';
import { archiveClientOf } from './connection';
import { queryOf } from './searchQuestion';

/** Studies asked for at once. */
const studiesAPage = 200;

/** The search under way of each page, and the end of watching who sits there. */
const running = new WeakMap<AppContext, AbortController>();
const watched = new WeakSet<AppContext>();

/**
 * Asks the archive for studies; `state.archiveSearch` tells how far it is. A new question cancels the one before. Patients'
 * names come into the page with it, so while an observer sits at a project nothing is asked, and what was found is put away.
 */
export async function searchArchive(context: AppContext, question: ArchiveQuestion): Promise<void> {
  const client = clientFor(context);
  const query = queryOf(question);
  if (!client || !query.ok) return;
  await ask(context, client, { question, query: query.value, before: [] });
}

/** The next studies of the question that was asked last. Does nothing while a search runs. */
export async function moreOfArchive(context: AppContext): Promise<void> {
  const { archiveSearch: current } = context.store.getState();
  if (current.kind !== 'found' && current.kind !== 'failed') return;
  const client = clientFor(context);
  const query = queryOf(current.question);
  if (!client || !query.ok || client.address !== current.address) return;
  await ask(context, client, { question: current.question, query: query.value, before: current.studies });
}

/** Stops the search under way; what came before stays. */
export function cancelArchiveSearch(context: AppContext): void {
  running.get(context)?.abort();
  running.delete(context);
  const { archiveSearch: current } = context.store.getState();
  if (current.kind !== 'searching') return;
  const why: ArchiveFailure = { kind: 'cancelled', message: '', attempts: 0 };
  show(context, { ...current, kind: 'failed', why });
}

/** Stops the search under way and puts away what was found. */
export function forgetArchiveSearch(context: AppContext): void {
  running.get(context)?.abort();
  running.delete(context);
  if (context.store.getState().archiveSearch.kind !== 'none') show(context, { kind: 'none' });
}

interface Asking {
  readonly question: ArchiveQuestion;
  readonly query: ArchiveQuery;
  /** What came with the pages before. */
  readonly before: readonly ArchiveStudy[];
}

/** The connection, for whoever may see patients' names. */
function clientFor(context: AppContext): ArchiveClient | undefined {
  if (!isResearcherHere(context)) {
    forgetArchiveSearch(context);
    return undefined;
  }
  watch(context);
  return archiveClientOf(context);
}

/** Puts what was found away when an observer sits down, and when the archive is no longer the one that was asked. */
function watch(context: AppContext): void {
  if (watched.has(context)) return;
  watched.add(context);
  context.store.subscribe(({ open, archive, archiveSearch }) => {
    const isOther =
      archiveSearch.kind !== 'none' &&
      archive.kind === 'connected' &&
      archive.address !== archiveSearch.address;
    // What is under way is stopped too where what was found is away already.
    if (open?.person.kind === 'observer' || archive.kind === 'none' || isOther) forgetArchiveSearch(context);
  });
}

async function ask(context: AppContext, client: ArchiveClient, asking: Asking): Promise<void> {
  const { question, query, before } = asking;
  running.get(context)?.abort();
  const controller = new AbortController();
  running.set(context, controller);
  const asked = { address: client.address, question };
  show(context, { kind: 'searching', ...asked, studies: before });
  const page = await nextPage(client, query, before, controller.signal);
  // Another question was asked, or whoever asked is gone.
  if (running.get(context) !== controller) return;
  running.delete(context);
  show(
    context,
    page.ok
      ? { kind: 'found', ...asked, ...page.value }
      : { kind: 'failed', ...asked, studies: before, why: page.error },
  );
}

interface Page {
  readonly studies: readonly ArchiveStudy[];
  readonly hasMore: boolean;
}

/**
 * The studies so far with those of the next page. Archives may give fewer than were asked for though there are more, so after
 * a short page one more is asked for; those that know no pages give the same ones again, and then there are no more.
 */
async function nextPage(
  client: ArchiveClient,
  query: ArchiveQuery,
  before: readonly ArchiveStudy[],
  signal: AbortSignal,
): Promise<Result<Page, ArchiveFailure>> {
  const known = new Map(before.map((study) => [study.studyInstanceUid, study]));
  const came = await client.searchStudies({ ...query, limit: studiesAPage, offset: before.length }, signal);
  if (!came.ok) return came;
  for (const study of came.value) {
    if (!known.has(study.studyInstanceUid)) known.set(study.studyInstanceUid, study);
  }
  const studies = [...known.values()];
  if (studies.length === before.length) return ok({ studies, hasMore: false });
  if (came.value.length >= studiesAPage) return ok({ studies, hasMore: true });
  const rest = await client.searchStudies({ ...query, limit: 1, offset: studies.length }, signal);
  // What came is not lost for a question that was only about the rest.
  const hasMore = rest.ok && rest.value.some(({ studyInstanceUid }) => !known.has(studyInstanceUid));
  return ok({ studies, hasMore });
}

function show(context: AppContext, archiveSearch: ArchiveSearchState): void {
  update(context, { archiveSearch });
}

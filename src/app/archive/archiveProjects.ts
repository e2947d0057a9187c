import type { Result } from '../../base/result';
import { err, ok } from '../../base/result';
import type { ArchiveClient } from '../../domain/archive/archiveClient';
import type { ArchiveFailure } from '../../domain/archive/archiveFailure';
import type { ArchiveBundle, ArchiveProject } from '../../domain/archive/archiveProject';
import type { ArchiveSeries, ArchiveStudy } from '../../domain/archive/archiveStudy';
import {
  anyBundlePatient,
  bundleStudyUid,
  isBundlePatient,
  readBundleSeriesText,
} from '../../domain/archive/bundleUids';
import { observerId } from '../../domain/ids';
import type { AppContext } from '../context';
import { entriesOf } from './archivedEntries';
import { archiveClientOf } from './connection';
import { ArchiveStopped, bookOf } from './syncWork';

const notConnected: ArchiveFailure = { kind: 'cancelled', message: 'No archive is connected.', attempts: 0 };
const pageSize = 100;
/** More projects than any department has: an archive that never ends its list ends here. */
const mostProjects = 1000;

/**
 * The projects that lie in the archive, with what of each can be opened where it is not yet: kits, and projects of the
 * researcher. Returns are left out: how many there are tells observers how far others are.
 */
export async function archiveProjects(
  context: AppContext,
  signal: AbortSignal = new AbortController().signal,
): Promise<Result<readonly ArchiveProject[], ArchiveFailure>> {
  const client = archiveClientOf(context);
  if (!client) return err(notConnected);
  // Whose kits lie there, and how many, is nothing for somebody who reads.
  if (context.store.getState().open?.person.kind === 'observer') return ok([]);
  try {
    const studies = await projectStudies(client, signal);
    const known = await knownHere(context);
    const projects: ArchiveProject[] = [];
    for (const { studyInstanceUid, description } of studies) {
      const series = await asked(client.searchSeries(studyInstanceUid, signal));
      const bundles: ArchiveBundle[] = [];
      for (const one of series) {
        const bundle = await bundleIn(client, one, known.get(studyInstanceUid) ?? new Set(), signal);
        if (bundle) bundles.push(bundle);
      }
      bundles.sort((a, b) => nameOf(a).localeCompare(nameOf(b), 'en'));
      if (bundles.length > 0) projects.push({ studyInstanceUid, title: description ?? '', bundles });
    }
    return ok(projects);
  } catch (cause) {
    if (cause instanceof ArchiveStopped && cause.why.kind === 'archive') return err(cause.why.failure);
    if (cause instanceof ArchiveStopped) return err({ ...notConnected, message: 'Cancelled.' });
    throw cause;
  }
}

async function asked<T>(question: Promise<Result<T, ArchiveFailure>>): Promise<T> {
  const answer = await question;
  if (answer.ok) return answer.value;
  throw new ArchiveStopped({ kind: 'archive', failure: answer.error });
}

async function projectStudies(client: ArchiveClient, signal: AbortSignal): Promise<readonly ArchiveStudy[]> {
  const found = new Map<string, ArchiveStudy>();
  while (found.size < mostProjects) {
    const before = found.size;
    const page = await asked(
      client.searchStudies({ patientId: anyBundlePatient, limit: pageSize, offset: before }, signal),
    );
    for (const study of page) {
      if (isBundlePatient(study.patientId)) found.set(study.studyInstanceUid, study);
    }
    if (page.length < pageSize || found.size === before) break;
  }
  return [...found.values()];
}

/** Of the projects in this browser, which bundles it took in or put there; by the study that holds them. */
async function knownHere(context: AppContext): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const projects = await context.ports.storage.listProjects();
  const books = new Map<string, ReadonlySet<string>>();
  for (const { project } of projects.ok ? projects.value : []) {
    const { id } = project;
    books.set(bundleStudyUid(id), new Set((await bookOf(context, id)).known));
  }
  return books;
}

async function bundleIn(
  client: ArchiveClient,
  series: ArchiveSeries,
  known: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<ArchiveBundle | undefined> {
  const what = readBundleSeriesText(series.description ?? '');
  if (!what || what.kind === 'return') return undefined;
  const { kind, observer } = what;
  const whose = observer === undefined ? {} : { observerId: observerId(observer) };
  const entries = await entriesOf(client, { kind, ...whose, series }, known, signal);
  const newest = entries.at(-1);
  if (!newest) return undefined;
  return {
    kind,
    ...(observer !== undefined && { observer }),
    ...(newest.issue !== undefined && { issue: newest.issue }),
    seriesInstanceUid: series.seriesInstanceUid,
    newest,
    ...(newest.writtenAtUtc !== undefined && { newestAtUtc: newest.writtenAtUtc }),
    count: entries.length,
    isHere: newest.isHere,
  };
}

function nameOf({ kind, observer = '' }: ArchiveBundle): string {
  return `${kind} ${observer}`;
}

import { laterPart } from '../../base/laterPart';
import type { Result } from '../../base/result';
import { err, ok } from '../../base/result';
import type { ArchiveFailure } from '../../domain/archive/archiveFailure';
import type { ArchiveBundle, ArchiveEntry, ArchiveProject } from '../../domain/archive/archiveProject';
import type { ObserverId } from '../../domain/ids';
import type { AppContext } from '../context';
import type { LookOutcome, SendOutcome } from './sendingOutcome';
import type { ArchiveStop, MadeKit, PutKitOutcome, PutOutcome, SyncReport } from './syncOutcome';
import type { Asked, SyncWork } from './syncWork';

const part = laterPart(() => import('./archiveSyncActs'));
type Acts = Awaited<ReturnType<typeof part.load>>;

/**
 * The verbs by which readings go back to an archive, and a project is synchronised through it. All can be cancelled and done
 * again; a part of the program that does not load is thrown.
 */
export function archiveSyncVerbs(context: AppContext) {
  /** What cannot begin, because nothing is connected, comes to the same end as what stops later. */
  async function working<T>(
    asked: Asked,
    stopped: (why: ArchiveStop) => T,
    act: (acts: Acts, work: SyncWork) => Promise<T>,
  ): Promise<T> {
    const acts = await part.load();
    try {
      return await act(acts, acts.beginWork(context, asked));
    } catch (cause) {
      return stopped(acts.stopOf(cause));
    }
  }
  const stopped = (why: ArchiveStop) => ({ kind: 'stopped', why }) as const;
  return {
    /** The projects that lie in the archive, and what of them can be opened here. */
    archiveProjects: async (
      signal?: AbortSignal,
    ): Promise<Result<readonly ArchiveProject[], ArchiveFailure>> =>
      (await part.load()).archiveProjects(context, signal),
    /** Opens a bundle that lies in the archive, on the start screen or where its project is open; then its dialog is there. */
    openArchiveBundle: async (
      bundle: Pick<ArchiveBundle, 'newest'>,
      onBytes?: (received: number, total: number | undefined) => void,
      signal?: AbortSignal,
    ): Promise<'offered' | ArchiveStop> =>
      (await part.load()).openArchiveBundle(context, bundle, onBytes, signal),
    /** What of the open project lies there, as far as who sits here may know. */
    lookIntoArchive: (asked: Asked = {}): Promise<Result<readonly ArchiveEntry[], ArchiveStop>> =>
      working<Result<readonly ArchiveEntry[], ArchiveStop>>(asked, err, async (acts, work) =>
        ok(await acts.lookIntoArchive(work)),
      ),
    /** Fetches bundles of the open project and shows what each would bring. Gives those that did not come. */
    takeFromArchive: (
      entries: readonly ArchiveEntry[],
      asked: Asked = {},
    ): Promise<readonly { readonly entry: ArchiveEntry; readonly why: ArchiveStop }[]> =>
      working(
        asked,
        (why) => entries.map((entry) => ({ entry, why })),
        async (acts, work) => (await acts.takeFromArchive(work, entries)).failed,
      ),
    putKit: (observerId: ObserverId, withImages: boolean, asked: Asked = {}): Promise<PutKitOutcome> =>
      working<PutKitOutcome>(asked, stopped, (acts, work) => acts.putKit(work, observerId, withImages)),
    /** A kit that was made already: after what it warned of was looked at, or once more. */
    putMadeKit: (
      observerId: ObserverId,
      withImages: boolean,
      made: MadeKit,
      asked: Asked = {},
    ): Promise<PutKitOutcome> =>
      working<PutKitOutcome>(
        asked,
        (why) => ({ kind: 'not-put', made, why }),
        (acts, work) => acts.putMadeKit(work, observerId, withImages, made),
      ),
    putReturn: (asked: Asked = {}): Promise<PutOutcome> =>
      working<PutOutcome>(asked, stopped, (acts, work) => acts.putReturn(work)),
    /** The whole project; the screen says before who can read it then. */
    putProject: (asked: Asked = {}): Promise<PutOutcome> =>
      working<PutOutcome>(asked, stopped, (acts, work) => acts.putProject(work)),
    /** What is new goes there, and what is new there comes. */
    synchronise: (asked: Asked = {}): Promise<SyncReport> =>
      working<SyncReport>(
        asked,
        (why) => ({ put: undefined, came: [], known: 0, kitsBehind: [], stopped: why }),
        (acts, work) => acts.synchronise(work),
      ),
    /** How signed readings stand in the archive, as SR and SEG. */
    lookAtSending: (asked: Asked = {}, withTraining = false): Promise<LookOutcome> =>
      working<LookOutcome>(asked, stopped, (acts, work) => acts.lookAtSending(work, withTraining)),
    /** Sends those that lack there. */
    sendReadings: (asked: Asked = {}, withTraining = false): Promise<SendOutcome> =>
      working<SendOutcome>(asked, stopped, (acts, work) => acts.sendReadings(work, withTraining)),
  };
}

import type { ArchiveSeries, ArchiveStudy } from '../../domain/archive/archiveStudy';
import type { ProjectId } from '../../domain/ids';
import { imageKey } from '../../domain/image/imageRef';
import type { ImportState } from '../../state/appState';
import { storedHere } from '../conduct/storedHere';
import { type AppContext, openProjectOf, update } from '../context';
import { imagesAwaited } from '../imagesComing';
import { addImages } from '../sources/addImages';
import { archiveClientOf } from './connection';

/** What was asked for last and did not all come; gone with the page. */
interface Unfinished {
  readonly projectId: ProjectId;
  readonly studies: readonly ArchiveStudy[];
}

const unfinished = new WeakMap<AppContext, Unfinished>();

/** Reasons of an archive that another try can mend. */
const passing: ReadonlySet<string> = new Set([
  'archive-not-reached',
  'archive-not-allowed',
  'archive-server',
  'archive-damaged',
  'archive-cancelled',
]);

/**
 * Takes studies of the archive into the open project: the headers of those series that it could need come, and of each of these
 * one whole object; all else is fetched when it is looked at. What came before stays and is not asked for again, so that the
 * same goes on where a cancel or a lost connection ended it. Progress and account are those of any import.
 */
export async function addFromArchive(context: AppContext, studies: readonly ArchiveStudy[]): Promise<void> {
  const client = archiveClientOf(context);
  if (!client) {
    update(context, { archiveAsked: '' });
    return;
  }
  if (openProjectOf(context).areImagesComing && !(await imagesAwaited(context))) return;
  const isHere = await seriesHere(context);
  const { id } = openProjectOf(context).project;
  unfinished.delete(context);
  await addImages(context, { kind: 'archive', client, studies, isHere });
  const { import: last, open } = context.store.getState();
  if (open?.project.id !== id || last.kind !== 'done' || !isUnfinished(last)) return;
  unfinished.set(context, { projectId: id, studies });
  update(context, { import: { ...last, canGoOn: true } });
}

function isUnfinished({ isCancelled, unused }: Extract<ImportState, { kind: 'done' }>): boolean {
  return isCancelled || unused.some(({ kind }) => passing.has(kind));
}

/** Asks again for what did not come of the studies that were added last; what came is not asked for again. */
export async function goOnFromArchive(context: AppContext): Promise<void> {
  const rest = unfinished.get(context);
  if (rest?.projectId !== context.store.getState().open?.project.id || !rest) return;
  await addFromArchive(context, rest.studies);
}

/** Tells the series of an archive of which every object is in the project and can be reached. */
async function seriesHere(context: AppContext): Promise<(series: ArchiveSeries) => boolean> {
  const { registry, ports } = context;
  const { pseudonymText, images } = await storedHere(context);
  const objects = new Map<string, Set<string>>();
  const gone = new Set<string>();
  for (const { header } of images.values()) {
    const { seriesInstanceUid, sopInstanceUid } = header;
    const known = objects.get(seriesInstanceUid) ?? new Set();
    objects.set(seriesInstanceUid, known.add(sopInstanceUid));
    if (!registry.isReachable(imageKey(header))) gone.add(seriesInstanceUid);
  }
  return ({ seriesInstanceUid, instanceCount }) => {
    const uid =
      pseudonymText === undefined
        ? seriesInstanceUid
        : ports.images.pseudonymUid(pseudonymText, seriesInstanceUid);
    if (instanceCount === undefined || gone.has(uid)) return false;
    return (objects.get(uid)?.size ?? 0) >= instanceCount;
  };
}

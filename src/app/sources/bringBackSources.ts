import { imageKey } from '../../domain/image/imageRef';
import type { StoredImage } from '../../domain/keeping/storedProject';
import { neededSeries } from '../../domain/study/neededSeries';
import { noSources, type ShownFolder } from '../../state/sourcesState';
import { archiveClientOf } from '../archive/connection';
import { findInArchive, tellArchive } from '../archive/findInArchive';
import { reachableFor } from '../conduct/reachableFor';
import { storedHere } from '../conduct/storedHere';
import { type AppContext, notify, openProjectOf, update, updateOpen } from '../context';
import { imagesHere } from '../imagesComing';
import { importImages } from '../importImages';
import { loadShownSlices } from '../readingPart';
import { copiedKeys, forgetCopiedKeys } from './copiedKeys';
import { keepCopies } from './keepCopies';
import { folderNamesOf, mayKeepSources, rootName, updateSources } from './sourceFacts';

/**
 * After a project was opened: its images are reached again where that needs no click, from this browser's copies and
 * from folders that may still be read. What needs a click is shown.
 */
export async function bringBackSources(context: AppContext): Promise<void> {
  const { open } = context.store.getState();
  if (!open) return;
  const { sources } = context.ports;
  const isKept = mayKeepSources(open.project);
  const act = isKept ? 'looking' : 'none';
  update(context, { sources: { ...noSources, canCopy: sources.canCopy(), act } });
  if (!isKept) return;
  const { id } = open.project;
  const isThere = () => context.store.getState().open?.project.id === id;
  try {
    const [copies, folders, copySetting] = await Promise.all([
      sources.copies(id, true),
      sources.folders(id),
      sources.copySetting(id),
    ]);
    if (!isThere()) return;
    await imagesHere(context);
    if (!isThere()) return;
    const { images } = await storedHere(context);
    if (!isThere()) return;
    forgetCopiedKeys(context);
    const copied = copiedKeys(context, id);
    for (const [key, location] of copies.located) {
      copied.add(key);
      if (images.has(key) && !context.registry.isReachable(key)) context.registry.locate(key, location);
    }
    const shown = folders.map((folder): ShownFolder => ({ ...folder, standing: 'closed' }));
    updateSources(context, { copies: copies.facts, folders: shown, copySetting });
    updateOpen(context, { reachable: reachableFor(context.registry, openProjectOf(context)) });
    await openFolders(context);
    if (isThere()) await openArchive(context);
    if (isThere()) await keepCopies(context);
  } catch (cause) {
    if (isThere()) sayFailed(context, cause);
  }
}

/** What came from an archive, where it is connected; else it is said which one. */
async function openArchive(context: AppContext): Promise<void> {
  const client = archiveClientOf(context);
  if (client) await findInArchive(context, client);
  else await tellArchive(context);
}

function sayFailed(context: AppContext, cause: unknown): void {
  updateSources(context, { act: 'none' });
  const message = cause instanceof Error ? cause.message : String(cause);
  notify(context, { kind: 'sources-failed', severity: 'wrong', facts: { message } });
}

/**
 * One click: asks for the remembered folders and finds the project's images in them. What a scan needs and is not where
 * it was is looked for in the whole folder; nothing that the project does not know comes in.
 */
export async function reopenFolders(context: AppContext): Promise<void> {
  const { project } = openProjectOf(context);
  if (!mayKeepSources(project) || context.store.getState().sources.act !== 'none') return;
  const isThere = () => context.store.getState().open?.project.id === project.id;
  updateSources(context, { act: 'opening' });
  try {
    // First of all: the browser asks only while the click is fresh.
    const folders = await context.ports.sources.ask(project.id);
    if (!isThere()) return;
    const shown = folders.map((folder): ShownFolder => {
      const isGranted = folder.permission === 'granted';
      return { ...folder, standing: isGranted ? 'closed' : 'refused' };
    });
    updateSources(context, { folders: shown });
    await openFolders(context);
    if (!isThere()) return;
    const lost = await lostIn(context, shown);
    if (!isThere()) return;
    if (lost.length > 0) await searchFolders(context, lost);
    if (isThere()) await keepCopies(context);
  } catch (cause) {
    if (isThere()) sayFailed(context, cause);
  }
}

/** Finds images by path and size in the folders that may be read. No header is read. */
async function openFolders(context: AppContext): Promise<void> {
  const open = openProjectOf(context);
  const { project } = open;
  const { folders } = context.store.getState().sources;
  const readable = folders.filter(({ permission }) => permission === 'granted');
  if (readable.length === 0) {
    updateSources(context, { act: 'none' });
    return;
  }
  updateSources(context, { act: 'opening' });
  const nameOf = await folderNamesOf(context, project.id);
  const names = new Set(readable.map(({ id }) => nameOf.get(id) ?? ''));
  const wanted = (await unreachedImages(context)).filter((image) => names.has(rootName(image)));
  const ids = readable.map(({ id }) => id);
  const { located, gone } = await context.ports.sources.locate(project.id, ids, wanted);
  if (context.store.getState().open?.project.id !== project.id) return;
  for (const [key, location] of located) context.registry.locate(key, location);
  updateOpen(context, { reachable: reachableFor(context.registry, openProjectOf(context)) });
  const standings = folders.map((folder): ShownFolder => {
    const name = nameOf.get(folder.id) ?? '';
    if (!names.has(name) || folder.permission !== 'granted') return folder;
    return { ...folder, standing: gone.includes(name) ? 'gone' : 'open' };
  });
  updateSources(context, { act: 'none', folders: standings });
  await loadShownSlices(context);
}

async function unreachedImages(context: AppContext): Promise<readonly StoredImage[]> {
  const { images } = await storedHere(context);
  return [...images.values()].filter(({ header }) => !context.registry.isReachable(imageKey(header)));
}

/** Open folders in which something that a scan needs was not found. */
async function lostIn(context: AppContext, folders: readonly ShownFolder[]): Promise<readonly string[]> {
  const { images } = await storedHere(context);
  const { catalogue, subjects } = openProjectOf(context);
  const roots = new Set(
    neededSeries(catalogue, subjects)
      .flatMap(({ slices }) => slices)
      .flatMap(({ header }) => {
        const key = imageKey(header);
        const image = images.get(key);
        return image && !context.registry.isReachable(key) ? rootName(image) : [];
      }),
  );
  const now = context.store.getState().sources.folders;
  const nameOf = await folderNamesOf(context, openProjectOf(context).project.id);
  return folders
    .filter(
      ({ id }) =>
        roots.has(nameOf.get(id) ?? '') && now.some((one) => one.id === id && one.standing === 'open'),
    )
    .map(({ id }) => id);
}

/** Reads every header in the folders; images of the project are found wherever they are now. */
async function searchFolders(context: AppContext, ids: readonly string[]): Promise<void> {
  const { id } = openProjectOf(context).project;
  const isThere = () => context.store.getState().open?.project.id === id;
  updateSources(context, { act: 'searching' });
  const given = await context.ports.sources.given(id, ids);
  if (isThere()) await importImages(context, given, 'known');
  if (!isThere()) return;
  const { folders } = context.store.getState().sources;
  const lost = new Set(await lostIn(context, folders));
  if (!isThere()) return;
  updateSources(context, {
    act: 'none',
    folders: folders.map((folder) =>
      lost.has(folder.id) ? { ...folder, standing: 'other-images' } : folder,
    ),
  });
}

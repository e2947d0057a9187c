import { imageKey } from '../../domain/image/imageRef';
import type { StoredImage } from '../../domain/keeping/storedProject';
import type { AnyHandle, FolderHandle } from './folderHandles';
import type { SourceLocation } from './sourceLocation';
import { isZip, listZip } from './zipArchive';

/** Files looked at together. */
const lookedAtOnce = 32;

/** What is wanted at a path: images themselves, or what is wanted below it, in a folder or in a zip. */
interface Wanted {
  readonly below: Map<string, Wanted>;
  readonly images: StoredImage[];
}

/** Where images are in a folder, or that the folder itself is not where it was. */
export type InFolder =
  | { readonly kind: 'looked'; readonly located: ReadonlyMap<string, SourceLocation> }
  | { readonly kind: 'gone' };

/**
 * Finds known images in a folder again by their stored path and size, without reading a header: a file that is there
 * with the same size is taken, and whether it is the same image is checked when it is decoded (`isUnverified`). Zips
 * in the folder are listed again. What is not found is simply not in the answer.
 */
export async function locateInFolder(root: AnyHandle, images: readonly StoredImage[]): Promise<InFolder> {
  const wanted = wantedBelow(root.name, images);
  const located = new Map<string, SourceLocation>();
  if (!(await isThere(root))) return { kind: 'gone' };
  if (wanted) await lookInto(root, wanted, located);
  return { kind: 'looked', located };
}

/** The images whose path begins with the folder's name, as a tree of names. */
function wantedBelow(name: string, images: readonly StoredImage[]): Wanted | undefined {
  const top: Wanted = { below: new Map(), images: [] };
  for (const image of images) {
    let at = top;
    for (const part of image.path.split('/')) {
      const next = at.below.get(part) ?? { below: new Map(), images: [] };
      at.below.set(part, next);
      at = next;
    }
    at.images.push(image);
  }
  return top.below.get(name);
}

async function isThere(root: AnyHandle): Promise<boolean> {
  try {
    if (root.kind === 'file') await root.getFile();
    else for await (const _first of root.values()) break;
    return true;
  } catch {
    return false;
  }
}

async function lookInto(
  handle: AnyHandle,
  wanted: Wanted,
  located: Map<string, SourceLocation>,
): Promise<void> {
  if (handle.kind === 'file') {
    // A file that went meanwhile, or may not be read, is one that was not found.
    const file = await handle.getFile().catch(() => undefined);
    if (file) await takeFile(file, wanted, located);
    return;
  }
  const names = [...wanted.below];
  for (let first = 0; first < names.length; first += lookedAtOnce) {
    await Promise.all(
      names.slice(first, first + lookedAtOnce).map(async ([name, below]) => {
        const child = await childOf(handle, name, below);
        if (child) await lookInto(child, below, located);
      }),
    );
  }
}

/** Images below a name mean a folder, or a zip of that name. */
async function childOf(folder: FolderHandle, name: string, wanted: Wanted): Promise<AnyHandle | undefined> {
  const asFile = () => folder.getFileHandle(name).catch(() => undefined);
  if (wanted.below.size === 0) return asFile();
  return folder.getDirectoryHandle(name).catch(asFile);
}

async function takeFile(file: File, wanted: Wanted, located: Map<string, SourceLocation>): Promise<void> {
  takeAt(wanted.images, file.size, { kind: 'file', file }, located);
  if (wanted.below.size === 0 || !(await isZip(file).catch(() => false))) return;
  try {
    for await (const { path: inside, sizeBytes, place } of listZip(file)) {
      const origin = place && { kind: 'zip-entry' as const, archive: file, place };
      if (origin) takeAt(imagesAt(wanted, inside), sizeBytes, origin, located);
    }
  } catch {
    // A zip that broke since: what its directory named before the break is found, the rest is not.
  }
}

/** The images of one file share one location: what is done with the file is done once. */
function takeAt(
  images: readonly StoredImage[],
  sizeBytes: number,
  origin: SourceLocation['origin'],
  located: Map<string, SourceLocation>,
): void {
  const [first] = images;
  if (!first) return;
  const location: SourceLocation = { path: first.path, sizeBytes, isUnverified: true, origin };
  for (const { header, sizeBytes: known } of images) {
    if (known === sizeBytes) located.set(imageKey(header), location);
  }
}

function imagesAt(wanted: Wanted, path: string): readonly StoredImage[] {
  let at: Wanted | undefined = wanted;
  for (const part of path.split('/')) at = at?.below.get(part);
  return at?.images ?? [];
}

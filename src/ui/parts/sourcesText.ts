import { reservedBytes } from '../../app/sources/reservedBytes';
import type { CopySetting } from '../../domain/keeping/keptSources';
import type { CopyRun, ShownFolder } from '../../state/sourcesState';
import { bytesText } from './bytesText';

function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString('en-US')} ${number === 1 ? one : many}`;
}

const images = (number: number) => count(number, 'image', 'images');

/** Folders by name; for an observer without, because names of folders may name patients or groups. */
export function folderNames(folders: readonly ShownFolder[], showsNames: boolean): string {
  if (!showsNames) return folders.length === 1 ? 'a remembered folder' : 'remembered folders';
  const [first, second] = folders;
  if (first && folders.length === 1) return `the ${first.kind === 'file' ? 'zip' : 'folder'} “${first.name}”`;
  if (first && second && folders.length === 2) return `“${first.name}” and “${second.name}”`;
  return `${folders.length} folders`;
}

/** What is said about where images come from after a reload. */
export const sourcesText = {
  closed: (where: string) => `Images of this project are in ${where}.`,
  open: 'Open it again',
  openMany: 'Open them again',
  opening: (where: string) => `Finding the images in ${where}`,
  refused: (where: string) =>
    `The browser was not allowed to read ${where}. Open again and allow it, or choose the folder.`,
  gone: (where: string) =>
    `${capital(where)} cannot be found: moved, renamed, or on a drive that is not connected. Connect it and open again, or choose the folder where it is now.`,
  notThere: (where: string, scans: number) =>
    `${count(scans, 'scan has', 'scans have')} images that are not where they were in ${where}.`,
  otherImages: (where: string, scans: number) =>
    `${capital(where)} holds other images: those of ${count(scans, 'scan', 'scans')} are not in it. Choose the folder that has them.`,
  look: 'Look through all of it',
  tryAgain: 'Open again',
  nothingLost: 'Nothing is lost.',
  identityRemoved:
    'This project keeps no identity, so the browser remembers no folder and no copy of the files: their names and headers say whose they are.',
  copy: {
    label: 'Keeping a copy of the images in this browser',
    running: 'Keeping a copy in this browser',
    paused: 'Copying is paused',
    done: (done: number, all: number) => `${done.toLocaleString('en-US')} of ${images(all)}`,
    space: (bytes: number, freeBytes: number | undefined) =>
      freeBytes === undefined
        ? `takes ${bytesText(bytes)}`
        : `takes ${bytesText(bytes)} of ${bytesText(freeBytes)} free`,
    pause: 'Pause',
    goOn: 'Go on',
    keepNone: 'Keep none',
    tooBig: ({ images: all, bytes, freeBytes }: Extract<CopyRun, { kind: 'does-not-fit' }>) =>
      `A copy of the ${images(all)} that are needed takes ${bytesText(bytes)}; ${bytesText(freeBytes)} are free, of which ${bytesText(reservedBytes)} stay for readings. Nothing was copied. Without a copy, add the folder again after each reload.`,
    keepWhatFits: (fitting: number, bytes: number) =>
      `Keep whole series that fit: ${images(fitting)}, ${bytesText(bytes)}`,
    failed: ({ why, doneImages, images: all }: Extract<CopyRun, { kind: 'failed' }>) => {
      const done = `${doneImages.toLocaleString('en-US')} of ${images(all)} were copied.`;
      switch (why) {
        case 'full':
          return `The browser has no space left. ${done} The others need their folder again after a reload.`;
        case 'cannot-be-read':
          return `Some files could not be read again. ${done} Check that the drive is connected, then try again.`;
        case 'unavailable':
          return `This browser could not keep a copy. ${done} The others need their folder again after a reload.`;
      }
    },
    tryAgain: 'Try again',
  },
  part: {
    title: 'Images after a reload',
    remembered: (folders: readonly ShownFolder[]) =>
      `Remembered: ${folders.map(({ name }) => `“${name}”`).join(', ')}.`,
    rememberedCount: (number: number) => `${count(number, 'folder is', 'folders are')} remembered.`,
    noFolder: 'No folder is remembered.',
    forget: 'Forget the folders',
    forgetOne: 'Forget the folder',
    copies: 'Copies',
    kept: (number: number, bytes: number) => `${images(number)}, ${bytesText(bytes)}`,
    none: 'none',
    settings: {
      default: 'Where no folder is remembered',
      yes: 'Always',
      no: 'Never',
    } satisfies Record<CopySetting, string>,
    settingLabel: 'Keep copies of the images that are read',
    hint: 'Copies hold the files as they are, with the names in them. They stay on this computer and go with the project.',
    removeQuestion: 'After a reload these images need their folder again. Readings stay.',
    removeConfirm: 'Remove the copies',
    cancel: 'Cancel',
    cannotCopy:
      'This browser has no private file storage here, so it keeps no copies. After a reload the folder is added again.',
    demo: 'The demo makes its images again; nothing is kept.',
  },
} as const;

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

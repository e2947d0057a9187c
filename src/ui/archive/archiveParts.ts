import { lazyPart } from '../parts/lazyPart';

const load = () => import('./archiveScreens');

/** The dialog that connects to an archive. */
export const ConnectPart = lazyPart(async () => (await load()).ConnectDialog);
/** The archive's work list, in place of a screen. */
export const ArchivePart = lazyPart(async () => (await load()).ArchiveScreen);
/** Which archive the page talks to, in the top bar. */
export const ArchiveMarkPart = lazyPart(async () => (await load()).ArchiveMark);
/** An archive that no longer answers, over a screen. */
export const ArchiveStripPart = lazyPart(async () => (await load()).ArchiveStrip);

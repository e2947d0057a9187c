/* What comes with the first archive that is connected, in one part of the program. */
export { ArchiveFiles } from './archiveFiles';
export { indexArchive } from './indexArchive';

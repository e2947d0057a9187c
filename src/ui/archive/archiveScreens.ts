/*
 * Everything that is shown of an archive: one part of the program, which loads when somebody first connects.
 */

export { ArchiveMark } from './ArchiveMark';
export { ArchiveScreen } from './ArchiveScreen';
export { ArchiveStrip } from './ArchiveStrip';
export { ConnectDialog } from './ConnectDialog';

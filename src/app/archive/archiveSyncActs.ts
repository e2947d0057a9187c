/* What the verbs of synchronising do; it loads when somebody asks for the first of them. */
export { archiveProjects } from './archiveProjects';
export { putKit, putMadeKit, putProject, putReturn } from './putBundles';
export { lookAtSending, sendReadings } from './sendReadings';
export { lookIntoArchive, synchronise } from './synchronise';
export { beginWork, stopOf } from './syncWork';
export { openArchiveBundle, takeFromArchive } from './takeFromArchive';

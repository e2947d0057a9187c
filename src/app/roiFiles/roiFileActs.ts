/* What the verbs of other programs' files do; it loads when somebody asks for the first of them. */
export { saveReadingRois, saveStudyRois } from './exportRois';
export { importRois } from './importRois';
export { planRoiImport } from './planRoiImport';
export { readRoiFiles } from './readRoiFiles';
export { saveReadingObjects, saveStudyObjects } from './saveObjects';

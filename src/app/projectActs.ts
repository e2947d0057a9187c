/*
 * Everything that is done with an open project, and opening one: images and their pairing, subjects, the protocol, results,
 * files. One part of the program, which loads when a project is first opened; the start screen does not wait for it.
 */

export { bringSlice } from './agreement/bringSlice';
export { settleCase } from './agreement/settleCase';
export { backUp, chooseBackupFolder, openBundle } from './backups';
export { cancelOtherRule, measureByOtherRule } from './checks/measureByOtherRule';
export { sensitivityOf } from './checks/sensitivityOf';
export { defineCovariate, removeCovariate } from './covariates';
export { markSubjects, setEnrolment } from './enrolment';
export { eraseSubjects } from './eraseSubjects';
export { saveCsv, saveDictionary, saveUnusedList } from './exports';
export { hasSameScans } from './heldScans';
export { cancelImport, dismissImport } from './importImages';
export { importIntoNewProject } from './importIntoNewProject';
export { linkSubjects, setTwoPeople, unlinkSubject } from './linkSubjects';
export { choosePerson, newProject, openProject } from './projects';
export { guidePictures, keepGuidePicture } from './protocol/guidePictures';
export { amendProtocol, changeProtocol, checkAmendment } from './protocols';
export { chooseResults, computeResults, liveResultsOf, unblind } from './results';
export { bootstrapCutoff, sensitivityOf as sensitivityOfShown } from './resultsWork';
export { reviewerReadings } from './reviewer/reviewerReadings';
export { saveReviewerPage } from './reviewer/saveReviewerPage';
export { saveFlowDiagram } from './saveFlowDiagram';
export { addImages } from './sources/addImages';
export { reopenFolders } from './sources/bringBackSources';
export { chooseCopies, forgetFolders } from './sources/copySettings';
export { keepCopies, pauseCopies } from './sources/keepCopies';
export { chooseScan, setCode, setCovariates, setExclusion } from './subjects';

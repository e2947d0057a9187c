/* What is done on the Export screen. One part of the program, which loads when exports are first asked for. */
export { cancelCheck, checkAgain } from './checkExport';
export { chooseExport } from './chooseExport';
export { prepareExport } from './prepareExport';
export { exportPicture, exportText, previewExport } from './previewExport';
export { cancelSaving, saveExportItem, savePackage } from './saveExport';

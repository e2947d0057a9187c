/**
 * What the built program may weigh, in KB (1,000 bytes) after gzip. The start screen's limits are of all JavaScript and all
 * styles that a browser needs before the start screen answers; the product's own are 250 and 40 KB. Everything else loads
 * when it is needed, and has a limit of its own. A file that no part names fails the budget test until it is listed here.
 *
 * Names are those of the built files without folder and hash; `*` stands for anything; the first part that fits has the
 * file. Code that several later parts share is cut out by the bundler; its files are named `shared-...`, and their styles
 * end in `.css` like any others.
 */

/** @typedef {{ readonly part: string, readonly limitKb: number, readonly files: readonly string[] }} PartBudget */

export const startBudget = { javascriptKb: 215, stylesKb: 40 };

/** @type {readonly PartBudget[]} */
export const partBudgets = [
  { part: 'Dialogs of the start screen', limitKb: 5, files: ['StartDialog.*'] },
  { part: 'Screens of a project', limitKb: 110, files: ['ProjectScreen.*'] },
  {
    part: 'Protocol, its guide and its amendments',
    limitKb: 36,
    files: ['ProtocolScreen.*', 'GuideSheet.*'],
  },
  {
    part: 'What is done with an open project: images and pairing, subjects, the protocol, signing in',
    limitKb: 60,
    files: ['projectActs.js', 'shared-project.js'],
  },
  {
    part: 'Reading: its verbs, the editor and measuring',
    limitKb: 58,
    files: [
      'readingActs.js',
      'measureReadingOn.js',
      'shared-reading.js',
      'shared-editor.js',
      'shared-measuring.js',
    ],
  },
  {
    part: 'Results screen, with what its views share',
    limitKb: 52,
    files: ['ResultsScreen.*', 'shared-resultsViews.js', 'resultsViews.css'],
  },
  {
    part: 'Agreement: queue, case and adjudication',
    limitKb: 30,
    files: ['AgreementScreen.*', 'agreementActs.js'],
  },
  {
    part: 'Export: screen, its acts, and the way to its worker',
    limitKb: 30,
    files: ['ExportScreen.*', 'exportActs.js', 'createPublishing.js'],
  },
  { part: 'Checklists of reporting', limitKb: 16, files: ['grrasCount.js', 'shared-checklists.js'] },
  { part: 'Results: how numbers came about', limitKb: 25, files: ['shared-how.js', 'HowPopover.*'] },
  { part: 'Results: tables', limitKb: 16, files: ['tableViews.*'] },
  { part: 'Results: models', limitKb: 13, files: ['modelViews.*'] },
  { part: 'Results: checks', limitKb: 10, files: ['checkViews.*'] },
  { part: 'Results: the reviewer’s page', limitKb: 20, files: ['reviewerViews.*'] },
  {
    part: 'Results: what the reviewer’s page shares with tables or checks',
    limitKb: 8,
    files: ['shared-resultsReviewed.js', 'resultsReviewed.css'],
  },
  { part: 'Results: effect sizes, Q-Q plots, ROC comparison', limitKb: 5, files: ['onDemandStatistics.js'] },
  { part: 'Calculator from summaries', limitKb: 20, files: ['Calculator.*'] },
  {
    part: 'Statistics, on the page where there is no worker, for files and on demand',
    limitKb: 75,
    files: ['directCalculation.js', 'createCalculation.js', '*studyResults.js', 'shared-statistics.js'],
  },
  {
    part: 'Report writers',
    limitKb: 20,
    files: [
      '*csvText.js',
      'csvDictionary.js',
      'roiCsv.js',
      'settlementsCsv.js',
      'agreementCasesCsv.js',
      'subjectFile.js',
      'shared-roiColumns.js',
      'shared-subjectColumns.js',
    ],
  },
  {
    part: 'Covariates: grid, import and the table as a file',
    limitKb: 48,
    files: [
      'CovariatesScreen.*',
      'covariateActs.js',
      'covariatesCsv.js',
      'tableFormats.js',
      'shared-tableFile.js',
      'shared-maySeeGroup.js',
    ],
  },
  { part: 'Reading of CSV files', limitKb: 8, files: ['shared-csvReader.js', 'csvReader.js'] },
  { part: 'Covariates: workbooks', limitKb: 16, files: ['readWorkbook.js'] },
  {
    part: 'Files of other programs and DICOM objects: verbs and dialog',
    limitKb: 27,
    files: [
      'roiFiles.js',
      'roiFileActs.js',
      'RoiImportDialog.*',
      'shared-roiFilesText.js',
      'shared-draftRow.js',
    ],
  },
  {
    part: 'Exchange with other computers, and the log',
    limitKb: 26,
    files: ['ExchangeScreen.*', 'IncomingDialog.*', 'exchangeActs.js', 'logFile.js', 'shared-kitOffers.js'],
  },
  // Nearly all of it is the library that writes DICOM, once for the page and once for the worker: loaded when an object is written.
  {
    part: 'DICOM objects: writing',
    limitKb: 420,
    files: ['objectWriter.js', 'shared-dcmjs*', 'shared-structureCodes.js', 'shared-scanObjectsOf.js'],
  },
  {
    part: 'DICOM objects: reading',
    limitKb: 30,
    files: [
      'readDicomObject.js',
      'shared-parseFile.js',
      'shared-readGrid.js',
      'shared-privateElement.js',
      'shared-nestedOutline.js',
      'shared-nestRings.js',
    ],
  },
  {
    part: 'Archive: screens',
    limitKb: 24,
    files: ['archiveScreens.*', 'ArchiveView.*', 'shared-archiveText*', 'shared-searchQuestion.js'],
  },
  {
    part: 'Archive: its verbs, and the way to the server',
    limitKb: 38,
    files: [
      'archiveActs.js',
      'archiveSyncActs.js',
      'archiveSource.js',
      'createArchives.js',
      'bundleObject.js',
      'shared-archiveAddress*',
      'shared-bundleUids.js',
    ],
  },
  { part: 'Viewer', limitKb: 30, files: ['createSlicePane.js', 'scaleBar.js'] },
  { part: 'Viewer, where a graphics card is', limitKb: 820, files: ['cornerstoneCanvas.js'] },
  {
    part: 'Files and zips that are given, and writing large zips',
    limitKb: 75,
    files: ['expandArchive.js', 'locateInFolder.js', 'shared-zipArchive.js', 'shared-zip.js.js'],
  },
  {
    part: 'Cohort: dialogs of acts, flow of enrolment',
    limitKb: 8,
    files: ['ActDialogs.*', 'FlowDiagram.*'],
  },
  { part: 'Bundles: backups, kits, returns and merging', limitKb: 30, files: ['bundles.js'] },
  {
    part: 'Demo',
    limitKb: 30,
    files: ['openDemo.js', 'demoPort.js', 'demoSource.js', 'shared-demoScans.js'],
  },
  { part: 'Worker that reads images', limitKb: 75, files: ['imageWorker.js'] },
  {
    part: 'Kits for observers',
    limitKb: 10,
    files: ['kitActs.js', 'startKitFile.js', 'shared-planKit.js', 'shared-kitView.js', 'shared-makeKit.js'],
  },
  { part: 'Worker that cleans images', limitKb: 75, files: ['kitWorker.js'] },
  { part: 'Worker that computes results', limitKb: 104, files: ['calculationWorker.js'] },
  // Statistics, tables, figures with their plotting library and the storage: nothing of it is on the page.
  { part: 'Worker that makes what leaves', limitKb: 545, files: ['publishingWorker.js'] },
  {
    part: 'Formats of what leaves: Word documents, workbooks, LaTeX',
    limitKb: 85,
    files: [
      'docxFile.js',
      'documentDocx.js',
      'tablesDocx.js',
      'writeWorkbook.js',
      'dataXlsx.js',
      'tableXlsx.js',
      'tableLatex.js',
      'tableCsv.js',
      'tableHtml.js',
      'tableTexts.js',
      'textWidth.js',
      'xmlText.js',
    ],
  },
  { part: 'Worker that keeps copies', limitKb: 40, files: ['copyWorker.js'] },
  // Their loaders are in two workers, 10 KB each: where images are read, and where kits are made.
  { part: 'Codec JPEG', limitKb: 95, files: ['libjpegturbowasm_decode.*'] },
  { part: 'Codec JPEG-LS', limitKb: 70, files: ['charlswasm_decode.*'] },
  { part: 'Codec JPEG 2000', limitKb: 112, files: ['openjpegwasm_decode.*'] },
  { part: 'Codec HTJ2K', limitKb: 122, files: ['openjphjs.*'] },
  // Nearly all of it is the renderer's WebAssembly; fonts are no code and stand in no budget.
  {
    part: 'Figures as pictures',
    limitKb: 970,
    files: ['createRaster.js', 'loadInBrowser.js', 'resvg-wasm.js', 'index_bg.wasm'],
  },
  { part: 'Long lists', limitKb: 12, files: ['shared-longLists.js'] },
  // Nearly half of it is the component library's: what floats, and choices.
  { part: 'Shared by later parts', limitKb: 110, files: ['shared-*', '*.css'] },
];

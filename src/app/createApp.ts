import type { BootstrapChoice } from '../analysis/live/calculation';
import type { PanelChoice } from '../analysis/panelChoice';
import type { SensitivityQuestion } from '../analysis/sensitivity';
import { laterPart } from '../base/laterPart';
import { loadPart } from '../base/partNotLoaded';
import type { ProjectId, SubjectId } from '../domain/ids';
import { imageKey } from '../domain/image/imageRef';
import type { SliceHeader } from '../domain/image/sliceHeader';
import type { CopySetting } from '../domain/keeping/keptSources';
import type { Person } from '../domain/study/blinding';
import type { CovariateChoices } from '../domain/study/linkSubjects';
import type { Project } from '../domain/study/project';
import type { Protocol } from '../domain/study/protocol';
import type { Covariates } from '../domain/study/subject';
import type { TimePoint } from '../domain/timePoint';
import type { ProjectTab } from '../state/appState';
import type { AppStore } from '../state/createAppStore';
import { askToKeep } from './askToKeep';
import { backUp, chooseBackupFolder, openBundle } from './backups';
import { checkVerbs } from './checks/checkVerbs';
import { type AppContext, isResearcherHere, type Ports, update } from './context';
import { type CovariateDraft, defineCovariate, removeCovariate } from './covariates';
import { covariateTableVerbs } from './covariateTable/covariateTableVerbs';
import { type EnrolmentChange, markSubjects, type SubjectMark, setEnrolment } from './enrolment';
import { eraseSubjects } from './eraseSubjects';
import { exchangeVerbs } from './exchange/exchangeVerbs';
import { saveCsv, saveDictionary, saveUnusedList } from './exports';
import { hasSameScans } from './heldScans';
import { createImageRegistry } from './imageRegistry';
import { cancelImport, dismissImport } from './importImages';
import { importIntoNewProject } from './importIntoNewProject';
import { kitVerbs } from './kits/kitVerbs';
import { linkSubjects, setTwoPeople, unlinkSubject } from './linkSubjects';
import type { GivenImages } from './ports';
import { choosePerson, closeProject, deleteProject, newProject, openProject, refreshStart } from './projects';
import { guidePictures, keepGuidePicture } from './protocol/guidePictures';
import type { ProtocolChange } from './protocol/protocolChange';
import { amendProtocol, changeProtocol, checkAmendment } from './protocols';
import { mayLeaveReading } from './readingPart';
import { readingVerbs } from './readingVerbs';
import { chooseResults, computeResults, liveResultsOf, unblind } from './results';
import { bootstrapCutoff, type OnProgress, type ShownRoc, sensitivityOf } from './resultsWork';
import { roiFileVerbs } from './roiFiles/roiFileVerbs';
import { saveFlowDiagram } from './saveFlowDiagram';
import { createSaveQueue } from './saveQueue';
import { sayNotLoaded } from './sayNotLoaded';
import { addImages } from './sources/addImages';
import { reopenFolders } from './sources/bringBackSources';
import { chooseCopies, forgetFolders, removeCopiesOf } from './sources/copySettings';
import { keepCopies, pauseCopies } from './sources/keepCopies';
import { chooseScan, setCode, setCovariates, setExclusion } from './subjects';

/** The verbs of the product over a store and the outside. The screens call these and nothing else. */
export function createApp(store: AppStore, ports: Ports) {
  const context: AppContext = {
    ports,
    store,
    registry: createImageRegistry(ports.images),
    saves: createSaveQueue(ports.storage.save),
    reading: laterPart(() => import('./reading/readingActs')),
    keepListeners: new Set(),
  };
  return {
    refreshStart: () => refreshStart(context),
    newProject: (title: string, identity?: Project['identity'], csaKind?: Protocol['csaKind']) =>
      newProject(context, title, identity, csaKind),
    askToKeep: () => askToKeep(context),
    openProject: (id: ProjectId) => openProject(context, id),
    deleteProject: (id: ProjectId) => deleteProject(context, id),
    closeProject: async () => {
      if (mayLeaveReading(context)) await closeProject(context);
    },
    openDemo: () =>
      sayNotLoaded(context, async () => {
        const { openDemo } = await loadPart(() => import('./openDemo'));
        await openDemo(context);
      }),
    openBundle: (bytes: Uint8Array) => openBundle(context, bytes),
    backUp: () => backUp(context, 'loud'),
    chooseBackupFolder: () => chooseBackupFolder(context),
    choosePerson: async (person: Person, round?: number) => {
      if (mayLeaveReading(context)) await choosePerson(context, person, round);
    },
    /** Asks who sits here, or stops asking: then it is the researcher, as the project was opened. */
    askWho: (isAsked: boolean) => update(context, { isWhoAsked: isAsked }),
    showTab: (tab: ProjectTab) => {
      if (tab !== 'read' && !mayLeaveReading(context)) return;
      // An observer's view holds neither groups nor others' readings: there is nothing to compute from.
      if (tab === 'results' && !isResearcherHere(context)) return;
      update(context, { screen: { kind: 'project', tab } });
      if (tab === 'results') void computeResults(context);
    },
    importImages: (given: GivenImages) => addImages(context, given),
    /** The browser's own folder picker; called inside a click. */
    pickFolder: (isBundle: (name: string) => boolean) => ports.sources.pickFolder(isBundle),
    reopenFolders: () => reopenFolders(context),
    forgetFolders: () => forgetFolders(context),
    chooseCopies: (setting: CopySetting) => chooseCopies(context, setting),
    keepCopies: (amount: 'all' | 'what-fits') => keepCopies(context, amount),
    pauseCopies: (isPaused: boolean) => pauseCopies(context, isPaused),
    removeCopiesOf: (id: ProjectId) => removeCopiesOf(context, id),
    importIntoNewProject: (title: string, given: GivenImages) => importIntoNewProject(context, title, given),
    cancelImport,
    dismissImport: () => dismissImport(context),
    dismissNotice: (id: number) =>
      update(context, { notices: store.getState().notices.filter((notice) => notice.id !== id) }),
    setCovariates: async (id: SubjectId, covariates: Covariates) => {
      const scansOf = () => store.getState().open?.subjects.find((one) => one.id === id);
      const before = scansOf();
      await setCovariates(context, id, covariates);
      const after = scansOf();
      // Other scans may be needed now.
      if (after && !hasSameScans(before, after)) void keepCopies(context);
    },
    defineCovariate: (draft: CovariateDraft, isAgreed?: boolean) => defineCovariate(context, draft, isAgreed),
    removeCovariate: (id: string, isAgreed?: boolean) => removeCovariate(context, id, isAgreed),
    setCode: async (id: SubjectId, code: string) => isResearcherHere(context) && setCode(context, id, code),
    chooseScan: async (id: SubjectId, timePoint: TimePoint, chosen: Parameters<typeof chooseScan>[3]) => {
      if (!isResearcherHere(context)) return;
      await chooseScan(context, id, timePoint, chosen);
      void keepCopies(context);
    },
    setExclusion: async (id: SubjectId, reason: string | undefined) => {
      if (isResearcherHere(context)) await setExclusion(context, id, reason);
    },
    setEnrolment: (ids: readonly SubjectId[], change: EnrolmentChange) => setEnrolment(context, ids, change),
    markSubjects: (ids: readonly SubjectId[], mark: SubjectMark) => markSubjects(context, ids, mark),
    eraseSubjects: (ids: readonly SubjectId[]) => eraseSubjects(context, ids),
    /** Hands the flow diagram, as it was drawn on the page, to the browser's download. */
    saveFlowDiagram: (svg: string) => sayNotLoaded(context, () => saveFlowDiagram(context, svg)),
    linkSubjects: (keptId: SubjectId, otherId: SubjectId, choices?: CovariateChoices) =>
      linkSubjects(context, keptId, otherId, choices),
    unlinkSubject: (keptId: SubjectId, patientKey: string) => unlinkSubject(context, keptId, patientKey),
    setTwoPeople: (id: SubjectId, otherId: SubjectId, areTwo: boolean) =>
      setTwoPeople(context, id, otherId, areTwo),
    ...readingVerbs(context),
    changeProtocol: (change: ProtocolChange) => changeProtocol(context, change),
    keepGuidePicture: (bytes: Uint8Array) => keepGuidePicture(context, bytes),
    guidePictures: (hashes: readonly string[]) => guidePictures(context, hashes),
    amendProtocol: (change: ProtocolChange, reason: string) => amendProtocol(context, change, reason),
    checkAmendment: (change: ProtocolChange) => checkAmendment(context, change),
    unblind: (reason: string) => unblind(context, reason),
    computeResults: async () => {
      if (isResearcherHere(context)) await computeResults(context);
    },
    chooseResults: async (choice: PanelChoice) => {
      if (isResearcherHere(context)) await chooseResults(context, choice);
    },
    bootstrapCutoff: (roc: ShownRoc, choice: BootstrapChoice, onProgress: OnProgress) =>
      bootstrapCutoff(liveResultsOf(context), roc, choice, onProgress),
    sensitivity: (question: SensitivityQuestion, onProgress: OnProgress) =>
      sensitivityOf(liveResultsOf(context), question, onProgress),
    saveUnusedList: () => sayNotLoaded(context, () => saveUnusedList(context)),
    saveCsv: (what: 'rois' | 'subjects') =>
      sayNotLoaded(context, async () => {
        if (isResearcherHere(context)) await saveCsv(context, what);
      }),
    saveDictionary: () => sayNotLoaded(context, () => saveDictionary(context)),
    ...roiFileVerbs(context),
    ...kitVerbs(context),
    ...covariateTableVerbs(context),
    ...checkVerbs(context),
    ...exchangeVerbs(context),
    /** The small picture of the import's first axial slice, if it is here. */
    firstSlicePicture: () => context.registry.preview(),
    /** Pixels of a slice as they may be seen now, if they are here: for showing, never for keeping or measuring. */
    pixelsOf: (header: SliceHeader) => {
      const reading = context.reading.loaded();
      return reading ? reading.shownPixels(context, header) : context.registry.decoded(imageKey(header));
    },
  };
}

/** The product's verbs. */
export type App = ReturnType<typeof createApp>;

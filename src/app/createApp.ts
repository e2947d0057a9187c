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
import type { Covariates } from '../domain/study/subject';
import type { TimePoint } from '../domain/timePoint';
import type { ProjectTab } from '../state/appState';
import type { AppStore } from '../state/createAppStore';
import { askToKeep } from './askToKeep';
import { backUp, chooseBackupFolder, openBundle } from './backups';
import { checkVerbs } from './checks/checkVerbs';
import { type AppContext, type Ports, update } from './context';
import { type CovariateDraft, defineCovariate, removeCovariate } from './covariates';
import { saveCsv, saveDictionary, saveUnusedList } from './exports';
import { createImageRegistry } from './imageRegistry';
import { cancelImport, dismissImport } from './importImages';
import { importIntoNewProject } from './importIntoNewProject';
import { linkSubjects, setTwoPeople, unlinkSubject } from './linkSubjects';
import type { GivenImages } from './ports';
import { choosePerson, closeProject, deleteProject, newProject, openProject, refreshStart } from './projects';
import { changeProtocol, type ProtocolChange } from './protocols';
import { mayLeaveReading } from './readingPart';
import { readingVerbs } from './readingVerbs';
import { chooseResults, computeResults, liveResultsOf, unblind } from './results';
import { bootstrapCutoff, type OnProgress, type ShownRoc, sensitivityOf } from './resultsWork';
import { roiFileVerbs } from './roiFiles/roiFileVerbs';
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
    newProject: (title: string, identity?: Project['identity']) => newProject(context, title, identity),
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
    choosePerson: async (person: Person) => {
      if (mayLeaveReading(context)) await choosePerson(context, person);
    },
    showTab: (tab: ProjectTab) => {
      if (tab !== 'read' && !mayLeaveReading(context)) return;
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
      await setCovariates(context, id, covariates);
      // Other scans may be needed now.
      void keepCopies(context);
    },
    defineCovariate: (draft: CovariateDraft, isAgreed?: boolean) => defineCovariate(context, draft, isAgreed),
    removeCovariate: (id: string, isAgreed?: boolean) => removeCovariate(context, id, isAgreed),
    setCode: (id: SubjectId, code: string) => setCode(context, id, code),
    chooseScan: async (id: SubjectId, timePoint: TimePoint, chosen: Parameters<typeof chooseScan>[3]) => {
      await chooseScan(context, id, timePoint, chosen);
      void keepCopies(context);
    },
    setExclusion: (id: SubjectId, reason: string | undefined) => setExclusion(context, id, reason),
    linkSubjects: (keptId: SubjectId, otherId: SubjectId, choices?: CovariateChoices) =>
      linkSubjects(context, keptId, otherId, choices),
    unlinkSubject: (keptId: SubjectId, patientKey: string) => unlinkSubject(context, keptId, patientKey),
    setTwoPeople: (id: SubjectId, otherId: SubjectId, areTwo: boolean) =>
      setTwoPeople(context, id, otherId, areTwo),
    ...readingVerbs(context),
    changeProtocol: (change: ProtocolChange) => changeProtocol(context, change),
    unblind: (reason: string) => unblind(context, reason),
    computeResults: () => computeResults(context),
    chooseResults: (choice: PanelChoice) => chooseResults(context, choice),
    bootstrapCutoff: (roc: ShownRoc, choice: BootstrapChoice, onProgress: OnProgress) =>
      bootstrapCutoff(liveResultsOf(context), roc, choice, onProgress),
    sensitivity: (question: SensitivityQuestion, onProgress: OnProgress) =>
      sensitivityOf(liveResultsOf(context), question, onProgress),
    saveUnusedList: () => sayNotLoaded(context, () => saveUnusedList(context)),
    saveCsv: (what: 'rois' | 'subjects') => sayNotLoaded(context, () => saveCsv(context, what)),
    saveDictionary: () => sayNotLoaded(context, () => saveDictionary(context)),
    ...roiFileVerbs(context),
    ...checkVerbs(context),
    /** The small picture of the import's first axial slice, if it is here. */
    firstSlicePicture: () => context.registry.preview(),
    /** Decoded pixels of a slice, if they are here: for showing, never for keeping. */
    pixelsOf: (header: SliceHeader) => context.registry.decoded(imageKey(header)),
  };
}

/** The product's verbs. */
export type App = ReturnType<typeof createApp>;

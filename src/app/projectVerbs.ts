import type { BootstrapChoice } from '../analysis/live/calculation';
import type { PanelChoice } from '../analysis/panelChoice';
import type { SensitivityQuestion } from '../analysis/sensitivity';
import { present } from '../base/assert';
import { laterPart } from '../base/laterPart';
import { loadPart } from '../base/partNotLoaded';
import type { Settlement } from '../domain/agreement/settlement';
import type { ProjectId, SubjectId } from '../domain/ids';
import type { SliceHeader } from '../domain/image/sliceHeader';
import type { CopySetting } from '../domain/keeping/keptSources';
import type { Person } from '../domain/study/blinding';
import type { CovariateChoices } from '../domain/study/linkSubjects';
import type { Project } from '../domain/study/project';
import type { Protocol } from '../domain/study/protocol';
import type { Covariates } from '../domain/study/subject';
import type { TimePoint } from '../domain/timePoint';
import type { ProjectTab } from '../state/appState';
import type * as AgreementActs from './agreement/agreementActs';
import type { ShownCaseOutcome } from './agreement/showCase';
import { type AppContext, isResearcherHere, isStillHere, openProjectOf, update } from './context';
import type { CovariateDraft } from './covariates';
import type { EnrolmentChange, SubjectMark } from './enrolment';
import type { DataFile } from './exports';
import type { GivenImages } from './ports';
import type * as ProjectActs from './projectActs';
import type { ProtocolChange } from './protocol/protocolChange';
import { mayLeaveReading } from './readingPart';
import type { OnProgress, ShownRoc } from './resultsWork';
import type { ReviewerFormat, WriteReviewerPage } from './reviewer/saveReviewerPage';
import { sayNotLoaded } from './sayNotLoaded';

type Acts = typeof ProjectActs;

/** Tabs that show, or are made from, results. */
const ofResults: ReadonlySet<ProjectTab> = new Set(['results', 'agreement', 'export']);

const agreementPart = laterPart(() => import('./agreement/agreementActs'));

/**
 * The verbs of an open project, and those that open one. Opening waits until the part that does them is here; then it is
 * here for all others, which are done at once.
 */
export function projectVerbs(context: AppContext) {
  const part = context.project;

  /** Does it at once where the part is here, else when it is. */
  async function doing<T>(act: (here: Acts) => T | Promise<T>): Promise<T> {
    return act(part.loaded() ?? (await part.load()));
  }
  /** What begins on the start screen, where the part may not be had: then it says so. */
  const beginning = (act: (here: Acts) => Promise<void>): Promise<void> =>
    sayNotLoaded(context, () => doing(act));
  /** What only the researcher may do: for anybody else it is not done, and said. */
  const researching = async (act: (here: Acts) => Promise<void>): Promise<void> => {
    if (isResearcherHere(context)) await doing(act);
  };
  const comparing = (act: (here: typeof AgreementActs) => Promise<void>): Promise<void> =>
    sayNotLoaded(context, () =>
      researching(async () => {
        const asked = openProjectOf(context);
        const here = await agreementPart.load();
        if (isStillHere(context, asked)) await act(here);
      }),
    );
  return {
    /** Loads what an open project needs, before one is opened. Where it cannot be had, opening tries again and says so. */
    prepareProject: async () => {
      await part.load().catch(() => undefined);
    },
    newProject: (title: string, identity?: Project['identity'], csaKind?: Protocol['csaKind']) =>
      beginning((here) => here.newProject(context, title, identity, csaKind)),
    openProject: (id: ProjectId) => beginning((here) => here.openProject(context, id)),
    openDemo: () =>
      beginning(async () => {
        const { openDemo } = await loadPart(() => import('./openDemo'));
        await openDemo(context);
      }),
    openBundle: (bytes: Uint8Array) => beginning((here) => here.openBundle(context, bytes)),
    importIntoNewProject: (title: string, given: GivenImages) =>
      beginning((here) => here.importIntoNewProject(context, title, given)),
    backUp: () => doing((here) => here.backUp(context, 'loud')),
    chooseBackupFolder: () => doing((here) => here.chooseBackupFolder(context)),
    choosePerson: async (person: Person, round?: number) => {
      if (mayLeaveReading(context)) await doing((here) => here.choosePerson(context, person, round));
    },
    showTab: (tab: ProjectTab) => {
      if (tab !== 'read' && !mayLeaveReading(context)) return;
      // An observer's view holds neither groups nor others' readings: there is nothing to compute from.
      if (ofResults.has(tab) && !isResearcherHere(context)) return;
      update(context, { screen: { kind: 'project', tab } });
      if (ofResults.has(tab)) void doing((here) => here.computeResults(context));
      if (tab === 'agreement') void comparing((here) => here.compareCases(context));
    },
    importImages: (given: GivenImages) => doing((here) => here.addImages(context, given)),
    reopenFolders: () => doing((here) => here.reopenFolders(context)),
    forgetFolders: () => doing((here) => here.forgetFolders(context)),
    chooseCopies: (setting: CopySetting) => doing((here) => here.chooseCopies(context, setting)),
    keepCopies: (amount: 'all' | 'what-fits') => doing((here) => here.keepCopies(context, amount)),
    pauseCopies: (isPaused: boolean) => part.loaded()?.pauseCopies(context, isPaused),
    cancelImport: () => part.loaded()?.cancelImport(),
    dismissImport: () => part.loaded()?.dismissImport(context),
    setCovariates: (id: SubjectId, covariates: Covariates) =>
      doing(async (here) => {
        const scansOf = () => context.store.getState().open?.subjects.find((one) => one.id === id);
        const before = scansOf();
        await here.setCovariates(context, id, covariates);
        const after = scansOf();
        // Other scans may be needed now.
        if (after && !here.hasSameScans(before, after)) void here.keepCopies(context);
      }),
    defineCovariate: (draft: CovariateDraft, isAgreed?: boolean) =>
      doing((here) => here.defineCovariate(context, draft, isAgreed)),
    removeCovariate: (id: string, isAgreed?: boolean) =>
      doing((here) => here.removeCovariate(context, id, isAgreed)),
    setCode: async (id: SubjectId, code: string) =>
      isResearcherHere(context) && doing((here) => here.setCode(context, id, code)),
    chooseScan: (id: SubjectId, timePoint: TimePoint, chosen: Parameters<Acts['chooseScan']>[3]) =>
      researching(async (here) => {
        await here.chooseScan(context, id, timePoint, chosen);
        void here.keepCopies(context);
      }),
    setExclusion: (id: SubjectId, reason: string | undefined) =>
      researching((here) => here.setExclusion(context, id, reason)),
    setEnrolment: (ids: readonly SubjectId[], change: EnrolmentChange) =>
      doing((here) => here.setEnrolment(context, ids, change)),
    markSubjects: (ids: readonly SubjectId[], mark: SubjectMark) =>
      doing((here) => here.markSubjects(context, ids, mark)),
    eraseSubjects: (ids: readonly SubjectId[]) => doing((here) => here.eraseSubjects(context, ids)),
    /** Hands the flow diagram, as it was drawn on the page, to the browser's download. */
    saveFlowDiagram: (svg: string) => beginning((here) => here.saveFlowDiagram(context, svg)),
    linkSubjects: (keptId: SubjectId, otherId: SubjectId, choices?: CovariateChoices) =>
      doing((here) => here.linkSubjects(context, keptId, otherId, choices)),
    unlinkSubject: (keptId: SubjectId, patientKey: string) =>
      doing((here) => here.unlinkSubject(context, keptId, patientKey)),
    setTwoPeople: (id: SubjectId, otherId: SubjectId, areTwo: boolean) =>
      doing((here) => here.setTwoPeople(context, id, otherId, areTwo)),
    changeProtocol: (change: ProtocolChange) => doing((here) => here.changeProtocol(context, change)),
    keepGuidePicture: (bytes: Uint8Array) => doing((here) => here.keepGuidePicture(context, bytes)),
    guidePictures: (hashes: readonly string[]) => doing((here) => here.guidePictures(context, hashes)),
    amendProtocol: (change: ProtocolChange, reason: string) =>
      doing((here) => here.amendProtocol(context, change, reason)),
    checkAmendment: (change: ProtocolChange) => opened().checkAmendment(context, change),
    unblind: (reason: string) => doing((here) => here.unblind(context, reason)),
    computeResults: () => researching((here) => here.computeResults(context)),
    chooseResults: (choice: PanelChoice) => researching((here) => here.chooseResults(context, choice)),
    bootstrapCutoff: (roc: ShownRoc, choice: BootstrapChoice, onProgress: OnProgress) =>
      opened().bootstrapCutoff(opened().liveResultsOf(context), roc, choice, onProgress),
    sensitivity: (question: SensitivityQuestion, onProgress: OnProgress) =>
      opened().sensitivityOfShown(opened().liveResultsOf(context), question, onProgress),
    /** A comparison repeated under every other choice; see `sensitivity`. */
    sensitivityOf: (question: SensitivityQuestion, onProgress: OnProgress) =>
      opened().sensitivityOf(context, question, onProgress),
    /** Compares all outlines of the two observers: `state.agreement` tells how far it is. */
    compareCases: () => comparing((here) => here.compareCases(context)),
    /** Saves a CSV of every case of agreement, with full precision. */
    saveCasesCsv: () => comparing((here) => here.saveCasesCsv(context)),
    /** Everything signed on one scan of a subject, for drawing it over the images. */
    showCase: async (id: SubjectId, timePoint: TimePoint): Promise<ShownCaseOutcome> => {
      const asked = openProjectOf(context);
      const here = await agreementPart.load();
      return isStillHere(context, asked) ? here.showCase(context, id, timePoint) : { kind: 'gone' };
    },
    /** Decodes a slice, so that `pixelsOf` has it. */
    bringSlice: (header: SliceHeader) => doing((here) => here.bringSlice(context, header)),
    settleCase: (id: SubjectId, targetKey: string, decision: Settlement['decision'], reason: string) =>
      doing((here) => here.settleCase(context, id, targetKey, decision, reason)),
    measureByOtherRule: () => doing((here) => here.measureByOtherRule(context)),
    cancelOtherRule: () => part.loaded()?.cancelOtherRule(context),
    saveUnusedList: () => beginning((here) => here.saveUnusedList(context)),
    saveCsv: (what: DataFile) =>
      sayNotLoaded(context, () => researching((here) => here.saveCsv(context, what))),
    saveDictionary: () => beginning((here) => here.saveDictionary(context)),
    /** What the reviewer's page needs beside the results. */
    reviewerReadings: () => doing((here) => here.reviewerReadings(context)),
    saveReviewerPage: (format: ReviewerFormat, write: WriteReviewerPage) =>
      researching((here) => here.saveReviewerPage(context, format, write)),
  };

  /** The part, where a project is open: it was opened by it. */
  function opened(): Acts {
    return present(part.loaded(), 'the part that opened the project');
  }
}

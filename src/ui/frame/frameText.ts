import { settlingRound } from '../../domain/agreement/settlingRound';
import type { ProjectTab } from '../../state/appState';

/** What the frame around every screen says. */
export const frameText = {
  product: 'Multifidus',
  toStart: 'Multifidus, to the start screen',
  nothingLeaves: 'Nothing leaves this browser',
  nothingToSave: 'Nothing to save yet',
  saving: 'Saving',
  saved: 'Saved',
  thisBrowser: 'this browser',
  saveBundle: 'Save a backup',
  notSavedSince: (time: string) => `Not saved since ${time}`,
  tabs: {
    researcher: {
      protocol: 'Protocol',
      cohort: 'Cohort',
      read: 'Slices',
      agreement: 'Agreement',
      results: 'Results',
      export: 'Export',
      exchange: 'Exchange',
    },
    observer: {
      protocol: 'Protocol',
      cohort: 'Work list',
      read: 'Read',
      agreement: 'Agreement',
      results: 'Results',
      export: 'Export',
      exchange: 'Return',
    },
  } satisfies Record<string, Record<ProjectTab, string>>,
  researcher: 'Researcher',
  thirdReader: 'Third reader',
  observer: (letter: string) => `Observer ${letter}`,
  whoReads: 'Who sits here',
  whoAsked: 'Who sits here?',
  whoAskedText:
    'This study is blinded. Choose your name: you then see your own work list, and nothing of what others drew.',
  researcherRole: 'Sets up the study and enters data; sees no results before unblinding',
  round: (round: number) => (round === settlingRound ? 'To settle' : `Round ${round}`),
  roundsHint: 'Your earlier outlines of a subject close once it may be read again.',
  whoReadsHint:
    'Each observer sees only their own outlines. Results open to the researcher after unblinding.',
  atRisk: (count: number) =>
    `${count} signed ${count === 1 ? 'reading is' : 'readings are'} only in this browser.`,
  backUpNow: 'Save a backup',
  chooseFolder: 'Choose a backup folder',
  folderAgain: (name: string) => `Use ${name} again`,
  dismiss: 'Dismiss',
  loading: 'Loading',
  researchOnly: 'For research use only, not for diagnosis',
} as const;

import type { EnrolmentState } from '../../domain/study/enrolmentOf';

function subjects(count: number): string {
  return count === 1 ? '1 subject' : `${count.toLocaleString('en-US')} subjects`;
}

/** Of what a dialog or an act speaks: one by its code, several by their number. */
function named(codes: readonly string[]): string {
  return codes.length === 1 ? (codes[0] ?? '') : subjects(codes.length);
}

/** Why a subject without refracture had a final scan: what is offered. */
export const finalScanReasons = ['Scheduled', 'Symptoms', 'Suspected refracture', 'Other'] as const;

const states: Readonly<Record<EnrolmentState, string>> = {
  screened: 'Screened, not settled',
  included: 'Included',
  excluded: 'Excluded',
};

/** What the screens of enrolment, selection and erasing say. */
export const enrolmentText = {
  becauseOf: (reason: string) => `Reason: ${reason}.`,
  selected: (count: number) => `${count.toLocaleString('en-US')} selected`,
  bar: 'What to do with the selected subjects',
  exclude: 'Exclude…',
  include: 'Include',
  training: 'Training',
  noTraining: 'No training',
  finalScan: 'Why a final MRI…',
  note: 'Note…',
  erase: 'Erase…',
  clear: 'Clear',
  flow: 'Flow diagram',
  states,
  stateBy: (state: EnrolmentState, day: string, who: string) =>
    `${states[state]} on ${day}${who === '' ? '' : ` by ${who}`}.`,
  researcher: 'the researcher',
  observer: (letter: string) => `observer ${letter}`,
  byRule: {
    included: 'Included, because both scans are there.',
    screened: 'Not settled: included by itself once both scans are there.',
  },
  screen: 'Leave open',
  isTraining: 'For training: read by everybody, never analysed',
  noteLabel: 'Note',
  noteHint: 'Only the researcher sees it',
  finalScanLabel: 'Why a final MRI, if not refractured',
  finalScanNone: 'Not noted',
  ownWords: 'In your own words',
  excludeDialog: {
    title: (codes: readonly string[]) => `Exclude ${named(codes)}?`,
    text: 'Rows and readings stay; tables and statistics leave them out and count them with the reason.',
    presets: 'Reason',
    own: 'Another reason',
    verb: 'Exclude',
  },
  noteDialog: {
    title: (codes: readonly string[]) =>
      codes.length === 1 ? `Note of ${named(codes)}` : `Add a line to the notes of ${named(codes)}`,
    text: 'Observers never see it. Ctrl and Enter saves.',
    verb: 'Save',
  },
  finalScanDialog: {
    title: (codes: readonly string[]) => `Why had ${named(codes)} a final MRI?`,
    text: 'For subjects without refracture. It is counted in the methods text: who is scanned for symptoms is not a random part.',
    passed: (count: number) => `${subjects(count)} with a refracture among them keep what they have.`,
    remove: 'Take it back',
    verb: 'Save',
  },
  eraseDialog: {
    title: (codes: readonly string[]) => `Erase ${named(codes)}?`,
    first:
      'For withdrawn consent. Images, covariates, notes and all readings go from this browser, with the copies of the images. It cannot be undone.',
    stays:
      'What stays: the log says that a subject was erased, without anything of it. Kits and backups that were handed out still have it; merging one here removes it from what is merged, not from the file. Ask whoever has such a file to delete it. The files on your disk are untouched: adding that folder again makes it a new subject.',
    readings: (signed: number) =>
      signed === 0
        ? 'Nobody has signed a reading of it.'
        : `${signed === 1 ? '1 signed reading goes' : `${signed} signed readings go`} with it.`,
    next: 'Go on',
    typed: (wanted: string) => `Type ${wanted} to erase`,
    wanted: (codes: readonly string[]) => (codes.length === 1 ? (codes[0] ?? '') : `erase ${codes.length}`),
    verb: 'Erase for good',
    busy: 'Erasing',
  },
  flowDialog: {
    title: 'Flow of enrolment',
    save: 'Save as SVG',
    close: 'Close',
    current: 'As it is now. It changes with every subject.',
    hidden: 'Reasons and groups are not shown to who still reads.',
  },
} as const;

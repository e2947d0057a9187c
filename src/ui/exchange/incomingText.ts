import type { BundleKind } from '../../domain/keeping/merge/bundleFacts';
import type { MergePreview } from '../../domain/keeping/merge/mergePreview';
import type { BundleOutcome } from '../../domain/keeping/storedProject';
import type { IncomingRefusal } from '../../state/incomingState';

const kinds: Readonly<Record<BundleKind, string>> = {
  project: 'Project',
  backup: 'Backup',
  kit: 'Reading kit',
  return: 'Returned readings',
};

const projectWords: Readonly<Record<MergePreview['project'], string | undefined>> = {
  same: undefined,
  older: 'Its settings are older than those here, which stay.',
  newer: 'Its settings of the project are newer and replace those here.',
  // Said first, as warnings.
  conflict: undefined,
  unblinds: undefined,
};

function refusalText(why: IncomingRefusal): string {
  switch (why.kind) {
    case 'not-a-bundle':
      return why.message;
    case 'other-project':
      return `It is of another project, “${why.title}”. Nothing of it is taken in here; open it from the start screen.`;
    case 'not-own':
      return 'It holds work of somebody else. An observer takes in only their own; the researcher takes in the rest.';
  }
}

/** What is said of bundles that come in. */
export const incomingText = {
  title: (count: number) => (count === 1 ? 'This is in the file' : `This is in the ${count} files`),
  reading: (count: number) => (count === 1 ? 'Looking into the file' : `Looking into ${count} files`),
  intro: 'Nothing is written until you take it in. What is here is never replaced by anything older.',
  introNew: 'The project is not on this computer yet.',
  kinds,
  unknownKind: 'Not a bundle',
  of: (observer: string) => `of ${observer}`,
  written: (when: string) => `written ${when}`,
  version: (version: number, here: number | undefined) =>
    here === undefined || here === version
      ? `protocol version ${version}`
      : `protocol version ${version}, here ${here}`,
  heads: (codes: string) => `log ${codes}`,
  isNew: 'new project',
  refused: 'Refused',
  refusalText,
  columns: {
    what: 'What comes in',
    added: 'New',
    newer: 'Newer',
    same: 'Same',
    older: 'Older, stays out',
    conflicts: 'Conflict',
  },
  subjects: 'Subjects',
  toRead: 'To read',
  readings: (observer: string) => `Readings of ${observer}`,
  slices: 'Slices chosen beforehand',
  project: projectWords,
  unblinds:
    'It unblinds the project here: it was unblinded where the file was written, and that cannot be taken back.',
  changesProtocol: (version: number, here: number | undefined) =>
    here === undefined || here === version
      ? 'It changes the protocol here: the settings in the file are newer.'
      : `It changes the protocol here: version ${version} comes in force; now it is version ${here}.`,
  projectConflict:
    'The settings of the project were changed on both sides. One of the two is shown until you settle it under Conflicts.',
  images: (count: number) => `${count} ${count === 1 ? 'slice' : 'slices'} that this copy did not know`,
  signed: (count: number) =>
    `${count} signed ${count === 1 ? 'reading' : 'readings'} not here yet: kept for good`,
  audit: (count: number) => `${count} ${count === 1 ? 'entry' : 'entries'} of the log`,
  erased: (count: number) =>
    `${count} ${count === 1 ? 'subject was' : 'subjects were'} erased (consent withdrawn): what is here of them goes, too.`,
  ofErased: (count: number) =>
    `${count} ${count === 1 ? 'reading is' : 'readings are'} of erased subjects and ${count === 1 ? 'stays' : 'stay'} out.`,
  nothingNew: 'Everything in it is here already.',
  conflictsHint: 'Both versions are kept; you settle them under Conflicts.',
  take: (count: number) => (count === 1 ? 'Take it in' : `Take ${count} in`),
  open: 'Open it',
  cancel: 'Leave it',
  close: 'Close',
  takingIn: (done: number, of: number) => `Taking in ${done} of ${of}`,
  done: 'Taken in',
  doneFailed: 'Not everything was taken in',
  outcome: ({ subjectsAdded, readingsAdded, readingsReplaced, readingsKept }: BundleOutcome) =>
    `${[
      `${subjectsAdded > 0 ? `${subjectsAdded} ${subjectsAdded === 1 ? 'subject' : 'subjects'} and ` : ''}${readingsAdded} ${readingsAdded === 1 ? 'reading' : 'readings'} came in`,
      ...(readingsReplaced > 0 ? [`${readingsReplaced} newer than those here`] : []),
      ...(readingsKept > 0 ? [`${readingsKept} here already`] : []),
    ].join(', ')}.`,
  outcomeKit: (units: number) =>
    units === 0
      ? 'Nothing new to read. What you have read stays as it is.'
      : `${units} to read came in. They stand in your work list, in your own order.`,
} as const;

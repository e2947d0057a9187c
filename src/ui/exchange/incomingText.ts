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
  conflict:
    'The settings of the project were changed on both sides. Those here stay until you settle it under Conflicts.',
  unblinds: 'It unblinds the project here: it was unblinded where the file was written.',
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
  of: (letter: string) => `of Observer ${letter}`,
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
  readings: (letter: string) => `Readings of Observer ${letter}`,
  slices: 'Slices chosen beforehand',
  project: projectWords,
  images: (count: number) => `${count} ${count === 1 ? 'slice' : 'slices'} that this copy did not know`,
  signed: (count: number) => `${count} signed ${count === 1 ? 'record' : 'records'} not here yet`,
  audit: (count: number) => `${count} ${count === 1 ? 'entry' : 'entries'} of the log`,
  erased: (count: number) =>
    `${count} ${count === 1 ? 'subject was' : 'subjects were'} erased (consent withdrawn): what is here of them goes, too.`,
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
    `${subjectsAdded} subjects and ${readingsAdded} readings came in, ${readingsReplaced} readings were newer, ${readingsKept} were here already.`,
} as const;

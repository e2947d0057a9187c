import type { Project } from '../../domain/study/project';
import type { BrowserSupport } from '../../state/appState';
import type { ProjectState } from './projectState';

const states: Readonly<Record<ProjectState, string>> = {
  draft: 'Draft',
  reading: 'Reading',
  signed: 'Signed',
  unblinded: 'Unblinded',
  demo: 'Demo',
};

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** What the start screen says. */
export const startText = {
  states,
  title: 'Projects on this computer',
  filter: 'Filter projects',
  reading: 'Reading what is on this computer',
  opening: 'Opening',
  firstVisit:
    'No project is on this computer yet. Open the demo to look around, drop a DICOM folder to begin, or open the kit that you were sent.',
  noneMatches: (typed: string) => `No project matches “${typed}”.`,
  heads: {
    project: 'Project',
    subjects: 'Subjects',
    signed: 'Signed readings',
    state: 'State',
    opened: 'Opened',
  },
  noneYet: 'none yet',
  signedOf: (signed: number, total: number) => `${signed}/${total}`,
  signedLabel: (letter: string, signed: number, total: number) =>
    `Observer ${letter}: ${signed} of ${total} signed`,
  newProject: { title: 'New project', text: 'Give it a title, then add scans' },
  demo: { title: 'Open the demo', text: '92 subjects with two readings. No network, no files needed.' },
  backup: {
    title: 'Open a kit or backup',
    text: 'A reading kit that you were sent, returned readings or a backup. What is newer comes in, nothing is lost.',
  },
  archive: {
    title: 'Connect an archive',
    text: 'The hospital’s image archive (DICOMweb). Images come from there; readings go there when you send them.',
  },
  openArchive: (address: string) => ({
    title: 'Open the archive',
    text: `Search ${address}, or open a kit that lies there.`,
  }),
  drop: {
    title: 'Drop a DICOM folder, a .zip, a kit or a backup',
    text: 'A folder starts a new project. A kit or backup opens, or is added to the project it came from.',
    over: 'Release to add',
    files: 'Choose files',
    folder: 'Choose a folder',
  },
  pickFolder: 'Folder for a new project',
  pickFiles: 'Files for a new project',
  pickBackup: 'Backup file',
  titleDialog: {
    title: 'New project',
    label: 'Title',
    hint: 'It heads tables and file names. The default protocol can be changed until the first reading.',
    identity: 'Names, hospital numbers and dates',
    identities: { kept: 'Keep', removed: 'Never store' },
    identityHints: {
      kept: 'They stay in this browser and in backups; observers never see them.',
      removed:
        'Days count from each subject’s first scan, UIDs are replaced, no folder is remembered: after each reload add the images again. The scanner’s own texts (series, station) stay, without the subject’s name, number and dates. This cannot be changed later.',
    },
    csa: 'Which area is the CSA',
    csaChoices: { later: 'Choose later', gross: 'Gross', net: 'Net' },
    csaHints: {
      later: 'In Protocol, before the first reading is signed. Nobody chooses it silently for you.',
      gross:
        'The area inside the outline; recommended, because subtracting oedema would make a swollen muscle look atrophic.',
      net: 'The area inside the outline minus what observers leave out.',
    },
    verb: 'Make the project',
  },
  remove: {
    title: (title: string) => `Remove “${title}” from this computer?`,
    text: (subjects: number, signed: number) =>
      `${count(subjects, 'subject', 'subjects')} and ${count(signed, 'signed reading', 'signed readings')} are deleted from this browser. Your image files and saved backups stay. This cannot be taken back.`,
    label: 'Title of the project, to confirm',
    verb: 'Remove',
  },
  cancel: 'Cancel',
  untitled: 'Untitled project',
  storage: {
    title: 'Storage in this browser',
    usedOf: (used: string, quota: string) => `${used} of ${quota}`,
    kept: 'Kept until you delete it',
    mayBeCleared: 'The browser may clear it when space runs out.',
    unknown: 'The browser does not say whether it keeps it.',
    ask: 'Ask it to keep this',
    refused: 'It did not agree. Save backups, or bookmark this page and ask again.',
    lastBackup: (days: number) =>
      days === 0 ? 'Last backup saved today' : `Last backup saved ${count(days, 'day', 'days')} ago`,
    noBackup: 'Signed readings are in no backup yet',
  },
  supported: 'WebGL 2, storage, folder access',
  keys: { project: 'project', open: 'open', remove: 'remove from this computer' },
} as const;

const lost: Readonly<Record<keyof BrowserSupport, string>> = {
  hasWebgl2:
    'No WebGL 2: images are drawn without the graphics card. Everything works; in large windows, more slowly.',
  isSecureContext:
    'Not a secure address: the browser may clear what is stored, and backup folders are off. Reading and downloads still work; https or localhost brings the rest.',
  hasPrivateStorage:
    'No storage: no project can be kept, so none can be made or opened. Leave private browsing, or allow storage for this site.',
  hasFolderAccess:
    'No backup folder: this browser writes backups as downloads only. Dropping and choosing folders still work.',
};

/** One line for each thing that this browser lacks: what is lost, and what still works. */
export function supportLines(
  support: BrowserSupport,
): readonly { key: keyof BrowserSupport; text: string }[] {
  const keys: readonly (keyof BrowserSupport)[] = [
    'hasPrivateStorage',
    'hasWebgl2',
    'isSecureContext',
    'hasFolderAccess',
  ];
  return keys.filter((key) => !support[key]).map((key) => ({ key, text: lost[key] }));
}

/** What a project measures, in one line. */
export function projectLine({ kind, protocol }: Project): string {
  if (kind.kind === 'demo') return `Made in this browser from seed ${kind.seed} · nothing from a patient`;
  const parts = [
    protocol.muscles.map((muscle) => muscle.name).join(', '),
    'pre-op and follow-up',
    count(protocol.observers.length, 'observer', 'observers'),
    ...(protocol.rounds > 1 ? [count(protocol.rounds, 'round', 'rounds')] : []),
  ];
  return parts.join(' · ');
}

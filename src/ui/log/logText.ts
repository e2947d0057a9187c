import type { Settlement } from '../../domain/agreement/settlement';
import type { AuditFault } from '../../domain/keeping/auditCheck';
import type { AuditAct } from '../../domain/keeping/auditEntry';

const faultWords: Readonly<Record<AuditFault['kind'], (number: number) => string>> = {
  gap: (number) => `Entry ${number} is missing.`,
  altered: (number) => `Altered at entry ${number}.`,
  order: (number) => `Entry ${number} is out of order.`,
  fork: (number) => `Two entries have the number ${number}: this log went on in two copies of one browser.`,
  foreign: (number) => `Entry ${number} is of another log.`,
};

/** What an act is called in the list. */
const acts: Readonly<Record<AuditAct, string>> = {
  'project-made': 'Project made',
  'project-opened': 'Project opened',
  'signed-in': 'Sat down',
  'reading-opened': 'Reading opened',
  'roi-committed': 'ROI committed',
  'reading-changed': 'Reading changed',
  'reading-signed': 'Reading signed',
  'reading-re-opened': 'Reading re-opened',
  'wash-out-overridden': 'Wash-out overridden',
  'disagreement-settled': 'Disagreement settled',
  'slices-chosen': 'Slice chosen',
  'slices-signed': 'Slices signed',
  'slices-re-opened': 'Slices re-opened',
  'protocol-changed': 'Protocol changed',
  'protocol-locked': 'Protocol locked',
  'protocol-amended': 'Protocol amended',
  unblinded: 'Unblinded',
  'subject-changed': 'Subject changed',
  'subject-excluded': 'Subject excluded',
  'subject-included': 'Subject included',
  'subject-erased': 'Subject erased',
  'covariates-changed': 'Covariates changed',
  'images-imported': 'Images imported',
  'outlines-imported': 'Outlines imported',
  'kit-made': 'Kit made',
  'bundle-written': 'Bundle written',
  'bundle-merged': 'Bundle merged',
  'conflict-settled': 'Conflict settled',
  exported: 'Exported',
  'log-exported': 'Log exported',
  'earlier-version': 'Earlier version',
  other: 'Other',
};

/** What the log says on screen. */
export const logText = {
  title: 'Log',
  caption: (entries: number, chains: number) =>
    `${entries.toLocaleString('en-US')} ${entries === 1 ? 'entry' : 'entries'} in ${chains} ${chains === 1 ? 'chain' : 'chains'}`,
  own: 'Your own acts on this project. Nobody else’s are shown.',
  all: 'Who did what, when. No measured value and no name of a patient is in it.',
  reading: 'Checking the log',
  failed: (message: string) => `The log could not be read. ${message}`,
  again: 'Read again',
  saveCsv: 'Save as CSV',
  saveLines: 'Save as JSON Lines',
  acts,
  /** By a settlement's decision. */
  decisions: {
    average: 'the mean stands',
    're-read': 'to be read again by both',
    'third-reading': 'to be read by the third reader',
    open: 'decision taken back',
  } satisfies Record<Settlement['decision'], string>,
  columns: { time: 'Time', person: 'Who', act: 'Act', subject: 'Subject', detail: 'What', number: 'No.' },
  filters: {
    label: 'Which entries',
    anybody: 'Everybody',
    anyAct: 'All acts',
    subject: 'Subject code',
    count: (shown: number, all: number) =>
      shown === all ? '' : `${shown.toLocaleString('en-US')} of ${all.toLocaleString('en-US')}`,
  },
  none: 'Nothing is logged yet.',
  noneFits: 'No entry fits the filter.',
  researcher: 'Researcher',
  program: 'The program',
  earlier: 'Earlier version',
  thirdReader: 'Third reader',
  observer: (letter: string) => `Observer ${letter}`,
  /** A masked scan and the subject that it is of. */
  scanOf: (scan: string, code: string) => `${code} · ${scan}`,
  erasedSubject: 'erased',
  goneSubject: 'not here',
  verdict: {
    whole: 'The log is whole.',
    wholeText: 'Every entry carries the hash of the one before it, and all of them fit.',
    faulty: (chains: number) => `${chains} ${chains === 1 ? 'chain is' : 'chains are'} not whole.`,
    faultyText: 'What came before the fault is sound; what came after cannot be vouched for.',
  },
  fault: ({ kind, number }: AuditFault) => faultWords[kind](number),
  chains: 'Chains',
  chainsHint: 'One for each person on each computer.',
  chain: (entries: number) => `${entries.toLocaleString('en-US')} ${entries === 1 ? 'entry' : 'entries'}`,
  device: (device: string) => `Computer ${device}`,
  chainWhole: 'whole',
  head: 'Head',
  check: {
    title: 'Check against paper',
    hint: 'Type a head that was printed: with a signature, in a file’s name, or in a bundle.',
    label: 'Printed head',
    placeholder: '128-9f3a1c2077de',
    verb: 'Check',
    notAHead: 'A head is a number, a hyphen and at least 8 characters of 0–9 and a–f.',
    asPrinted: (who: string) => `As printed. ${who}: nothing up to this entry was altered since.`,
    faulty: (who: string, fault: string) => `Not as printed. ${who}: ${fault}`,
    notHere:
      'No entry of this log has this head. It was altered or removed since, or the head is of another project or of a bundle that was not taken in.',
  },
} as const;

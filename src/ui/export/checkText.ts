import type { IdentityKind } from '../../domain/identity/identityTerm';
import type { TypedWhat } from '../../report/export/identity/typedTexts';

const kindNames: Readonly<Record<IdentityKind, readonly [one: string, many: string]>> = {
  'patient-name': ['patient name', 'patient names'],
  'patient-number': ['patient number', 'patient numbers'],
  institution: ['institution', 'institutions'],
  'accession-number': ['accession number', 'accession numbers'],
  date: ['date', 'dates'],
  'image-uid': ['image identifier', 'image identifiers'],
  'file-name': ['file name', 'file names'],
  'further-word': ['word of your own', 'words of your own'],
  'observer-name': ['observer’s name', 'observers’ names'],
};

/** What the check of what leaves says. */
export const checkText = {
  title: 'De-identification check',
  lead: (files: number) =>
    `Every byte of the ${files.toLocaleString('en-US')} ${files === 1 ? 'file is' : 'files are'} searched for the names, numbers and dates that came with the images.`,
  leadWaiting:
    'Every byte that leaves is searched for the names, numbers and dates that came with the images.',
  checking: 'Making and searching files',
  of: (done: number, total: number) =>
    total === 0 ? '' : `${done.toLocaleString('en-US')} of ${total.toLocaleString('en-US')}`,
  cancel: 'Cancel',
  cancelled: 'The search was stopped. A package is saved only after it.',
  failed: (message: string) => `The files could not be made. ${message}`,
  again: 'Search again',
  found: (count: number) => `${count.toLocaleString('en-US')} found`,
  /** "92 patient names, 118 spellings": spellings of names alone, where there are more of them. */
  searched: (kind: IdentityKind, terms: number, spellings: number) => {
    const [one, many] = kindNames[kind];
    const named = `${terms.toLocaleString('en-US')} ${terms === 1 ? one : many}`;
    return kind === 'patient-name' && spellings > terms
      ? `${named}, ${spellings.toLocaleString('en-US')} spellings`
      : named;
  },
  finding: {
    aText: 'A file',
    whats: {
      title: 'The study’s title',
      question: 'The study’s question',
      muscle: 'A muscle’s name',
      site: 'A site’s name',
      observer: 'An observer’s name',
      guide: 'The contouring guide',
      'enrolment reason': 'A reason of enrolment',
      covariate: 'A covariate',
      amendment: 'The reason of an amendment',
      unblinding: 'The reason of unblinding',
      note: 'A note',
      'final scan reason': 'The reason of a final scan',
      'exclusion reason': 'The reason of an exclusion',
      'decision reason': 'The reason of a decision',
      'subject code': 'A subject code',
      'cannot measure note': 'A note',
      're-opening reason': 'The reason of a re-opening',
      'wash-out reason': 'The reason of an early round',
      log: 'The log',
    } satisfies Record<TypedWhat, string>,
    fixed: 'It stands in many places. Change it where it was typed, or say why it may leave.',
    more: (files: number) => (files > 0 ? `, and ${files} more ${files === 1 ? 'file' : 'files'}` : ''),
    title: (what: string, holds: string) => `${what} holds ${holds}`,
    column: (name: string) => `column ${name}`,
    holds: {
      'patient-name': 'a name',
      'patient-number': 'a patient number',
      institution: 'an institution',
      'accession-number': 'an accession number',
      date: 'a date',
      'image-uid': 'an image identifier',
      'file-name': 'a file name',
      'further-word': 'a word of yours',
      'observer-name': 'an observer’s name',
    } satisfies Record<IdentityKind, string>,
    means: {
      'patient-name': 'It names a subject. Leave it out, or say why it is somebody else’s.',
      'patient-number': 'It leads to a subject in the archive.',
      institution: 'With other facts it can lead to a subject.',
      'accession-number': 'It leads to an examination in the archive.',
      date: 'A date can identify a subject. Replace it with days from surgery, or leave it out.',
      'image-uid': 'It leads to an image in the archive.',
      'file-name': 'Names of files often hold names of people.',
      'further-word': 'You asked for it to be found.',
      'observer-name': 'It tells who read.',
    } satisfies Record<IdentityKind, string>,
    writeDay: (text: string) => `Write “${text}”`,
    leaveOut: 'Leave it out',
    leaveNoteOut: 'Leave note out',
    keep: 'Keep, because…',
    keepReason: 'Why it may leave',
    keepDo: 'Keep it',
    back: 'Cancel',
    undo: 'Decide again',
    decided: {
      'write-day': (text: string) => `Written as “${text}”`,
      'leave-out': () => 'Left out',
      keep: (reason: string) => `Kept, because ${reason}`,
    },
  },
  pictures: 'Private and overlay data in pictures',
  none: 'none',
  days: 'Dates as days from surgery',
  daysHint: 'Scans whose day from surgery is known, of all scans.',
  codes: 'Subject codes that are a name or number of the patient',
  notSearched: 'Files that could not be searched',
  stays: 'Stays in this browser',
  staysWhat: 'Images, names, dates, passphrases, subject code list',
  options: 'Also leaves, where you say so',
  optionNames: {
    hasDates: 'Calendar dates',
    hasAgesOver89: 'Ages over 89 as they are',
    hasImageUids: 'Identifiers of images',
    hasNotes: 'Notes',
  },
  optionMeans: {
    hasDates:
      'Days of birth, scan and surgery beside the days from surgery. With them a subject can be found.',
    hasAgesOver89: 'Off: 90 is written. So old, few people have a given age.',
    hasImageUids: 'They lead back to the archive of your hospital.',
    hasNotes: 'Free text of observers and researchers, searched like everything else.',
  },
  package: 'Save package',
  versions: (software: string, rule: string, protocol: number) =>
    `${software} · rule ${rule} · protocol ${protocol}`,
  why: {
    findings: (count: number) => `${count} ${count === 1 ? 'finding' : 'findings'} to decide first`,
    nothing: 'Nothing is chosen yet',
    checking: 'The files are being searched',
    updating: 'Newer data are being read',
    cancelled: 'Search the files first',
  },
  saving: (what: string) => `Saving ${what}`,
  savingPackage: 'the package',
  stop: 'Cancel',
} as const;

import type { QuestionProblem } from '../../app/archive/searchQuestion';
import type { ArchiveStop } from '../../app/archive/syncOutcome';
import type { ArchiveFailure } from '../../domain/archive/archiveFailure';
import type { ArchiveBundle } from '../../domain/archive/archiveProject';
import { bytesText } from '../parts/bytesText';
import type { StudyFilter } from './archiveLines';

function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString('en-US')} ${number === 1 ? one : many}`;
}

const studies = (number: number) => count(number, 'study', 'studies');

const filters: Readonly<Record<StudyFilter, string>> = {
  all: 'All',
  pairs: 'Two scans or more',
  new: 'Not in the project',
};

/** What the screens of the archive say. */
export const archiveText = {
  connect: {
    title: 'Connect an archive',
    again: 'Connect to the archive',
    address: 'Address of the DICOMweb server',
    addressHint:
      'Whoever runs the archive gives it out: a path of this page’s own server, such as /dicom-web. It is remembered in this browser.',
    signIn: 'Sign-in',
    signIns: { none: 'None', bearer: 'Token', basic: 'User and password' },
    signInHint: {
      none: 'For an archive that asks nobody, or that knows you by the network.',
      bearer: 'Kept in memory only: gone when the page is closed or loaded again.',
      basic: 'Kept in memory only: gone when the page is closed or loaded again.',
    },
    token: 'Token',
    user: 'User',
    password: 'Password',
    purpose:
      'Images then come from there. Readings, kits and projects go there only when you send them; whoever may use the archive can read what lies in it.',
    verb: 'Connect',
    cancel: 'Cancel',
    connecting: (address: string) => `Asking ${address}`,
  },
  mark: {
    connected: 'Connected to',
    connecting: 'Connecting to',
    failed: 'No archive at',
    silent: 'No answer from',
    signInAgain: 'Sign in again to',
    as: (who: string) => (who === 'token' ? 'with a token' : `as ${who}`),
    label: (what: string, address: string, who: string | undefined) =>
      `Archive: ${what} ${address}${who === undefined ? '' : ` ${archiveText.mark.as(who)}`}`,
    facts:
      'Images come from there. Readings, kits and projects go there when you send them, and nothing else leaves this browser.',
    memory: 'The sign-in is kept in memory until this page is closed.',
    other: 'Sign in anew or connect elsewhere…',
    disconnect: 'Disconnect',
  },
  strip: { again: 'Connect again', leave: 'Work without it' },
  back: { start: 'Start', cohort: 'Cohort' },
  title: 'Archive',
  toStart: 'Multifidus, to the start screen',
  views: { studies: 'Studies', projects: 'Projects' },
  viewsLabel: 'What of the archive is listed',
  counts: (all: number, hasMore: boolean) => `${studies(all)}${hasMore ? ', and more' : ''}`,
  search: {
    label: 'Search the archive',
    name: 'Patient’s name',
    number: 'Patient number',
    from: 'Studied from',
    to: 'to',
    description: 'Description',
    accession: 'Accession no.',
    modality: 'Modality',
    modalities: { MR: 'MR', any: 'Any' },
    dateHint: 'yyyy-mm-dd',
    hint: 'Any part of a name or description; numbers whole, or with * for the rest.',
    verb: 'Search',
    clear: 'Clear',
    cancel: 'Cancel',
    searching: (address: string, came: number) =>
      came === 0 ? `Asking ${address}` : `Asking ${address} for more; ${studies(came)} so far`,
  },
  problem: (problem: QuestionProblem): string => {
    switch (problem.kind) {
      case 'not-a-date':
        return 'This is no date. Write year-month-day, for example 2021-08-04.';
      case 'ends-before-it-begins':
        return 'The last day lies before the first.';
    }
  },
  filters,
  filterLabel: 'Which studies',
  heads: {
    name: 'Patient',
    number: 'Number',
    sex: 'Sex',
    birth: 'Birth',
    scans: 'Scans',
    scansLong: 'MR studies of the patient that are listed',
    days: 'Days',
    daysLong: 'Days from the first to the last MR study listed',
    date: 'Study date',
    description: 'Description',
    modalities: 'Modalities',
    series: 'Series',
    images: 'Images',
    here: 'In the project',
  },
  none: '–',
  noName: 'no name',
  here: 'in the project',
  scans: (number: number) => count(number, 'MR study', 'MR studies'),
  more: (number: number) => `+${number}`,
  tickAll: 'Select all shown',
  tick: (patient: string, date: string) => `Select the study of ${patient}, ${date}`,
  next: 'Ask for more',
  nextHint: (came: number) => `${studies(came)} are listed; the archive has more.`,
  rows: (shown: number, all: number) =>
    shown === all ? studies(all) : `${shown.toLocaleString('en-US')} of ${studies(all)} shown`,
  chosen: (number: number, patients: number, notListed: number) =>
    `${studies(number)} of ${count(patients, 'patient', 'patients')} selected${
      notListed === 0 ? '' : `, ${notListed.toLocaleString('en-US')} of them in an earlier search`
    }`,
  add: (number: number) => (number === 0 ? 'Add studies' : `Add ${studies(number)}`),
  make: (number: number) =>
    number === 0 ? 'New project from studies' : `New project from ${studies(number)}`,
  chooseFirst: 'Select studies first, with a click on a line or Space.',
  clearChosen: 'Clear the selection',
  empty: {
    noneAtAll: 'The archive lists no MR study.',
    noneAtAllText: 'Send some to it, or search any modality: some archives do not say which one a study has.',
    anyModality: 'Search any modality',
    noneMatches: 'No study matches.',
    noneMatchesText: 'Ask for less: a part of the name, fewer fields, a longer time.',
    clear: 'Clear the search',
    stopped: 'Stopped.',
    stoppedText: 'Nothing more was asked. Search again when you like.',
    noneShown: 'None of the studies listed is like that.',
    showAll: 'Show all',
    again: 'Search again',
  },
  keys: {
    study: 'study',
    select: 'select',
    patient: 'all of the patient',
    search: 'search',
    close: 'back',
    view: 'studies, projects',
    range: 'reach to',
  },
  projects: {
    title: 'Projects in this archive',
    reading: 'Looking for projects',
    none: 'No project lies in this archive.',
    noneText:
      'A researcher puts kits for observers here: in an open project, under Exchange, Archive. Then they are listed on every computer that is connected.',
    honest:
      'Whoever may use the archive can read everything in it, also kits and readings of others. Multifidus keeps observers blinded; it cannot stop anybody who opens the archive with another program.',
    again: 'Look again',
    kit: (observer: string | undefined, issue: number | undefined) =>
      `Kit of observer ${observer ?? '?'}${issue === undefined ? '' : `, issue ${issue}`}`,
    whole: 'The whole project',
    bundle: (bundle: ArchiveBundle) =>
      bundle.kind === 'kit'
        ? archiveText.projects.kit(bundle.observer, bundle.issue)
        : archiveText.projects.whole,
    isHere: 'taken in here',
    openKit: 'Open my kit',
    take: 'Take in',
    openLabel: (what: string, title: string) => `Open: ${what} of ${title}`,
    opening: 'Fetching it from the archive',
    fetching: (received: number, total: number | undefined) =>
      total === undefined ? bytesText(received) : `${bytesText(received)} of ${bytesText(total)}`,
    cancel: 'Cancel',
  },
} as const;

/** What was wrong, where, and what to do. `isSignedIn`: a token or a password was given. */
export function failureText(
  why: ArchiveFailure,
  address: string,
  isSignedIn: boolean,
): { readonly title: string; readonly text: string } {
  const asked = why.attempts > 1 ? ` It was asked ${why.attempts} times.` : '';
  const status = why.status === undefined ? '' : ` (${why.status})`;
  const said = ownWords(why.message);
  switch (why.kind) {
    case 'not-reached':
      return { title: `No archive answers at ${address}.`, text: `${whereToLook(address)}${asked}` };
    case 'not-allowed':
      if (why.status === 403) {
        return {
          title: `The archive at ${address} does not let you do this${status}.`,
          text: 'It knows who you are, and your account lacks the right. Ask whoever runs the archive.',
        };
      }
      return isSignedIn
        ? {
            title: `The archive at ${address} did not accept the sign-in${status}.`,
            text: 'Check the user and the password, or get a new token: tokens run out.',
          }
        : {
            title: `The archive at ${address} asks who you are${status}.`,
            text: 'Choose a token, or user and password. Whoever runs the archive gives them out.',
          };
    case 'not-found':
      return {
        title: `Nothing of an archive is at ${address}${status}.`,
        text: 'Check the path: it usually ends in /dicom-web, or in /rs.',
      };
    case 'not-dicomweb':
      return {
        title: `What answers at ${address} is no DICOMweb server.`,
        text: `It may be a sign-in page, or the page’s own server without an archive behind it. Check the path; ${askWhoRuns}`,
      };
    case 'refused':
      // What was written here cannot even be asked.
      if (why.attempts === 0) return { title: 'Nothing was asked.', text: why.message };
      return {
        title: `The archive at ${address} did not take the question${status}.`,
        text: `Ask for less, or otherwise; if it stays so, tell whoever runs the archive.${said}`,
      };
    case 'server':
      return {
        title: `The archive at ${address} has a fault of its own${status}.`,
        text: `Try again in a while; if it stays so, tell whoever runs the archive.${asked}${said}`,
      };
    case 'damaged':
      return {
        title: `The answer of ${address} broke off, or cannot be read.`,
        text: `Check the network and try again.${asked}${said}`,
      };
    case 'cancelled':
      return { title: archiveText.empty.stopped, text: archiveText.empty.stoppedText };
  }
}

/** Why something was not fetched out of an archive. */
export function stopText(stop: ArchiveStop, address: string): string {
  switch (stop.kind) {
    case 'archive': {
      const { title, text } = failureText(stop.failure, address, true);
      return `${title} ${text}`;
    }
    case 'not-connected':
      return 'The archive is not connected. Connect to it, then try again.';
    case 'cancelled':
      return archiveText.empty.stopped;
    case 'not-theirs':
      return 'That is not for whoever sits here. The researcher takes it in.';
    case 'too-large':
      return `It has ${bytesText(stop.bytes)}; more than ${bytesText(stop.most)} cannot be taken out of an archive. Ask for it as a file.`;
    case 'refused':
      return `The archive did not give it: ${sentence(stop.reason)}`;
    case 'kept':
      return `This browser could not read or keep it: ${sentence(stop.message)}`;
  }
}

const askWhoRuns = 'in a hospital, ask whoever runs the archive for its DICOMweb address.';

function whereToLook(address: string): string {
  return address.replace(/\/+$/, '') === '/dicom-web'
    ? `On this computer, start one with “npm run archive”; ${askWhoRuns}`
    : `Check the address and the network; ${askWhoRuns}`;
}

/** What the server said; not what the connection says where a server says nothing. */
function ownWords(message: string): string {
  return message.trim() === '' || message.startsWith('The archive ') ? '' : ` It said: ${sentence(message)}`;
}

/** A server's words, ended as a sentence. */
function sentence(message: string): string {
  const text = message.trim();
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

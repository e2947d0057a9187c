import type { FileLedger } from '../../domain/import/fileLedger';
import type { FixedCovariate } from '../../domain/study/subject';
import type { TimePoint } from '../../domain/timePoint';
import { numberText } from '../../report/pairFindingText';
import type { FirstSlice } from '../../state/appState';
import type { CohortFilter } from './cohortFilters';
import type { FieldProblem } from './covariateFields';
import type { ScanStanding } from './standings';

const filters: Readonly<Record<CohortFilter, string>> = {
  all: 'All',
  'to-read': 'To read',
  'no-pair': 'No pair',
  'protocol-red': 'Not comparable',
  'protocol-amber': 'With care',
  'not-eligible': 'Not eligible',
  covariates: 'Covariates missing',
  identity: 'Same person?',
  screened: 'Not settled',
  training: 'Training',
  noted: 'With notes',
  excluded: 'Excluded',
};

const scans: Readonly<Record<ScanStanding, string>> = {
  here: 'found',
  assumed: 'assumed',
  missing: 'missing',
  'being-read': 'being read',
};

const timePoints: Readonly<Record<TimePoint, string>> = { preop: 'Pre-op', followUp: 'Follow-up' };

const covariates: Readonly<Record<FixedCovariate, string>> = {
  sex: 'Sex',
  ageYears: 'Age, years',
  bmiKgPerM2: 'BMI, kg/m²',
  bmdTScore: 'BMD T-score',
  level: 'Level',
  surgeryDate: 'Surgery date',
  secondSurgeryDate: 'Second operation',
  refracture: 'Refracture',
};

function whole(number: number): string {
  return number.toLocaleString('en-US');
}

function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString('en-US')} ${number === 1 ? one : many}`;
}

/** What the work list says. */
export const cohortText = {
  title: { researcher: 'Cohort', observer: 'Work list' },
  counts: ({ all, included, excluded }: { all: number; included: number; excluded: number }) => {
    const texts = [`${whole(all)} screened`, `${whole(included)} included`, `${whole(excluded)} excluded`];
    const waiting = all - included - excluded;
    return [...texts, ...(waiting > 0 ? [`${whole(waiting)} not settled`] : [])].join(' · ');
  },
  countsObserver: (listed: number) => count(listed, 'subject', 'subjects'),
  add: 'Add scans',
  addFolder: 'Choose a folder',
  addFiles: 'Choose files',
  addArchive: 'From an archive…',
  toArchive: 'Connect to the archive',
  folderInput: 'Folder to add',
  filesInput: 'Files to add',
  openNext: 'Open the next to read',
  openReading: (code: string) => `Open the reading of ${code}`,
  search: 'Search',
  searchHint: { researcher: 'Code, level, note', observer: 'Code or level' },
  filters,
  filterGroup: 'Which subjects',
  progress: (signed: number, total: number) => `${whole(signed)} of ${whole(total)}`,
  toReadBy: (letter: string) => `List what observer ${letter} has still to read`,
  progressLabel: (letter: string, signed: number, total: number) =>
    `Observer ${letter}: ${signed} of ${total} signed`,
  tickAll: 'Select all shown',
  tick: (code: string) => `Select ${code}`,
  noteOf: (code: string) => `Note of ${code}`,
  heads: {
    subject: 'Subject',
    sex: 'Sex',
    age: 'Age',
    bmd: 'BMD T',
    level: 'Level',
    scans: 'Scans',
    days: 'Days',
    slices: 'Slices pre / f-up',
    slicesLong: 'Slices of the axial series: pre-op / follow-up',
    note: 'Note',
    daysLong: 'Days between the two scans',
    reading: 'Reading',
    pair: 'Protocol check',
    enrolment: 'Enrolment',
    group: 'Group',
  },
  missing: 'missing',
  none: '–',
  equal: 'equal',
  notEligible: (why: string) => `not eligible: ${why}`,
  more: (number: number) => `+${number}`,
  included: 'included',
  screened: 'screened',
  training: 'training',
  excluded: 'excluded',
  excludedFor: (reason: string) => `excluded: ${reason}`,
  scans,
  scanLabel: (timePoint: TimePoint, standing: ScanStanding) => `${timePoints[timePoint]} ${scans[standing]}`,
  noneMatches: 'No subject matches.',
  showAll: 'Show all',
  rows: (first: number, last: number, shown: number, all: number) => {
    const of = shown === all ? whole(all) : `${whole(shown)} shown, ${whole(all)} in all`;
    return shown === 0 ? `none of ${whole(all)} shown` : `rows ${whole(first)}–${whole(last)} of ${of}`;
  },
  keys: {
    subject: 'subject',
    open: 'open',
    openReading: 'open the reading',
    add: 'add scans',
    exclude: 'exclude…',
    select: 'select',
    sort: 'sort by the next column',
    note: 'note',
    search: 'search',
    close: 'close',
  },
  empty: {
    title: 'No scans yet',
    text: 'This project has no subjects, because no images were added. Drop a DICOM folder or a .zip anywhere here; every patient with MR images becomes a subject, and the two scans are found by date.',
    act: 'Choose a folder',
  },
  dropOver: 'Release to add',
  listedAtEnd: 'Subjects are listed here when all headers are read.',
  importing: { index: 'Reading headers', 'measure-demo': "Measuring the demo's readings" },
  importFiles: (read: number, found: number | undefined, act: 'index' | 'measure-demo') => {
    const what = act === 'index' ? 'files' : 'readings';
    return found === undefined
      ? `${read.toLocaleString('en-US')} ${what} so far`
      : `${read.toLocaleString('en-US')} of ${found.toLocaleString('en-US')} ${what}`;
  },
  importSeries: (done: number, of: number) => `${whole(done)} of ${count(of, 'series', 'series')}`,
  firstSliceLabel: 'First T2 axial slice',
  firstSlice: ({ columns, rows, spacing }: FirstSlice) => {
    const size = `First T2 axial slice: ${columns} × ${rows} pixels`;
    if (!spacing) return size;
    const { columnMm, rowMm } = spacing;
    const [across, down] = [columnMm.toFixed(2), rowMm.toFixed(2)];
    return `${size} of ${across === down ? across : `${across} × ${down}`} mm`;
  },
  perSecond: (rate: number) => `${Math.round(rate).toLocaleString('en-US')} files/s`,
  imagesFound: (images: number) => count(images, 'image', 'images'),
  notUsed: (unused: number) => `${unused.toLocaleString('en-US')} not used`,
  toLookAt: (findings: number) => `${findings.toLocaleString('en-US')} to look at`,
  account: ({ given, used, setAside, refused }: FileLedger) =>
    `${count(given, 'file', 'files')}: ${used.toLocaleString('en-US')} used, ${setAside.toLocaleString('en-US')} set aside, ${refused.toLocaleString('en-US')} refused`,
  cancel: 'Cancel',
  done: {
    came: (images: number, files: number, subjects: number) => {
      const inFiles = files === images ? '' : ` in ${count(files, 'file', 'files')}`;
      return `${count(images, 'image', 'images')}${inFiles} came in, ${count(subjects, 'new subject', 'new subjects')}.`;
    },
    nothing: 'No image came in.',
    nothingNew: 'Nothing new came in.',
    again: (found: number) => `${count(found, 'image was', 'images were')} found again.`,
    cancelled: 'Stopped; what was read stays.',
    goOn: 'Go on',
    dismiss: 'Dismiss',
    dismissHint: 'Dismiss (Esc)',
  },
  inArchive: (address: string) => `They come from the archive at ${address}. Connect to it; nothing is lost.`,
  unreachable: 'Drop the folder again, or choose it; nothing else is lost.',
  unused: {
    title: 'Files not used',
    lookAt: 'To look at',
    states: { refused: 'Refused', 'set-aside': 'Set aside: read, not for measuring' },
    more: (number: number) => `Show ${number} more`,
    save: 'Save as CSV',
    where: 'Kept until the next import',
  },
  closePanel: 'Close the panel',
  panel: {
    label: (code: string) => `Subject ${code}`,
    code: 'Code',
    codeTaken: 'Another subject has this code, or it is empty. The code stays.',
    patient: 'In the files',
    covariates: 'Covariates',
    notEntered: 'missing',
    sexes: { female: 'Female', male: 'Male' },
    problem: (problem: FieldProblem): string => {
      switch (problem.kind) {
        case 'not-a-number':
          return 'This is no number. Nothing was saved.';
        case 'outside':
          return `Outside ${numberText(problem.from)} to ${numberText(problem.to)}. Check the sign or the unit. Nothing was saved.`;
        case 'not-a-day':
          return 'This is no day. Write the whole days from the first scan, negative before it. Nothing was saved.';
        case 'not-after-surgery':
          return 'A second operation comes after the first one. Nothing was saved.';
        case 'not-before-second-operation':
          return 'The second operation would come before this one. Nothing was saved.';
        case 'not-a-date':
          return 'This is no date. Write year-month-day, for example 2021-08-04. Nothing was saved.';
      }
    },
    dateHint: 'yyyy-mm-dd',
    dayHint: 'days from first scan',
    noneHint: 'none',
    refracture: {
      'not-recorded': 'Not recorded',
      'none-on-final-scan': 'Final scan read as none',
      confirmed: 'Confirmed',
    },
    event: (number: number) => `Refracture ${number}`,
    eventDate: 'Confirmed on',
    eventLevels: 'Levels',
    addEvent: 'Add a refracture',
    removeEvent: (number: number) => `Remove refracture ${number}`,
    scans: 'Scans',
    noScan: (timePoint: TimePoint) =>
      `No ${timePoints[timePoint].toLowerCase()} scan. No imaging study fits the rules; choose one below, or add the folder.`,
    noDate: 'no date',
    slices: (number: number) => count(number, 'slice', 'slices'),
    noHeaders: 'Its images are not known to this project. Add the folder.',
    leave: 'Leave it to the rules',
    leaveLabel: (timePoint: TimePoint) =>
      `Leave the ${timePoints[timePoint].toLowerCase()} scan to the rules`,
    studies: 'Imaging studies',
    noStudies: 'None is known. Add the folder of this patient.',
    takenFor: (timePoint: TimePoint) => `taken as ${timePoints[timePoint].toLowerCase()}`,
    choose: { preop: 'Use as pre-op', followUp: 'Use as follow-up' } satisfies Record<TimePoint, string>,
    chooseLabel: (timePoint: TimePoint, study: string) =>
      `Use ${study} as ${timePoints[timePoint].toLowerCase()}`,
    series: 'Axial series',
    sagittal: 'Sagittal series',
    sagittalTaken: (name: string) => `With sagittal ${name}.`,
    noSagittalTaken: 'No sagittal series: levels must be found on the axial slices.',
    noAxial: 'No axial series can be chosen.',
    findings: 'Protocol check',
    noFindings: 'The two scans are equal in everything that is checked.',
    notChecked: 'Not checked: two scans with known images are needed.',
    enrolment: 'Enrolment',
    exclude: 'Exclude…',
    include: 'Include again',
    otherBirthDates: 'The headers state several birth dates: two patients may share this identity.',
    otherSexes: 'The headers state several sexes: two patients may share this identity.',
  },
  exclude: {
    title: (code: string) => `Exclude ${code}?`,
    text: 'Its row and its readings stay; tables and statistics leave it out and count it with the reason.',
    reason: 'Reason, required',
    verb: 'Exclude',
  },
  timePoints,
  covariates,
} as const;

import type { FatQuantity } from '../../analysis/fatValues';
import type { Phase, Quantity } from '../../analysis/quantity';
import type { NotAnalysed } from '../../report/flowText';
import { inSentence } from '../../report/groupNames';
import { quantityUnits } from '../../report/words';

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** "7 of 12", or "7" while nobody knows of how many. */
function ofAll(count: number, all: number | undefined): string {
  return all === undefined ? String(count) : `${count} of ${all}`;
}

/** What the Results screen says. Texts of tables come from the report. */
export const resultsText = {
  viewGroups: { tables: 'Tables', models: 'Models', checks: 'Checks', referee: 'For referees' },
  viewNames: {
    'table-one': 'Table 1: baseline',
    'table-two': 'Table 2: measurements',
    paired: 'Pre-op and follow-up',
    normalised: 'Normalised signal',
    fat: 'Fat',
    correlation: 'Correlation',
    agreement: 'Agreement',
    ancova: 'ANCOVA',
    logistic: 'Logistic regression',
    roc: 'ROC',
    strata: 'Strata',
    sensitivity: 'Sensitivity',
    'change-and-mdc': 'Change and MDC',
    'from-summaries': 'From summaries',
    reviewer: 'Reviewer’s page',
  },
  dataFiles: 'Data files',
  dataFilesHint: 'Every value, never rounded. The dictionary says what each column means.',
  saveRois: 'Save ROIs as CSV',
  saveSubjects: 'Save subjects as CSV',
  saveSettlements: 'Save decisions as CSV',
  saveDictionary: 'Save data dictionary',
  copy: 'Copy',
  copied: 'Copied. Paste it into a document or a spreadsheet.',
  notCopied: 'Not copied. The browser refused its clipboard; allow it for this site, then copy again.',
  keys: { row: 'row', how: 'how', copy: 'copy table', figures: 'figures', view: 'table' },
  howP: (row: string) => `How P of ${row} came about`,
  showAgreement: (row: string) => `Show the differences of ${row}`,
  path: 'Decision path',
  used: 'used',
  alternatives: 'The alternatives',
  size: 'Size of the difference',
  sizeHint: {
    two: (first: string, second: string) => `${first} minus ${inSentence(second)}, with 95 % CI.`,
    several: 'Every two groups, first minus second, with 95 % CI and adjusted P.',
    paired: 'Follow-up minus pre-op, with 95 % CI.',
  },
  category: 'Counts by group',
  categoryUsed: (test: string, result: string) => `${test} ${result}`,
  categoryRule:
    '2 × 2: Fisher if any expected count is below 5, else Pearson without correction. Larger tables: Pearson.',
  selectRow: 'Choose a row to see how its P came about.',
  fisher: 'Fisher’s exact test,',
  pearson: (statistic: string, df: number) => `Pearson’s χ² = ${statistic}, df = ${df},`,
  sensitivity: {
    title: 'Sensitivity',
    computing: 'Computing each observer alone and the other choices.',
    alone: 'alone',
    differs: 'Triangle: another conclusion than the main analysis.',
    more: 'All of Sensitivity',
  },
  distribution: {
    title: 'Distribution',
    figure: (name: string, count: number) => `${name}, n = ${count}`,
    normalQuantile: 'normal quantile',
    differences: 'Differences',
    note: 'Left: histogram, the same bins for all. Right: normal Q-Q plot by Blom, with the line of a normal sample.',
  },
  nobody: (total: number) =>
    total === 0
      ? 'No subject is analysed: the project has none yet. Add scans in Cohort.'
      : `No subject is analysed, of ${counted(total, 'subject', 'subjects')}. Why not stands under the table.`,
  updating: 'Something changed since: computing again.',
  figuresTitle: 'Change by group',
  figureTitles: {
    csaMm2: 'CSA, change %',
    si: 'SI, change %',
    csaPerSi: 'CSA/SI, change %',
  } satisfies Record<Quantity, string>,
  scatterTitle: 'Change of CSA with change of SI',
  scatterAxes: {
    preop: ['CSA, mm²', 'SI, a.u.'],
    changePercent: ['change of CSA, %', 'change of SI, %'],
  } as const,
  figureNote:
    'Each point is a subject. Box: median and quartiles; whiskers: furthest values within 1.5 box lengths.',
  n: (count: number) => `n = ${count}`,
  strataAreGroups:
    'The groups are made by the level already, so strata by its region have one group each. Choose other groups.',
  correlationTitle: 'Correlation',
  correlationCaption: 'ROI-CSA with ROI-SI, all analysed subjects',
  correlationHeading: 'Result',
  correlationNote: 'P two-sided, from the t approximation, as SPSS prints it.',
  siOf: (meaning: string) => `SI is of ${meaning}.`,
  phases: { preop: 'Pre-op', followUp: 'Follow-up', changePercent: 'Change' } satisfies Record<Phase, string>,
  phaseSwitch: 'Time point of the agreement table',
  oneObserver: 'One observer reads in this project, so there is no agreement to compute.',
  agreementNotTwo: 'Differences are drawn for two observers.',
  blandAltmanNote:
    'Dashed: limits of agreement. Shaded: 95 % CIs of bias and limits. Each point is a subject.',
  bias: 'bias',
  upperLimit: '+1.96 SD',
  lowerLimit: '−1.96 SD',
  unit: (quantity: Quantity | FatQuantity, phase: Phase) =>
    phase === 'changePercent' ? ', %' : quantityUnits[quantity],
  meanOf: (first: string, second: string, unit: string) => `mean of ${first} and ${second}${unit}`,
  comparisonSwitch: 'Which readings are compared',
  differences: (row: string, phase: string, between: 'observers' | 'rounds') =>
    `${row}, ${phase}: differences between the ${between}`,
  flow: (analysed: number, total: number) =>
    `${analysed} of ${counted(total, 'subject', 'subjects')} analysed`,
  notAnalysed: (count: number) => counted(count, 'subject is not analysed', 'subjects are not analysed'),
  toLookAt: (count: number) =>
    count === 1 ? '1 analysed subject to look at' : `${count} analysed subjects to look at`,
  lookHeads: { code: 'Subject', findings: 'What' },
  flowHeads: { code: 'Subject', standing: 'Standing', why: 'Why' } satisfies Record<
    keyof NotAnalysed,
    string
  >,
  importing: {
    title: { index: 'Images are coming in', 'measure-demo': 'The demo’s readings are being measured' },
    text: 'Results follow by themselves as soon as all of it is here.',
    count: {
      index: (read: number, found: number | undefined) => `${ofAll(read, found)} files read`,
      'measure-demo': (read: number, found: number | undefined) => `${ofAll(read, found)} readings measured`,
    },
  },
  computing: { title: 'Computing the results', text: 'From all signed readings of both observers.' },
  failed: {
    title: 'The results were not computed',
    text: (message: string) => `${message} The readings are unchanged. Try again, or load the page again.`,
    again: 'Try again',
  },
  denied: {
    title: 'No results yet',
    blinded:
      'The project is blinded: until it is unblinded nobody sees results or agreement, the researcher included.',
    nobodyReads:
      'No subject has both scans yet, so there is nothing to read. Pair the scans in Cohort first.',
    toCohort: 'Show the cohort',
    progress: 'Readings by observer',
    heads: { observer: 'Observer', signed: 'Signed', open: 'Open', notBegun: 'Not begun' },
    of: (signed: number, toRead: number) => `${signed} of ${toRead}`,
    allSigned: (count: number) =>
      count === 1 ? 'The one reading is signed.' : `All ${count} readings are signed.`,
    unsigned: (unsigned: number, total: number) =>
      `${unsigned} of ${counted(total, 'reading', 'readings')} ${unsigned === 1 ? 'is' : 'are'} not signed. Unblinding now leaves subjects out as incomplete whose first round is not signed.`,
    unblind: 'Unblind…',
    onlyResearcher: 'Only the researcher can unblind.',
    ownTitle: (letter: string) => `Observer ${letter} still reads`,
    own: (letter: string, count: number) =>
      `Observer ${letter} has ${counted(count, 'open reading', 'open readings')}. Whoever still reads sees no results: sign ${count === 1 ? 'it' : 'them'} first.`,
  },
  unblind: {
    title: 'Unblind the project?',
    text: (letters: string) =>
      `Readings of ${letters} become visible to the researcher, and results open. This is recorded with your reason and cannot be taken back.`,
    /** How many readings are lacking at the act, and what that means. */
    unread: (unsigned: number) =>
      unsigned === 0
        ? 'Every reading is signed.'
        : `${counted(unsigned, 'reading is', 'readings are')} not signed: their subjects are incomplete until they are, and whoever signs them later knows what unblinding shows. The number is recorded and stands in the methods text.`,
    reason: 'Reason, required',
    verb: 'Unblind',
    cancel: 'Cancel',
  },
  unblinded: (when: string) => `Unblinded ${when}`,
  demo: 'Demo',
  blinded: 'Blinded',
  computed: (time: string, rois: number, ms: number) =>
    `Computed ${time} from ${counted(rois, 'ROI', 'ROIs')} in ${ms} ms`,
} as const;

/** "A", "A and B", "A, B and C". */
export function lettersText(letters: readonly string[]): string {
  if (letters.length < 2) return letters.join('');
  return `${letters.slice(0, -1).join(', ')} and ${letters.at(-1)}`;
}

import type { ProtocolRefusal } from '../../app/protocol/protocolChange';
import { unreachable } from '../../base/assert';
import type { Protocol } from '../../domain/study/protocol';
import { muscleProblemText } from './measuredText';
import { limitRefusalText } from './pairRulesText';

/** The sections of the Protocol screen, in order. */
export const protocolSections = [
  'title',
  'measured',
  'observers',
  'blinding',
  'slice',
  'values',
  'reasons',
  'guide',
  'eligibility',
  'pairCheck',
  'averages',
  'adjudication',
  'statistics',
  'methods',
] as const;

/** A section of the Protocol screen. */
export type ProtocolSection = (typeof protocolSections)[number];

/** What the Protocol screen says. Every sentence states what the program does, not what it intends. */
export const protocolText = {
  sections: {
    title: 'Title and question',
    measured: 'What is measured',
    observers: 'Observers and rounds',
    blinding: 'Blinding',
    slice: 'Slice rule',
    values: 'Value and pixel rule',
    reasons: 'Exclusion reasons',
    guide: 'Contouring guide',
    eligibility: 'Eligibility',
    pairCheck: 'Protocol check',
    averages: 'Averages',
    adjudication: 'Adjudication',
    statistics: 'Statistics',
    methods: 'Methods text',
  } satisfies Record<ProtocolSection, string>,
  sectionList: 'Sections of the protocol',
  lockedSection: 'locked',
  state: {
    lockedDemo: {
      title: 'Locked: the demo has its own protocol',
      text: 'Make a project of your own to set one. The values below are those that the demo is measured by.',
    },
    observer: {
      title: 'Not locked yet',
      text: 'The researcher can change the protocol until the first reading is signed.',
    },
    editable: {
      title: 'Not locked yet',
      text: 'Everything that is a field or a choice can be changed until the first reading is signed. A change is kept when you leave its field.',
    },
  },
  fields: {
    title: 'Title',
    csaKind: 'CSA',
    preopWithinDays: 'Pre-op within',
    followUpAtLeastDays: 'Follow-up at least',
    alpha: 'Significance level',
    daysBefore: 'days before surgery, at most',
    daysAfter: 'days after surgery, at least',
  },
  measured: {
    timePoints: 'Time points',
    timePointsText: 'Pre-op and final follow-up',
    quantities: 'Quantities',
    quantitiesText: 'CSA (mm²), SI (a.u.), CSA/SI',
    quantitiesHint:
      'CSA/SI is the ratio of the averages. Change is 100 × (follow-up − pre-op) / pre-op of the unrounded averages.',
  },
  observers: {
    average: 'Average',
    averageText: (observers: number) =>
      observers === 1
        ? 'One observer: nothing is averaged'
        : `Unweighted mean of ${observers === 2 ? 'both' : `all ${observers}`} observers, then of the sides`,
    averageHint: 'Agreement uses the first independently signed readings, never re-opened ones.',
  },
  blinding: {
    observers: 'Observers, of one another',
    observersText: 'Complete, by storage',
    observersHint:
      'Only the readings of the observer who sits here are loaded. Nobody logs in: who sits here is chosen at the top, so one computer for two observers rests on trust.',
    results: 'Everybody, of the results',
    resultsText: 'Closed until the recorded unblinding',
    resultsHint: 'To the researcher too. Whoever has a reading open sees none even then.',
    demoText: 'Open: the demo is not blinded',
    demoHint: 'Whoever has a reading open sees none all the same.',
    unblinding: 'Unblinding',
    notUnblinded: 'Not unblinded',
    unblinded: (when: string) => `Unblinded ${when}`,
  },
  values: {
    sliceHint:
      'Proposed is the slice nearest to mid-height where the endplates are marked, else the middle of the stack. Everything of a time point is outlined on one slice.',
    tolerance: 'Slice tolerance',
    toleranceText: (mm: number) => `${mm} mm from mid-height`,
    toleranceSuffix: 'mm from mid-height',
    toleranceHint:
      'Measured at the body and at the muscle where the endplates are marked, else judged by the observer. Beyond it, “no slice at the level” is the reason to give.',
    csa: {
      gross: { name: 'Gross', text: 'Gross: the area inside the outline' },
      net: { name: 'Net', text: 'Net: the area inside the outline minus exclusions' },
    } satisfies Record<Protocol['csaKind'], { readonly name: string; readonly text: string }>,
    csaHint:
      'Both are kept. Gross is recommended: subtracting oedema would make a swollen muscle look atrophic. SI is always from the net area.',
  },
  timePoints: {
    preop: 'Pre-op scan',
    preopText: (days: number) => `Within ${days} days before surgery`,
    preopHint: 'The last study with a T2 axial series on or before the day of surgery.',
    followUp: 'Final follow-up scan',
    followUpText: (days: number) => `At least ${days} days after surgery`,
    followUpHint: 'The last such study; for a refractured subject the one that confirmed the refracture.',
    byHand: 'By hand',
    byHandText: 'A scan that somebody chose stays',
    byHandHint: 'Without a surgery date the earliest and the latest study are taken, and marked as assumed.',
  },
  statistics: {
    alphaHint: 'Also the limit of the tests that choose the test.',
    alphaSuffix: 'two-sided',
    path: 'Choice of the test',
    pathText: 'Shapiro-Wilk in each group, then t test or Mann-Whitney U',
    pathHint:
      'Normal only if both groups are; then Student’s t test if Levene’s test (mean-centred) finds equal variances, else Welch’s. Fewer than three values in a group: Mann-Whitney.',
    counts: 'Counts',
    countsText:
      'Pearson’s χ² without correction; Fisher’s exact test in a 2 × 2 table with an expected count below 5',
    agreement: 'Agreement',
    agreementText: 'ICC, two-way random, absolute agreement',
    agreementHint: 'ICC(2,k) and ICC(2,1) with the offset between the observers beside them.',
    rounding: 'Rounding',
    roundingText: 'Half away from zero, in tables only; data files are never rounded',
  },
  side: {
    draftNow: 'It is locked by the first signed reading.',
    lockedDemo: 'The demo’s own.',
    readings: 'Readings',
    signedOf: (signed: number, toRead: number) => `${signed} of ${toRead} signed`,
  },
  keys: { section: 'section', keep: 'keep', back: 'put back', amend: 'amend' },
  version: (version: number) => `Protocol version ${version}`,
  kept: 'Kept.',
  otherScans: (count: number) =>
    count === 1 ? 'Kept. 1 subject has another scan now.' : `Kept. ${count} subjects have other scans now.`,
} as const;

/** Why a change was not kept, and what to do. */
export function refusalText(refusal: ProtocolRefusal): string {
  switch (refusal.kind) {
    case 'not-researcher':
      return 'Only the researcher changes the protocol. Nothing was kept.';
    case 'locked':
      return 'The protocol is locked. Choose Amend to change it. Nothing was kept.';
    case 'not-locked':
      return 'The protocol is not locked: change it without an amendment.';
    case 'no-reason':
      return 'An amendment needs a reason. Type one.';
    case 'demo':
      return 'The demo has its own protocol. Nothing was kept.';
    case 'kit':
      return 'This is an observer’s kit; the protocol is with the researcher. Nothing was kept.';
    case 'empty':
      return emptyTexts[refusal.field];
    case 'not-whole':
      return `Not a whole number from ${refusal.atLeast} to ${refusal.atMost}. Type one.`;
    case 'tolerance-out-of-range':
      return `Not a number above 0 and up to ${refusal.atMost}. Type one, for example 5.`;
    case 'too-long':
      return `Longer than ${refusal.atMost} letters. Type a shorter text.`;
    case 'observer-count':
      return `From ${refusal.atLeast} to ${refusal.atMost} observers. Nothing was kept.`;
    case 'same-name':
      return `Two observers would be called ${refusal.name}. Type another name.`;
    case 'same-reason':
      return `“${refusal.reason}” stands in the list already.`;
    case 'nobody-re-reads':
      return 'Nobody would read the further rounds. Choose an observer, or one round.';
    case 'observer-has-readings':
      return `Observer ${refusal.letter} has begun or signed ${readingsText(refusal.readings)}. Who has read stays.`;
    case 'round-has-readings':
      return `${readingsText(refusal.readings)} of round ${refusal.round} or later ${refusal.readings === 1 ? 'is' : 'are'} begun. Rounds that were begun stay.`;
    case 'readings-begun':
      return `${readingsText(refusal.readings)} ${refusal.readings === 1 ? 'is' : 'are'} begun. ${begunTexts[refusal.field]} Nothing was kept.`;
    case 'dice-out-of-range':
      return 'Not a number from 0 to 1. Type one, for example 0.85.';
    case 'third-reader-is-observer':
      return `Observer ${refusal.letter} is the researcher. A third reader is somebody else than the observers.`;
    case 'third-reader-has-readings':
      return refusal.readings > 0
        ? `The third reader has begun or signed ${readingsText(refusal.readings)}. Who has read stays.`
        : `${refusal.asked === 1 ? '1 third reading is' : `${refusal.asked} third readings are`} asked for. Take ${refusal.asked === 1 ? 'it' : 'them'} back in Agreement first.`;
    case 'not-whole-days':
      return 'Not a whole number of days from 1 to 7305. Type one.';
    case 'alpha-out-of-range':
      return 'Not a number above 0 and up to 0.5. Type one, for example 0.05.';
    case 'limit-out-of-range':
      return limitRefusalText(refusal.limit, refusal.atMost);
    case 'muscles':
      return muscleProblemText(refusal.problem);
    case 'no-side':
      return 'No side is left. Choose one.';
    case 'fat-parameter':
      return refusal.method === 'fixed-threshold'
        ? 'Not a number above 0. Type the threshold.'
        : 'Not a number above 0 and up to 10. Type one, for example 2.';
    case 'outlines-begun':
      return 'Readings are begun, and other outlines would be asked of them. Nothing was kept.';
    case 'outlines-on-other-scan':
      return `${refusal.codes.join(', ')}: outlines are begun, or slices chosen for all, on a scan that this rule would replace. Choose that scan by hand in Cohort, then change the rule. Nothing was kept.`;
    default:
      return unreachable(refusal);
  }
}

const emptyTexts: Readonly<Record<Extract<ProtocolRefusal, { kind: 'empty' }>['field'], string>> = {
  title: 'The title is empty. Type one.',
  role: 'The role is empty. Type one.',
  site: 'The site is empty. Type one.',
  levels: 'No level is left. Choose one.',
  roiReasons: 'No reason is left. Choose one.',
  enrolmentReasons: 'No reason is left. Type one.',
};

const begunTexts: Readonly<Record<Extract<ProtocolRefusal, { kind: 'readings-begun' }>['field'], string>> = {
  timePoint: 'Whether scans are read one by one cannot change under them.',
  sliceRule: 'Who chooses the slices cannot change under them.',
  seed: 'Their order was drawn from this seed.',
};

function readingsText(count: number): string {
  return count === 1 ? '1 reading' : `${count} readings`;
}

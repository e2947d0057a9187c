import type { ProtocolRefusal } from '../../app/protocols';
import { unreachable } from '../../base/assert';
import type { Protocol } from '../../domain/study/protocol';
import { muscleProblemText } from './measuredText';
import { limitRefusalText } from './pairRulesText';

/** The sections of the Protocol screen, in order. */
export const protocolSections = [
  'title',
  'measured',
  'references',
  'observers',
  'blinding',
  'values',
  'fat',
  'aids',
  'timePoints',
  'pairCheck',
  'eligibility',
  'missing',
  'statistics',
] as const;

/** A section of the Protocol screen. */
export type ProtocolSection = (typeof protocolSections)[number];

/** What the Protocol screen says. Every sentence states what the program does, not what it intends. */
export const protocolText = {
  sections: {
    title: 'Title',
    measured: 'What is measured',
    references: 'Reference tissues',
    observers: 'Observers and rounds',
    blinding: 'Who knows what',
    values: 'Slice and values',
    fat: 'Fat',
    aids: 'Drawing aids',
    timePoints: 'Time points',
    pairCheck: 'Protocol check',
    eligibility: 'Eligibility',
    missing: 'Missing values',
    statistics: 'Statistics',
  } satisfies Record<ProtocolSection, string>,
  sectionList: 'Sections of the protocol',
  lockedSection: 'locked',
  state: {
    locked: {
      title: 'Locked since the first reading was signed',
      text: 'What was measured by one protocol cannot be continued by another. The values below are facts; results name this version.',
    },
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
    role: (letter: string) => `Role of observer ${letter}`,
    csaKind: 'CSA',
    preopWithinDays: 'Pre-op within',
    followUpAtLeastDays: 'Follow-up at least',
    alpha: 'Significance level',
    daysBefore: 'days before surgery, at most',
    daysAfter: 'days after surgery, at least',
  },
  measured: {
    sites: 'Site',
    siteHint: 'One axial slice at each time point',
    timePoints: 'Time points',
    timePointsText: 'Pre-op and final follow-up',
    quantities: 'Quantities',
    quantitiesText: 'CSA (mm²), SI (a.u.), CSA/SI',
    quantitiesHint:
      'CSA/SI is the ratio of the averages. Change is 100 × (follow-up − pre-op) / pre-op of the unrounded averages.',
  },
  observers: {
    heads: { observer: 'Observer', role: 'Role', outline: 'Outlines', rounds: 'Rounds' },
    name: (letter: string) => `Observer ${letter}`,
    outlines: {
      first: 'orange, solid, round vertices',
      second: 'blue, dashed, square vertices',
      third: 'pink, dash and dot, diamonds',
    },
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
    group: 'Observers, of the group',
    groupText: 'The group is not shown to observers',
    groupHint:
      'Images can give it away: cement is a signal void on the very slice, and a new fracture can be seen on the sagittal image.',
    timePoint: 'Observers, of the time point',
    timePointText: 'Not blinded',
    timePointHint: 'Pre-op stands on the left, follow-up on the right.',
    results: 'Everybody, of the results',
    resultsText: 'Closed until the recorded unblinding',
    resultsHint: 'To the researcher too. Whoever has a reading open sees none even then.',
    demoText: 'Open: the demo is not blinded',
    demoHint: 'Whoever has a reading open sees none all the same.',
    files: 'The files themselves',
    filesText: 'Not hidden',
    filesHint: 'Whoever has the folder can open the images, with names and dates, in any other program.',
    unblinding: 'Unblinding',
    notUnblinded: 'Not unblinded',
    unblinded: (when: string) => `Unblinded ${when}`,
  },
  values: {
    slice: 'Slice',
    sliceText: 'Chosen by each observer',
    sliceHint:
      'Proposed is the slice nearest to mid-height where the endplates are marked, else the middle of the stack. Everything of a time point is outlined on one slice.',
    tolerance: 'Slice tolerance',
    toleranceText: (mm: number) => `${mm} mm from mid-height`,
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
  missing: {
    rule: 'Rule',
    ruleText: 'Complete case',
    ruleHint:
      'A subject lacking any side, observer or time point is listed as incomplete and stands in no table. The same values lie behind pre-op and follow-up.',
    reasons: 'Cannot be measured',
    reasonsText: 'An observer gives an outline or a reason',
    reasonsHint: 'Cut by the field of view, motion, artefact, oedema too wide, no slice at the level.',
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
    version: 'Version',
    inUse: 'in use',
    locked: 'locked',
    draft: 'draft',
    made: (when: string) => `Project made ${when}`,
    lockedBy: (signed: number) =>
      signed === 1
        ? 'Locked by the first signed reading.'
        : `Locked by the first of ${signed} signed readings.`,
    lockedDemo: 'The demo’s own.',
    draftText: 'Becomes final with the first signed reading.',
    readings: 'Readings',
    signedOf: (signed: number, toRead: number) => `${signed} of ${toRead} signed`,
  },
  keys: { section: 'section', keep: 'keep', back: 'put back' },
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
      return 'A reading is signed, so the protocol is locked. Nothing was kept.';
    case 'demo':
      return 'The demo has its own protocol. Nothing was kept.';
    case 'empty':
      return refusal.field === 'title' ? 'The title is empty. Type one.' : 'The role is empty. Type one.';
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
      return `${refusal.codes.join(', ')}: outlines are begun on a scan that this rule would replace. Choose that scan by hand in Cohort, then change the rule. Nothing was kept.`;
    default:
      return unreachable(refusal);
  }
}

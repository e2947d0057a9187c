import type { RatedThing } from '../analysis/agreementRatings';
import type { BaselineNumber } from '../analysis/baseline';
import type { FatQuantity } from '../analysis/fatValues';
import type { ComparisonTest } from '../analysis/groupComparison';
import type { PairMethod } from '../analysis/groupPairs';
import type { Phase, Quantity } from '../analysis/quantity';
import type { SeveralTest } from '../analysis/severalGroups';
import type { Protocol } from '../domain/study/protocol';
import type { TimePoint } from '../domain/timePoint';
import { structurePrefix } from './structureNames';
import { valueKindNames } from './valueKindText';

/** Names of the quantities as the reference study writes them; of the mean of both sides. */
export const quantityNames: Readonly<Record<Quantity, string>> = {
  csaMm2: 'ROI-CSA',
  si: 'ROI-SI',
  csaPerSi: 'CSA/SI',
};

/** Headings of the quantities with their unit. SI is in arbitrary units; CSA/SI is mm² per a.u., printed bare as in the study. */
export const quantityHeadings: Readonly<Record<Quantity, string>> = {
  csaMm2: 'ROI-CSA, mm²',
  si: 'ROI-SI, a.u.',
  csaPerSi: 'CSA/SI',
};

/** The heading of a quantity in a table; a kind of value that is not the usual one is named in it. */
export function quantityHeading(quantity: Quantity, { valueKind }: Pick<Protocol, 'valueKind'>): string {
  if (quantity !== 'si' || valueKind === 'displayed') return quantityHeadings[quantity];
  return `${quantityNames.si} (${valueKindNames[valueKind]}), a.u.`;
}

/** Names of the phases. */
export const phaseNames: Readonly<Record<Phase, string>> = {
  preop: 'Pre-op',
  followUp: 'Follow-up',
  changePercent: 'Change, %',
};

/** A time point inside a sentence. */
export function timePointText(timePoint: TimePoint): string {
  return timePoint === 'preop' ? 'pre-op' : 'follow-up';
}

/** Names of the baseline variables with their unit. */
export const baselineNames: Readonly<Record<BaselineNumber, string>> = {
  ageYears: 'Age, years',
  bmiKgPerM2: 'BMI, kg/m²',
  bmdTScore: 'Pre-op BMD, T-score',
  followUpDays: 'Follow-up, days',
};

/** Any test that a table of groups prints. */
export type PrintedTest = ComparisonTest | SeveralTest | 'ancova';

/** Names of the tests. */
export const testNames: Readonly<Record<PrintedTest, string>> = {
  student: 'Student’s t test',
  welch: 'Welch’s t test',
  'mann-whitney': 'Mann-Whitney U test',
  ancova: 'ANCOVA with the pre-op value',
  anova: 'One-way ANOVA',
  'welch-anova': 'Welch’s ANOVA',
  'kruskal-wallis': 'Kruskal-Wallis test',
};

/** How every two of several groups are compared. */
export const pairMethodNames: Readonly<Record<PairMethod, string>> = {
  tukey: 'Tukey’s test',
  'welch-holm': 'Welch’s t tests with Holm’s adjustment',
  'mann-whitney-holm': 'Mann-Whitney tests with Holm’s adjustment',
};

/** Names of what is compared of fat. */
export const fatNames: Readonly<Record<FatQuantity, string>> = {
  fatPercent: 'Fat',
  leanAreaMm2: 'Functional CSA',
  fatAreaMm2: 'Fat area',
};

/** Units of what is rated or compared, as they follow a name. */
export const quantityUnits: Readonly<Record<Quantity | FatQuantity, string>> = {
  csaMm2: ', mm²',
  si: ', a.u.',
  csaPerSi: '',
  fatPercent: ', %',
  leanAreaMm2: ', mm²',
  fatAreaMm2: ', mm²',
};

/** What one line of the agreement table rates, standing alone: with the muscle, where there are several. */
export function ratedThingLabel(thing: RatedThing, protocol: Protocol): string {
  return `${structurePrefix(protocol, thing)}${ratedThingName(thing)}`;
}

/** What one line rates, under its muscle. ROI-CSA and ROI-SI are means of the sides; a single side has CSA and SI. */
export function ratedThingName(thing: RatedThing): string {
  const isMean = thing.side === 'mean';
  const unit = thing.phase === 'changePercent' ? ', %' : quantityUnits[thing.quantity];
  const side = thing.side === 'left' ? 'Left' : 'Right';
  if (thing.quantity === 'fatPercent' || thing.quantity === 'leanAreaMm2') {
    const name = fatNames[thing.quantity];
    return isMean
      ? `${name}, both sides${unit}`
      : `${side} ${name.charAt(0).toLowerCase()}${name.slice(1)}${unit}`;
  }
  if (isMean) {
    const name = thing.quantity === 'csaPerSi' ? 'CSA/SI, both sides' : quantityNames[thing.quantity];
    return `${name}${unit}`;
  }
  const name = { csaMm2: 'CSA', si: 'SI', csaPerSi: 'CSA/SI' }[thing.quantity];
  return `${side} ${name}${unit}`;
}

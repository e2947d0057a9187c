import type { RatedThing } from '../analysis/agreementRatings';
import type { ComparisonTest } from '../analysis/groupComparison';
import type { Phase, Quantity } from '../analysis/quantity';
import type { BaselineNumber } from '../analysis/tableOne';
import type { Group } from '../domain/study/group';
import type { Protocol } from '../domain/study/protocol';
import type { TimePoint } from '../domain/timePoint';
import { valueKindNames } from './valueKindText';

/** The groups in the order in which they are printed, with their names. */
export const groupsInPrint: readonly { readonly group: Group; readonly label: string }[] = [
  { group: 'refractured', label: 'Refractured' },
  { group: 'not-refractured', label: 'Not refractured' },
];

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

/** Names of the tests. */
export const testNames: Readonly<Record<ComparisonTest, string>> = {
  student: 'Student’s t test',
  welch: 'Welch’s t test',
  'mann-whitney': 'Mann-Whitney U test',
};

/** A structure's name, needed only where a protocol measures several: "MF + ES, Mid-height of the fractured body". */
export function structurePrefix(
  protocol: Protocol,
  structure: { readonly siteId: string; readonly muscleId: string },
): string {
  const parts: string[] = [];
  if (protocol.muscles.length > 1) {
    parts.push(protocol.muscles.find((m) => m.id === structure.muscleId)?.shortName ?? structure.muscleId);
  }
  if (protocol.sites.length > 1) {
    parts.push(protocol.sites.find((s) => s.id === structure.siteId)?.name ?? structure.siteId);
  }
  return parts.length > 0 ? `${parts.join(', ')}: ` : '';
}

/** What one line of the agreement table rates. ROI-CSA and ROI-SI are means of the sides; a single side has CSA and SI. */
export function ratedThingLabel(thing: RatedThing, protocol: Protocol): string {
  const prefix = structurePrefix(protocol, thing);
  const isChange = thing.phase === 'changePercent';
  const unit = isChange ? ', %' : { csaMm2: ', mm²', si: ', a.u.', csaPerSi: '' }[thing.quantity];
  if (thing.side === 'mean') {
    const name = thing.quantity === 'csaPerSi' ? 'CSA/SI, both sides' : quantityNames[thing.quantity];
    return `${prefix}${name}${unit}`;
  }
  const side = thing.side === 'left' ? 'Left' : 'Right';
  const name = { csaMm2: 'CSA', si: 'SI', csaPerSi: 'CSA/SI' }[thing.quantity];
  return `${prefix}${side} ${name}${unit}`;
}

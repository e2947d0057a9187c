import type { PairError } from '../analysis/agreementTable';
import type { NoGroup } from '../analysis/grouping';
import type { MissingValue } from '../analysis/missingValue';
import type { MissingWhy } from '../analysis/roiCell';
import { unreachable } from '../base/assert';
import type { CannotMeasureReason } from '../domain/reading/reading';
import { referenceTissueOf } from '../domain/reading/referenceTissue';
import type { Protocol } from '../domain/study/protocol';
import { fatMethodText, fatUnknownText } from './fatMethodText';
import { muscleName } from './structureNames';
import { valueKindNames } from './valueKindText';
import { timePointText } from './words';

/** Why a statistic is not there, as a sentence under a table or beside a cell. */
export function statisticsReasonText(error: PairError): string {
  switch (error.kind) {
    case 'too-few-values':
      return `${error.got} ${error.got === 1 ? 'value' : 'values'}; ${error.needed} needed.`;
    case 'too-many-values':
      return `${error.got} values; ${error.allowed} at most.`;
    case 'too-few-groups':
      return `${error.got} ${error.got === 1 ? 'group' : 'groups'}; ${error.needed} needed.`;
    case 'lengths-differ':
      return 'The lists differ in length.';
    case 'not-finite':
      return 'A value is not finite.';
    case 'zero-variance':
      // Not "all values are equal": two groups may each be constant at different values.
      return 'No variation to test.';
    case 'all-differences-zero':
      return 'All differences are zero.';
    case 'empty-margin':
      return 'A group or category is empty.';
    case 'not-a-count-table':
      return 'Not a table of counts.';
    case 'out-of-range':
      return `Out of range: ${error.what}.`;
    case 'one-class-only':
      return 'All subjects are of one group.';
    case 'not-binary':
      return 'Not two groups.';
    case 'collinear':
      return 'The variables determine one another.';
    case 'separation':
      return 'The groups separate completely.';
    case 'not-converged':
      return 'The computation did not settle.';
    case 'not-two-observers':
      return `For two observers; the protocol has ${error.observers}.`;
    default:
      return unreachable(error);
  }
}

const cannotMeasureTexts: Readonly<Record<CannotMeasureReason, string>> = {
  'cut-by-field-of-view': 'cut by the field of view',
  motion: 'motion',
  artefact: 'artefact',
  'oedema-too-wide': 'oedema too wide',
  'no-slice-at-level': 'no slice at the level',
};

/** Why an observer could not measure, in the words of the reading screen. */
export function cannotMeasureText(reason: CannotMeasureReason): string {
  return cannotMeasureTexts[reason];
}

/** Why one value of a subject is missing. */
export function missingWhyText(why: MissingWhy): string {
  switch (why.kind) {
    case 'no-reading':
      return 'not read';
    case 'not-signed':
      return 'not signed';
    case 'several-readings':
      return `${why.count} readings by the same observer`;
    case 'no-entry':
      return 'neither outline nor reason';
    case 'cannot-measure':
      return `cannot be measured: ${cannotMeasureText(why.reason)}`;
    case 'no-area':
      return why.problem.kind === 'missing'
        ? `no area: ${why.problem.tag} is missing`
        : `no area: ${why.problem.tag} is ${why.problem.text}`;
    case 'no-pixels':
      return 'no pixel inside the outline';
    case 'no-philips-scale':
      return 'no SI: the image states no Philips scale';
    case 'measured-before':
      return 'no SI: measured by an earlier version; showing the slice on Read measures it again';
    case 'other-scan':
      return 'outlined on another scan than the one chosen now';
    case 'same-image':
      return 'the same image as at the other time point: one scan, exported twice';
    case 'other-pixels':
      return 'the observers outlined different pixels under one SOP Instance UID';
    case 'other-pixel-rule':
      return `measured by another pixel rule (${why.ruleId})`;
    case 'other-slice':
      return 'on another slice than the muscles';
    case 'no-fat':
      return 'fat not measured; showing the slice on Read measures it';
    case 'fat-unknown':
      return `no fat: ${fatUnknownText(why.why)}`;
    case 'other-fat-method':
      return why.valueKind === undefined
        ? `fat measured by another method (${fatMethodText(why.method)})`
        : `fat measured of another value (${valueKindNames[why.valueKind]})`;
    default:
      return unreachable(why);
  }
}

/**
 * One missing value with its place: "B, pre-op, left: not signed". The muscle is named where the protocol has several,
 * a reference tissue always.
 */
export function missingValueText(missing: MissingValue, protocol: Protocol): string {
  const { siteId, muscleId, side } = missing;
  const isReference = referenceTissueOf(muscleId) !== undefined;
  const site = protocol.sites.length > 1 ? protocol.sites.find(({ id }) => id === siteId)?.name : undefined;
  const place = [
    timePointText(missing.timePoint),
    ...(isReference || protocol.muscles.length > 1 ? [muscleName(protocol, muscleId, 'short')] : []),
    ...(site === undefined ? [] : [site]),
    ...(side === 'none' ? [] : [side]),
  ].join(', ');
  if (missing.kind === 'cell') {
    const observer = protocol.observers.find(({ id }) => id === missing.observerId);
    return `${observer?.letter ?? 'a former observer'}, ${place}: ${missingWhyText(missing.why)}`;
  }
  const name = missing.quantity === 'csaMm2' ? 'CSA' : 'SI';
  return `${place}: ${name} is ${String(missing.value).replace('-', '−')}, so a ratio or change means nothing`;
}

const groupUnknownTexts: Readonly<Record<NoGroup, string>> = {
  'not-recorded': 'refracture not recorded',
  'no-refracture-date': 'refracture without a date',
  'no-surgery-date': 'no surgery date',
  'outside-interval': 'refracture not between surgery and final scan',
  'value-missing': 'the covariate that divides the groups is missing',
  'outside-regions': 'a level outside T5 to L5',
  'not-refractured': 'not refractured, so of no type of refracture',
  'no-refracture-level': 'the treated level or that of the refracture is not recorded',
};

/** Why a subject's group is unknown. */
export function groupUnknownText(why: NoGroup): string {
  return groupUnknownTexts[why];
}

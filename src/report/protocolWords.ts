import type { SubjectPart } from '../domain/study/conduct';
import type { PairLimits } from '../domain/study/pairLimits';
import type { Protocol, ValueKind } from '../domain/study/protocol';
import { fatMethodText } from './fatMethodText';
import { valueKindNames } from './valueKindText';

/** What a field of the protocol is called, and its value in words; several lines where it has several parts. */
export type FieldWords = (protocol: Protocol) => Readonly<Record<string, string>>;

/** Words for every field but the version, which is counted: a field without any does not compile. */
export type ProtocolWords = Readonly<Record<Exclude<keyof Protocol, 'version'>, FieldWords>>;

const limitNames: Readonly<Record<keyof PairLimits, readonly [name: string, unit: string]>> = {
  tiltDeg: ['tilt between the planes', '°'],
  fieldStrengthPercent: ['field strength', ' %'],
  echoTimePercent: ['TE', ' %'],
  repetitionTimePercent: ['TR', ' %'],
  pixelSpacingPercent: ['pixel spacing', ' %'],
  sliceThicknessMm: ['slice thickness and distance', ' mm'],
  echoTrainLength: ['echo train', ' echoes'],
  flipAngleDeg: ['flip angle', '°'],
  parallelFactor: ['parallel imaging, factor', ''],
  interpolationPercent: ['interpolation', ' %'],
  scalingPercent: ['scaling', ' %'],
};

const quantityNames = { csaMm2: 'CSA', si: 'SI' } as const;
const standing = { required: 'required', flagged: 'flagged' } as const;
const byRule = { 'by-hand': 'only by hand', allowed: 'allowed' } as const;
const valueKinds: Readonly<Record<ValueKind, string>> = valueKindNames;

/** Every field of the protocol in words: for the log, for amendments and for what changed between two versions. */
export const protocolWords: ProtocolWords = {
  title: ({ title }) => ({ Title: title }),
  question: ({ question }) => ({ Question: question || 'none' }),
  muscles: ({ muscles }) => ({
    Muscles: muscles.map(({ name, shortName }) => `${name} (${shortName})`).join(', '),
  }),
  combined: ({ combined }) => ({ 'All muscles as one': yesNo(combined) }),
  sides: ({ sides }) => ({ Sides: sides.length === 2 ? 'left and right' : sides.join('') }),
  sites: ({ sites }) => ({ Site: sites.map(({ name }) => name).join('; ') }),
  levels: ({ levels }) => ({ Levels: levels.join(', ') }),
  references: ({ references }) => ({ 'Reference tissues': references.join(', ') || 'none' }),
  observers: ({ observers }) => ({
    Observers: observers
      .map(({ letter, role, name }) => `${letter} (${[name, role].filter(Boolean).join(', ')})`)
      .join('; '),
  }),
  assignment: ({ assignment }) => ({
    'Further observers read': assignment.kind === 'all' ? 'all subjects' : partText(assignment),
  }),
  rounds: ({ rounds }) => ({ Rounds: String(rounds) }),
  reReads: ({ reReads, observers }) => ({
    'Read again by':
      reReads.by === 'all'
        ? 'all observers'
        : observers
            .filter(({ id }) => reReads.by.includes(id))
            .map(({ letter }) => letter)
            .join(', '),
    'Subjects read again': partText(reReads.subjects),
    'Wash-out': `${reReads.washOutDays} days`,
  }),
  blinding: ({ blinding }) => ({
    'Observers blinded to the group': yesNo(blinding.group),
    'Observers blinded to the time point': yesNo(blinding.timePoint),
    'Image cropped to the posterior compartment': yesNo(blinding.cropsToPosterior),
  }),
  order: ({ order }) => ({ 'Order of subjects': order === 'shuffled' ? 'shuffled' : 'by code' }),
  seed: ({ seed }) => ({ Seed: String(seed) }),
  sliceRule: ({ sliceRule }) => ({
    Slices: sliceRule === 'by-observer' ? 'chosen by each observer' : 'chosen once, beforehand, for all',
  }),
  sliceToleranceMm: ({ sliceToleranceMm }) => ({ 'Slice tolerance': `${sliceToleranceMm} mm` }),
  csaKind: ({ csaKind, isCsaDecided }) => ({ CSA: isCsaDecided ? csaKind : 'not decided' }),
  // Said with the kind of CSA: deciding without naming a kind is impossible.
  isCsaDecided: () => ({}),
  valueKind: ({ valueKind }) => ({ 'Value of SI': valueKinds[valueKind] }),
  pixelRule: ({ pixelRule }) => ({ 'Pixel rule': pixelRule === 'centre' ? 'centre rule' : 'ImageJ rule' }),
  fatMethod: ({ fatMethod }) => ({ Fat: fatMethodText(fatMethod) }),
  drawingAids: ({ drawingAids }) => ({
    'Smart edge': allowed(drawingAids.smartEdge),
    'Mirroring to the other side': allowed(drawingAids.mirror),
    'Copying from the other time point': allowed(drawingAids.copy),
  }),
  roiExclusionReasons: ({ roiExclusionReasons }) => ({
    'Reasons for leaving out a part': roiExclusionReasons.join(', '),
  }),
  enrolmentReasons: ({ enrolmentReasons }) => ({
    'Reasons for excluding a subject': enrolmentReasons.join('; '),
  }),
  guide: ({ guide }) =>
    Object.fromEntries(
      guide.flatMap(({ region, text, pictures }) => {
        const name = `Contouring guide, ${region === 'general' ? 'all levels' : region}`;
        return [
          [`${name}, text`, text || 'none'],
          [`${name}, pictures`, pictures.map(({ sha256 }) => sha256.slice(0, 8)).join(', ') || 'none'],
          [
            `${name}, captions`,
            pictures
              .map(({ caption }) => caption)
              .filter(Boolean)
              .join('; ') || 'none',
          ],
        ];
      }),
    ),
  adjudication: ({ adjudication }) => ({
    'Disagreement by Dice': adjudication.diceBelow === null ? 'no limit' : `below ${adjudication.diceBelow}`,
    'Disagreement by limits of agreement':
      adjudication.outsideLimitsOf.map((one) => quantityNames[one]).join(', ') || 'none',
    'Disagreement by slice': yesNo(adjudication.otherSlice),
    'Third reading':
      adjudication.thirdRule === 'replaces-mean' ? 'replaces the mean' : 'mean of the two nearest',
    'Third reader': adjudication.thirdReader
      ? [
          adjudication.thirdReader.name,
          adjudication.thirdReader.role,
          adjudication.thirdReader.training,
          adjudication.thirdReader.isResearcher ? 'the researcher' : '',
        ]
          .filter(Boolean)
          .join(', ') || 'not named'
      : 'none',
  }),
  missingRule: ({ missingRule }) => ({
    'Missing values': missingRule === 'complete-case' ? 'complete case' : 'matched cells',
  }),
  preopWithinDays: ({ preopWithinDays }) => ({ 'Pre-op scan within': `${preopWithinDays} days` }),
  followUpAtLeastDays: ({ followUpAtLeastDays }) => ({
    'Follow-up scan after at least': `${followUpAtLeastDays} days`,
  }),
  seriesRule: ({ seriesRule }) => ({
    'Fat-suppressed series': byRule[seriesRule.fatSuppressed],
    'Contrast-enhanced series': byRule[seriesRule.contrastEnhanced],
  }),
  pairLimits: ({ pairLimits }) =>
    Object.fromEntries(
      Object.entries(limitNames).map(([key, [name, unit]]) => [
        `Limit of ${name}`,
        `${pairLimits[key as keyof PairLimits]}${unit}`,
      ]),
    ),
  eligibility: ({ eligibility }) => ({
    'Same scanner': standing[eligibility.sameScanner],
    'Same parameters': standing[eligibility.sameParameters],
  }),
  alpha: ({ alpha }) => ({ 'Significance level': String(alpha) }),
  testPreset: ({ testPreset }) => ({
    Tests: testPreset === 'as-the-study' ? 'chosen by the path of the study' : 'fixed in advance',
  }),
};

function partText(part: SubjectPart): string {
  return part.kind === 'all' ? 'all subjects' : `${part.count} subjects drawn at random`;
}

function yesNo(is: boolean): string {
  return is ? 'yes' : 'no';
}

function allowed(is: boolean): string {
  return is ? 'allowed' : 'not allowed';
}

import type { PairLimits } from '../domain/study/pairLimits';
import type { Protocol } from '../domain/study/protocol';

/** All limits of the protocol check of a pair. */
export const pairLimitKeys = [
  'tiltDeg',
  'fieldStrengthPercent',
  'echoTimePercent',
  'repetitionTimePercent',
  'pixelSpacingPercent',
  'sliceThicknessMm',
  'echoTrainLength',
  'flipAngleDeg',
  'parallelFactor',
  'interpolationPercent',
  'scalingPercent',
] as const satisfies readonly (keyof PairLimits)[];

/** What a change of the protocol changed, for the project's log: from what to what. */
export function differences(before: Protocol, after: Protocol): readonly string[] {
  const fields = [
    'title',
    'csaKind',
    'valueKind',
    'pixelRule',
    'combined',
    'preopWithinDays',
    'followUpAtLeastDays',
    'alpha',
  ] as const;
  return [
    ...fields
      .filter((field) => before[field] !== after[field])
      .map((field) => `${field} ${before[field]} to ${after[field]}`),
    ...textDifference('muscles', before, after, ({ muscles }) =>
      muscles.map(({ id, name, shortName }) => `${name} (${shortName}, ${id})`).join(', '),
    ),
    ...textDifference('sides', before, after, (protocol) => protocol.sides.join(', ')),
    ...textDifference('references', before, after, ({ references }) => references.join(', ') || 'none'),
    ...textDifference('fatMethod', before, after, ({ fatMethod }) => Object.values(fatMethod).join(' ')),
    ...partDifferences(before.drawingAids, after.drawingAids, ['smartEdge', 'mirror', 'copy']),
    ...partDifferences(before.pairLimits, after.pairLimits, pairLimitKeys),
    ...partDifferences(before.eligibility, after.eligibility, ['sameScanner', 'sameParameters']),
    ...partDifferences(before.seriesRule, after.seriesRule, ['fatSuppressed', 'contrastEnhanced']),
    ...after.observers.flatMap(({ letter, role }, index) => {
      const earlier = before.observers[index]?.role;
      return earlier === role ? [] : [`role of ${letter} ${earlier ?? ''} to ${role}`];
    }),
  ];
}

function textDifference(
  name: string,
  before: Protocol,
  after: Protocol,
  textOf: (protocol: Protocol) => string,
): readonly string[] {
  const [from, to] = [textOf(before), textOf(after)];
  return from === to ? [] : [`${name} ${from} to ${to}`];
}

function partDifferences<T extends object, K extends keyof T & string>(
  before: T,
  after: T,
  keys: readonly K[],
): readonly string[] {
  return keys
    .filter((key) => before[key] !== after[key])
    .map((key) => `${key} ${String(before[key])} to ${String(after[key])}`);
}

import type { ValueInForce, ValuesInForce } from '../../app/agreement/valuesInForce';
import type { Rater } from '../../domain/agreement/outlinePair';
import type { ObserverId } from '../../domain/ids';
import type { Protocol } from '../../domain/study/protocol';
import { readersOf, thirdReaderId } from '../../domain/study/thirdReader';
import { cannotMeasureText } from '../../report/reasonText';
import { roundedText, signedText } from '../../report/rounding';
import { agreementText } from './agreementText';

const text = agreementText.table;
const none = '–';

/** What the results count of one ROI that was read anew, under the originals of the table. */
export type InForceLine =
  /** Both read again: the new values stand under the old ones. */
  | {
      readonly kind: 'pair';
      readonly csa: readonly [string, string, string];
      readonly si: readonly [string, string, string];
      readonly words: string;
    }
  /** One value in the place of both: the third reading, or the mean of two of three. */
  | {
      readonly kind: 'one';
      readonly letters: string;
      /** Whose hue it has; undefined of a mean. */
      readonly by: ObserverId | undefined;
      readonly csa: string;
      readonly si: string;
      readonly words: string;
    }
  | { readonly kind: 'originals'; readonly words: string };

/** The line of a settled target, as its columns print numbers. */
export function inForceLine(
  { decision, places }: ValuesInForce,
  protocol: Protocol,
  raters: readonly [Rater, Rater],
): InForceLine {
  const letterOf = (id: ObserverId): string =>
    readersOf(protocol).find((one) => one.id === id)?.letter ?? (id === thirdReaderId ? text.third : '?');
  if (decision === 're-read') {
    const given = raters.map(({ observerId }) => places.find(({ by }) => by === observerId));
    const [one, other] = [given[0], given[1]];
    const reasons = given.flatMap((value) =>
      value?.cannot ? [`${letterOf(value.by)}: ${cannotMeasureText(value.cannot)}`] : [],
    );
    return {
      kind: 'pair',
      csa: compared(one?.csaMm2, other?.csaMm2),
      si: compared(one?.si, other?.si),
      words: [text.settledBy[decision], ...reasons].join(', '),
    };
  }
  const third = text.settledBy['third-reading'];
  if (!places.some(({ isNew }) => isNew) && areOwn(places, protocol)) {
    return { kind: 'originals', words: `${third}, ${text.originalsStand}` };
  }
  const readers = [...new Set(places.map(({ by }) => by))];
  const letters = readers.map(letterOf);
  const [first] = readers;
  const isOne = readers.length === 1;
  return {
    kind: 'one',
    letters: letters.join(', '),
    by: isOne ? first : undefined,
    csa: meanText(places.map(({ csaMm2 }) => csaMm2)),
    si: meanText(places.map(({ si }) => si)),
    words: isOne ? third : `${third}, ${text.meanOf(letters.join(' and '))}`,
  };
}

/** Everybody's original stands in their own place. */
function areOwn(places: readonly ValueInForce[], { observers }: Protocol): boolean {
  const ids = new Set(places.map(({ by }) => by));
  return places.length === ids.size && observers.every(({ id }) => ids.has(id) || places.length === 1);
}

function compared(first: number | undefined, second: number | undefined): readonly [string, string, string] {
  const difference = first === undefined || second === undefined ? none : signedText(second - first, 1);
  return [valueText(first), valueText(second), difference];
}

/** Over the observers' places, as the results take it: of those that have a value. */
function meanText(values: readonly (number | undefined)[]): string {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0
    ? none
    : roundedText(known.reduce((sum, value) => sum + value, 0) / known.length, 1);
}

function valueText(value: number | undefined): string {
  return value === undefined ? none : roundedText(value, 1);
}

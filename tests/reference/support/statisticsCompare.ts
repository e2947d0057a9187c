import { isJsonObject, type Json, type JsonObject } from './statisticsCases';

/** What one of our methods answered, in the field names of the reference; `error` holds the kind of a failure. */
export interface Answer {
  readonly [field: string]: AnswerValue;
}

/** A value of an answer. */
export type AnswerValue = number | boolean | string | null | undefined | readonly AnswerValue[] | Answer;

/** Fields for information only: other programs' conventions, not ours. Nothing else is passed over. */
export const INFORMATION_ONLY = [
  'irr_ICC_A_k_ci',
  'irr_ICC_A_1_ci',
  'psych_max_abs_diff',
  'abs_tol',
  'certified',
];

/** Below this size numbers compare absolutely. */
const SMALLEST = 1e-300;

/** How far two numbers may be apart: relatively, or else absolutely. */
interface Tolerance {
  readonly relative: number;
  readonly absolute: number;
}

/** Differences between the expected fields and an answer, as lines of text; none if they agree. */
export function differences(test: string, expected: JsonObject, answer: Answer): readonly string[] {
  return compareObject(test, expected, answer, '', expected);
}

function compareObject(
  test: string,
  expected: JsonObject,
  answer: Answer,
  path: string,
  root: JsonObject,
): readonly string[] {
  const isFailure = typeof answer['error'] === 'string';
  if (expected['error'] !== undefined && !isFailure) return [`${path}error: expected a reason, got a value`];
  if (expected['error'] === undefined && isFailure) return [`${path}failed: ${String(answer['error'])}`];
  return Object.entries(expected).flatMap(([field, value]) => {
    if (field === 'error' || INFORMATION_ONLY.includes(field)) return [];
    const name = `${path}${field}`;
    if (!(field in answer)) return isFailure && value === null ? [] : [`${name}: a field that is not mapped`];
    return compareValue(test, name, value, answer[field], root);
  });
}

function compareValue(
  test: string,
  name: string,
  expected: Json,
  actual: AnswerValue,
  root: JsonObject,
): readonly string[] {
  if (isJsonObject(expected)) {
    return isAnswer(actual)
      ? compareObject(test, expected, actual, `${name}.`, root)
      : [`${name}: no object`];
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length)
      return [`${name}: lists of different length`];
    return expected.flatMap((value: Json, i) => compareValue(test, `${name}[${i}]`, value, actual[i], root));
  }
  const wanted = toNumber(expected);
  const agrees =
    typeof wanted === 'number' && typeof actual === 'number'
      ? isClose(wanted, actual, toleranceOf(test, name, wanted, root))
      : (wanted ?? null) === (actual ?? null);
  return agrees ? [] : [`${name}: expected ${String(wanted)}, got ${String(actual)}`];
}

function isAnswer(value: AnswerValue): value is Answer {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function toNumber(value: Json): Json {
  if (value === 'Infinity') return Number.POSITIVE_INFINITY;
  return value === '-Infinity' ? Number.NEGATIVE_INFINITY : value;
}

function isClose(expected: number, actual: number, { relative, absolute }: Tolerance): boolean {
  if (expected === actual) return true;
  if (!Number.isFinite(expected) || !Number.isFinite(actual)) return false;
  const distance = Math.abs(expected - actual);
  if (distance <= absolute) return true;
  if (Math.abs(expected) < SMALLEST) return distance < SMALLEST;
  return distance <= relative * Math.abs(expected);
}

function toleranceOf(test: string, name: string, expected: number, root: JsonObject): Tolerance {
  if (test === 'distributions') {
    const absolute = root['abs_tol'];
    return typeof absolute === 'number' ? { relative: 0, absolute } : { relative: 1e-10, absolute: 0 };
  }
  if (test === 'shapiro') return { relative: name === 'W' ? 1e-8 : 1e-6, absolute: 0 };
  if (name.startsWith('p_exact')) return { relative: 1e-12, absolute: 0 };
  if (test === 'logistic') return { relative: 1e-7, absolute: 0 };
  if (name.startsWith('tukey_p')) return { relative: 1e-9, absolute: 1e-9 };
  if (name.startsWith('cond_or')) return conditionalOddsRatioTolerance(expected);
  return { relative: 1e-9, absolute: beyondDoubles(name, expected, root) };
}

/**
 * R's fisher.test finds the conditional odds ratio (or its reciprocal, where that is below 1) with uniroot's default
 * tolerance, eps^0.25 = 1.22e-4 absolute. Ours is exact, and tests/unit/statistics holds it to exact arithmetic.
 */
function conditionalOddsRatioTolerance(expected: number): Tolerance {
  const tolerance = 1.25e-4;
  return expected > 1
    ? { relative: tolerance * expected, absolute: 0 }
    : { relative: 0, absolute: tolerance };
}

/** NIST certifies the decimal data; where the doubles nearest to them have another answer, that distance is allowed. */
function beyondDoubles(name: string, certified: number, root: JsonObject): number {
  const exact = root[`${name}_exact_from_doubles`];
  return root['certified'] === true && typeof exact === 'number' ? Math.abs(exact - certified) : 0;
}

import { isJsonObject, type Json, type JsonObject } from './statisticsCases';
import { KNOWN_FIELDS } from './statisticsKnownFields';

/** What one of our methods answered, in the field names of the reference; `error` holds the kind of a failure. */
export interface Answer {
  readonly [field: string]: AnswerValue;
}

/** A value of an answer. */
export type AnswerValue = number | boolean | string | null | undefined | readonly AnswerValue[] | Answer;

/** Fields not compared: other programs' conventions, and the two that say how to compare (`abs_tol`, `certified`). Nothing else is passed over. */
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

/** Names that the suite does not know, as lines of text: a test, an input or an expected field. None may be passed over. */
export function unknownNames(test: string, input: JsonObject, expected: JsonObject): readonly string[] {
  const known = KNOWN_FIELDS.get(test);
  if (known === undefined) return [`no such test: ${test}`];
  const names = Object.entries(expected).flatMap(([field, value]) =>
    isJsonObject(value) ? [field, ...Object.keys(value).map((inner) => `${field}.${inner}`)] : [field],
  );
  return [
    ...Object.keys(input)
      .filter((field) => !known.input.includes(field))
      .map((field) => `input ${field}: a field that is not known`),
    ...names
      .filter(
        (name) => name !== 'error' && !INFORMATION_ONLY.includes(name) && !known.expected.includes(name),
      )
      .map((name) => `${name}: a field that is not known`),
  ];
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
  if (isPerfectAnswer(test, name, actual, root)) return [];
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
  if (test === 'firth') return { relative: /^(coef|se|loglik)/.test(name) ? 1e-9 : 1e-7, absolute: 1e-11 };
  if (test === 'logistic' || test === 'logistic_terms') return { relative: 1e-7, absolute: 0 };
  if (name.startsWith('tukey_p')) return { relative: 1e-9, absolute: 1e-9 };
  if (name.includes('exact_carkeet')) return carkeetTolerance(expected, root);
  if (test === 'tukey_intervals' || test === 'paired_effect') return { relative: 1e-9, absolute: 1e-9 };
  if (test === 'effect_size' && name.includes('_ci_')) return { relative: 1e-9, absolute: 1e-9 };
  // R leaves 1e-30 where |ad - bc| is exactly n/2 and the answer 0.
  if (name === 'yates_chi2') return { relative: 1e-9, absolute: 1e-20 };
  if (test === 'icc' && name.startsWith('MS')) return { relative: 1e-9, absolute: offsetNoise(root) };
  if (name.startsWith('cond_or')) return conditionalOddsRatioTolerance(expected);
  // NIST's Wampler4: a polynomial of degree 5 with residuals as large as the signal; doubles hold eight digits of it.
  if (test === 'linear_regression' && expected === 1) return { relative: 1e-8, absolute: 0 };
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

/**
 * Where the noncentrality exceeds 37.62, R's pt gives up and takes a normal approximation (Abramowitz & Stegun 26.7.10), and
 * the reference with it: off by about 5e-4 SD for n > 368. Ours is held to scipy (boost) there by tests/unit/statistics.
 */
function carkeetTolerance(expected: number, root: JsonObject): Tolerance {
  const sd = typeof root['sd'] === 'number' ? root['sd'] : 0;
  const n = typeof root['n'] === 'number' ? root['n'] : 0;
  const isApproximated = 1.959963984540054 * Math.sqrt(n) > 37.62;
  return { relative: 1e-9, absolute: isApproximated ? 2e-3 * sd : Number.isFinite(expected) ? 1e-9 * sd : 0 };
}

/**
 * A correlation that is 1 but for rounding: R then prints its rounding error (t of 8e7, limits of 1 − 4e-15), where ours
 * says that t is infinite, P is 0 and there is no interval. True if that is what it says.
 */
function isPerfectAnswer(test: string, name: string, actual: AnswerValue, root: JsonObject): boolean {
  const r = root['r'];
  if (test !== 'pearson' || typeof r !== 'number' || Math.abs(r) < 1 - 4 * Number.EPSILON) return false;
  if (name === 't') return actual === Math.sign(r) * Number.POSITIVE_INFINITY;
  if (name === 'p') return actual === 0;
  return name.startsWith('ci_') && (actual ?? null) === null;
}

/** Mean squares near zero carry the rounding error of the reference's sums, up to the size of eps × total. */
function offsetNoise(root: JsonObject): number {
  const msr = typeof root['MSR'] === 'number' ? root['MSR'] : 0;
  return 1e-10 * msr;
}

/** NIST certifies the decimal data; where the doubles nearest to them have another answer, that distance is allowed. */
function beyondDoubles(name: string, certified: number, root: JsonObject): number {
  const exact = root[`${name}_exact_from_doubles`];
  return root['certified'] === true && typeof exact === 'number'
    ? Math.abs(exact - certified) + 1e-9 * Math.abs(certified)
    : 0;
}

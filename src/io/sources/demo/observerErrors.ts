import { present } from '../../../base/assert';
import type { Side } from '../../../domain/side';
import type { TimePoint } from '../../../domain/timePoint';
import { demoCohort } from './demoCohort';
import { stratifiedScores } from './quantileDraw';
import { randomStream } from './seededRandom';

/** How one observer errs on one side of one subject. */
export interface ObserverErrors {
  /** Area as drawn over true area, minus 1. */
  readonly areaShare: Readonly<Record<TimePoint, number>>;
  /** Smooth deviations along the outline: amplitude (mm-free, share of the outline's size) and phase per harmonic. */
  readonly wobble: Readonly<Record<TimePoint, readonly (readonly [amplitude: number, phase: number])[]>>;
  /** How much further out at the lateral tip and the back, share of the outline's size; the area is not changed by it. */
  readonly reach: Readonly<Record<TimePoint, number>>;
  readonly vertexCount: number;
  /** Where on the outline the first vertex is, and how unevenly vertices follow. */
  readonly start: number;
  readonly unevenness: readonly number[];
}

/** SD of an observer's relative area error, and the share of its variance that returns at the other time point. */
const areaErrorSd = 0.134;
const persistentShare = 0.965;
/** Lasting difference between the observers: A draws a little wider than B. */
const offset: Readonly<Record<string, number>> = { A: 0.008, B: -0.008 };

const persistentByKey = new Map<string, readonly number[]>();

/** Persistent errors of an observer on one side, for all subjects: stratified, so that their SD is as stated. */
function persistentScores(seed: number, letter: string, side: Side): readonly number[] {
  const key = `${seed} ${letter} ${side}`;
  let scores = persistentByKey.get(key);
  if (!scores) {
    scores = stratifiedScores(demoCohort(seed).length, randomStream(seed, `observer ${key}`));
    persistentByKey.set(key, scores);
  }
  return scores;
}

/**
 * The errors of an observer, persistent per subject and side but for a small visit part: were they independent between
 * the scans, an ICC near 0.90 would blur the change to several times the spread that studies print.
 */
export function observerErrors(
  seed: number,
  letter: string,
  subjectIndex: number,
  side: Side,
): ObserverErrors {
  const random = randomStream(seed, `reading ${letter} ${subjectIndex} ${side}`);
  const persistent = present(persistentScores(seed, letter, side)[subjectIndex], 'observer error');
  const lasting = (offset[letter] ?? 0) + areaErrorSd * Math.sqrt(persistentShare) * persistent;
  const visit = (): number => areaErrorSd * Math.sqrt(1 - persistentShare) * random.normal();
  const base = [2, 3, 4, 5, 7].map((harmonic) => [random.normal() / harmonic, 2 * Math.PI * random.next()]);
  const wobble = () =>
    base.map(
      ([amplitude, phase]) =>
        [0.022 * (amplitude ?? 0) + 0.004 * random.normal(), (phase ?? 0) + 0.15 * random.normal()] as const,
    );
  const outwards = 0.036 * random.normal();
  const limit = (share: number): number => Math.min(Math.max(share, -0.26), 0.3);
  return {
    areaShare: { preop: limit(lasting + visit()), followUp: limit(lasting + visit()) },
    wobble: { preop: wobble(), followUp: wobble() },
    reach: { preop: outwards + 0.004 * random.normal(), followUp: outwards + 0.004 * random.normal() },
    vertexCount: 26 + Math.floor(13 * random.next()),
    start: random.next(),
    unevenness: Array.from({ length: 40 }, () => 0.5 * (random.next() - 0.5)),
  };
}

import { present } from '../../../base/assert';
import type { VertebralLevel } from '../../../domain/level';
import type { Side } from '../../../domain/side';
import type { TimePoint } from '../../../domain/timePoint';
import type { PointMm } from './canvas';
import { demoCohort } from './demoCohort';
import type { DemoSubject } from './demoSubject';
import { randomStream } from './seededRandom';
import type { Collapse, PlacedVertebra } from './spineChain';
import { placeSpine } from './spineChain';

/** The body of one subject: what stays the same between the scans, and the spine at each of them. */
export interface DemoPatient {
  readonly seed: number;
  readonly subject: DemoSubject;
  readonly sizeFactor: number;
  /** Subcutaneous fat behind the muscles. */
  readonly fatMm: number;
  /** Personal deviation of the muscle's control points from the template, mm. */
  readonly muscleJitter: Readonly<Record<Side, readonly PointMm[]>>;
  readonly spine: Readonly<Record<TimePoint, readonly PlacedVertebra[]>>;
  readonly fractures: Readonly<Record<TimePoint, readonly VertebralLevel[]>>;
  /** Signal of marrow and of lean muscle, displayed values. */
  readonly marrow: number;
  readonly leanMuscle: number;
}

const patients = new Map<string, DemoPatient>();

/** The patient with a 0-based index. */
export function demoPatient(seed: number, index: number): DemoPatient {
  const key = `${seed}/${index}`;
  const known = patients.get(key);
  if (known) return known;
  const patient = makePatient(seed, present(demoCohort(seed)[index], `subject ${index}`));
  patients.set(key, patient);
  return patient;
}

function makePatient(seed: number, subject: DemoSubject): DemoPatient {
  const random = randomStream(seed, `patient ${subject.index}`);
  const between = (low: number, high: number): number => low + (high - low) * random.next();
  const { right, left } = subject.muscles.preop;
  const meanAreaMm2 = (right.areaMm2 + left.areaMm2) / 2;
  const meanSignal = (right.meanSignal + left.meanSignal) / 2;
  const sizeFactor =
    Math.min(Math.max((meanAreaMm2 / 1570) ** 0.22, 0.9), 1.1) * (subject.sex === 'male' ? 1.03 : 0.98);
  const jitter = (): PointMm[] =>
    Array.from({ length: 15 }, () => [0.7 * random.normal(), 0.6 * random.normal()]);
  const front = between(0.5, 0.75);
  const fresh: Collapse = { front, middle: front - between(0.02, 0.1), back: between(0.88, 0.98) };
  const restored = between(0.06, 0.16);
  const cemented: Collapse = {
    front: Math.min(front + restored, 0.92),
    middle: fresh.middle + restored,
    back: Math.min(fresh.back + 0.02, 1),
  };
  const later: Collapse = { front: between(0.6, 0.8), middle: between(0.55, 0.68), back: 0.95 };
  const refractured = subject.refracture?.levels ?? [];
  const roundness = random.normal();
  const spineOf = (collapses: readonly (readonly [VertebralLevel, Collapse])[]) =>
    placeSpine({ level: subject.level, sizeFactor, roundness, collapses: new Map(collapses) });
  return {
    seed,
    subject,
    sizeFactor,
    fatMm: Math.min(Math.max(7 + (subject.bmiKgPerM2 - 19) * 1.7 + 2 * random.normal(), 4), 24),
    muscleJitter: { right: jitter(), left: jitter() },
    spine: {
      preop: spineOf([[subject.level, fresh]]),
      followUp: spineOf([
        [subject.level, refractured.includes(subject.level) ? fresh : cemented],
        ...refractured.filter((level) => level !== subject.level).map((level) => [level, later] as const),
      ]),
    },
    fractures: { preop: [subject.level], followUp: refractured },
    marrow: between(500, 680),
    leanMuscle: Math.min(110 + 0.17 * meanSignal, 0.72 * Math.min(right.meanSignal, left.meanSignal)),
  };
}

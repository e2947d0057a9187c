import { newestSettlements } from '../../domain/agreement/newestSettlements';
import type { ReadingProgress } from '../../domain/reading/readingProgress';
import { muscleProblem } from '../../domain/study/muscleSet';
import { pairLimitsAtMost } from '../../domain/study/pairLimits';
import type { Protocol } from '../../domain/study/protocol';
import type { Subject } from '../../domain/study/subject';
import { readersOf, thirdReaderId } from '../../domain/study/thirdReader';
import { pairLimitKeys } from './pairLimitKeys';
import type { ProtocolRefusal } from './protocolChange';

/** The longest time between a scan and surgery that a protocol may name: twenty years. */
const daysAtMost = 7305;
const washOutAtMost = 3650;
const roundsAtMost = 4;
const subjectsAtMost = 100_000;

/** A threshold farther out than this finds nothing. */
const sdCountAtMost = 10;
const toleranceAtMostMm = 50;
export const observersAtLeast = 2;
export const observersAtMost = 6;

const longest = { question: 500, name: 80, training: 200, reason: 120, guide: 10_000, caption: 200 } as const;

/** The first thing that is wrong with a protocol as it would be after a change; undefined where nothing is. */
export function protocolProblem(after: Protocol): ProtocolRefusal | undefined {
  return (
    emptyProblem(after) ??
    lengthProblem(after) ??
    observerProblem(after) ??
    numberProblem(after) ??
    measuredProblem(after)
  );
}

/** What a change would do to readings that are begun; see `ProtocolRefusal`. Never answered with `isAgreed`. */
export function begunProblem(
  before: Protocol,
  after: Protocol,
  progress: readonly ReadingProgress[],
  subjects: readonly Pick<Subject, 'settlements'>[] = [],
): ProtocolRefusal | undefined {
  const third = thirdReaderProblem(before, after, progress, subjects);
  if (third) return third;
  const readers = new Set(before.observers.map(({ id }) => id));
  const begun = progress.filter(
    ({ given, state, observerId }) => readers.has(observerId) && (given > 0 || state !== 'open'),
  );
  for (const { id, letter } of before.observers) {
    const readings = begun.filter(({ observerId }) => observerId === id).length;
    if (readings > 0 && after.observers.every((one) => one.id !== id)) {
      return { kind: 'observer-has-readings', letter, readings };
    }
  }
  const lost = begun.filter(({ round }) => round > after.rounds && round <= before.rounds);
  if (lost.length > 0) return { kind: 'round-has-readings', round: after.rounds + 1, readings: lost.length };
  if (begun.length === 0) return undefined;
  const readings = begun.length;
  if (before.blinding.timePoint !== after.blinding.timePoint) {
    return { kind: 'readings-begun', field: 'timePoint', readings };
  }
  if (before.sliceRule !== after.sliceRule) return { kind: 'readings-begun', field: 'sliceRule', readings };
  if (before.seed !== after.seed) return { kind: 'readings-begun', field: 'seed', readings };
  return undefined;
}

function thirdReaderProblem(
  before: Protocol,
  after: Protocol,
  progress: readonly ReadingProgress[],
  subjects: readonly Pick<Subject, 'settlements'>[],
): ProtocolRefusal | undefined {
  if (!before.adjudication.thirdReader || after.adjudication.thirdReader) return undefined;
  const readings = progress.filter(
    ({ observerId, given, state }) => observerId === thirdReaderId && (given > 0 || state !== 'open'),
  ).length;
  const asked = subjects.reduce(
    (sum, { settlements = [] }) =>
      sum + newestSettlements(settlements).filter(({ decision }) => decision === 'third-reading').length,
    0,
  );
  return readings + asked > 0 ? { kind: 'third-reader-has-readings', readings, asked } : undefined;
}

function emptyProblem(after: Protocol): ProtocolRefusal | undefined {
  if (after.title === '') return { kind: 'empty', field: 'title' };
  if (readersOf(after).some((one) => one.role === '')) return { kind: 'empty', field: 'role' };
  if (after.sites.some(({ name }) => name === '')) return { kind: 'empty', field: 'site' };
  if (after.levels.length === 0) return { kind: 'empty', field: 'levels' };
  if (after.roiExclusionReasons.length === 0) return { kind: 'empty', field: 'roiReasons' };
  if (after.enrolmentReasons.length === 0) return { kind: 'empty', field: 'enrolmentReasons' };
  return undefined;
}

function lengthProblem(after: Protocol): ProtocolRefusal | undefined {
  const texts: readonly (readonly [keyof typeof longest, readonly string[]])[] = [
    ['question', [after.question]],
    ['name', readersOf(after).map(({ name }) => name)],
    ['training', readersOf(after).flatMap(({ training, role }) => [training, role])],
    ['reason', after.enrolmentReasons],
    ['guide', after.guide.map(({ text }) => text)],
    ['caption', after.guide.flatMap(({ pictures }) => pictures.map(({ caption }) => caption))],
  ];
  for (const [field, list] of texts) {
    const atMost = longest[field];
    if (list.some((text) => text.length > atMost)) return { kind: 'too-long', field, atMost };
  }
  const reason = twice(after.enrolmentReasons);
  return reason === undefined ? undefined : { kind: 'same-reason', reason };
}

function observerProblem(after: Protocol): ProtocolRefusal | undefined {
  const { observers, reReads, rounds, adjudication } = after;
  if (observers.length < observersAtLeast || observers.length > observersAtMost) {
    return { kind: 'observer-count', atLeast: observersAtLeast, atMost: observersAtMost };
  }
  const name = twice(
    readersOf(after)
      .map((one) => one.name)
      .filter((one) => one !== ''),
  );
  if (name !== undefined) return { kind: 'same-name', name };
  const researcher = observers.find(({ isResearcher }) => isResearcher);
  if (researcher && adjudication.thirdReader?.isResearcher) {
    return { kind: 'third-reader-is-observer', letter: researcher.letter };
  }
  if (rounds > 1 && reReads.by !== 'all' && reReads.by.length === 0) return { kind: 'nobody-re-reads' };
  return undefined;
}

function numberProblem(after: Protocol): ProtocolRefusal | undefined {
  for (const field of ['preopWithinDays', 'followUpAtLeastDays'] as const) {
    if (!isWhole(after[field], 1, daysAtMost)) return { kind: 'not-whole-days', field };
  }
  const { assignment, reReads } = after;
  const wholes = [
    ['rounds', after.rounds, 1, roundsAtMost],
    ['washOutDays', reReads.washOutDays, 0, washOutAtMost],
    ...(assignment.kind === 'subset'
      ? [['assignmentCount', assignment.count, 1, subjectsAtMost] as const]
      : []),
    ...(reReads.subjects.kind === 'subset'
      ? [['reReadCount', reReads.subjects.count, 1, subjectsAtMost] as const]
      : []),
  ] as const;
  for (const [field, value, atLeast, atMost] of wholes) {
    if (!isWhole(value, atLeast, atMost)) return { kind: 'not-whole', field, atLeast, atMost };
  }
  const { diceBelow } = after.adjudication;
  if (diceBelow !== null && !(diceBelow >= 0 && diceBelow <= 1)) return { kind: 'dice-out-of-range' };
  if (!(after.alpha > 0 && after.alpha <= 0.5)) return { kind: 'alpha-out-of-range' };
  if (!isAbove0(after.sliceToleranceMm, toleranceAtMostMm)) {
    return { kind: 'tolerance-out-of-range', atMost: toleranceAtMostMm };
  }
  return undefined;
}

function measuredProblem(after: Protocol): ProtocolRefusal | undefined {
  const problem = muscleProblem(after.muscles);
  if (problem) return { kind: 'muscles', problem };
  if (after.sides.length === 0) return { kind: 'no-side' };
  const { fatMethod } = after;
  if (
    (fatMethod.kind === 'fixed-threshold' && !isAbove0(fatMethod.value, Number.MAX_VALUE)) ||
    (fatMethod.kind === 'lean-sample' && !isAbove0(fatMethod.sdCount, sdCountAtMost))
  ) {
    return { kind: 'fat-parameter', method: fatMethod.kind };
  }
  for (const limit of pairLimitKeys) {
    const atMost = pairLimitsAtMost[limit];
    const value = after.pairLimits[limit];
    if (!(value >= 0 && value <= atMost)) return { kind: 'limit-out-of-range', limit, atMost };
  }
  return undefined;
}

function isWhole(value: number, atLeast: number, atMost: number): boolean {
  return Number.isInteger(value) && value >= atLeast && value <= atMost;
}

function isAbove0(value: number, atMost: number): boolean {
  return value > 0 && value <= atMost;
}

/** The first text that stands in a list more than once, capitals apart. */
function twice(list: readonly string[]): string | undefined {
  const key = (text: string) => text.toLocaleLowerCase('en');
  return list.find((text, index) => list.slice(0, index).some((one) => key(one) === key(text)));
}

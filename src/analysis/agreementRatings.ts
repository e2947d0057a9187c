import type { ObserverId } from '../domain/ids';
import { imageKey } from '../domain/image/imageRef';
import type { Reading } from '../domain/reading/reading';
import { targetKey } from '../domain/reading/roi';
import type { Side } from '../domain/side';
import type { Protocol } from '../domain/study/protocol';
import type { Subject } from '../domain/study/subject';
import type { TimePoint } from '../domain/timePoint';
import { timePoints } from '../domain/timePoint';
import type { Phase, Quantity } from './quantity';
import { averageOf, changePercentOf, phases, quantities } from './quantity';
import { roiAreas, roiMeasurement, roiSi, signedReading } from './roiCell';
import { readingsBySubject, subjectsInOrder } from './studyFlow';
import type { Structure } from './subjectValues';
import { structuresOf } from './subjectValues';

/** What is rated: one ICC is of one of these. Sides and time points are never rows of the same ICC. */
export interface RatedThing extends Structure {
  readonly side: Side | 'mean';
  readonly quantity: Quantity;
  readonly phase: Phase;
}

/** One subject rated by all observers. */
export interface SubjectRating {
  readonly subjectId: string;
  readonly code: string;
  /** In the order of `observers`. */
  readonly values: readonly number[];
  /** All observers outlined on the same slice (at both time points, for a change). */
  readonly isSameSlice: boolean;
}

/** The ratings of one thing, listwise: only subjects that every observer rated. */
export interface Ratings extends RatedThing {
  readonly observers: readonly ObserverId[];
  readonly ratings: readonly SubjectRating[];
  /** Subjects with a first independent reading by every observer that lack this value from one of them. */
  readonly dropped: number;
}

/**
 * Ratings from the first independently signed readings: round 1, signed, never re-opened. Rules: *Agreement*.
 *
 * A subject takes part when all observers have such a reading and it is not excluded. Group and completeness of
 * the other values do not matter here.
 */
export function agreementRatings(input: {
  readonly subjects: readonly Subject[];
  readonly readings: readonly Reading[];
  readonly protocol: Protocol;
}): readonly Ratings[] {
  const { protocol } = input;
  const observers = protocol.observers.map((observer) => observer.id);
  const readings = readingsBySubject(input.readings);
  const read = subjectsInOrder(input.subjects).flatMap((subject) => {
    const independent = subject.exclusion
      ? []
      : independentReadings(subject, readings.get(subject.id) ?? [], observers);
    return independent.length === observers.length ? [{ subject, readings: independent }] : [];
  });
  return ratedThings(protocol).map((thing) => {
    const ratings = read.flatMap(({ subject, readings: own }) => {
      const values = own.flatMap((reading) => {
        const value = ratedValue(reading, thing, protocol);
        return value === undefined ? [] : [value];
      });
      if (values.length < observers.length) return [];
      const isSameSlice = own.every(
        (reading) => slicesOf(reading, thing, protocol) === slicesOf(own[0], thing, protocol),
      );
      return [{ subjectId: subject.id, code: subject.code, values, isSameSlice }];
    });
    return { ...thing, observers, ratings, dropped: read.length - ratings.length };
  });
}

/** Everything that a protocol rates, in the order of the agreement table: pre-op first. */
export function ratedThings(protocol: Protocol): readonly RatedThing[] {
  const sides: readonly RatedThing['side'][] =
    protocol.sides.length > 1 ? [...protocol.sides, 'mean'] : protocol.sides;
  return structuresOf(protocol).flatMap((structure) =>
    phases.flatMap((phase) =>
      quantities.flatMap((quantity) => sides.map((side) => ({ ...structure, side, quantity, phase }))),
    ),
  );
}

function independentReadings(
  subject: Subject,
  readings: readonly Reading[],
  observers: readonly ObserverId[],
): readonly Reading[] {
  return observers.flatMap((observerId) => {
    const reading = signedReading(readings, { subjectId: subject.id, observerId, round: 1 });
    return reading.ok && reading.value.reopenings.length === 0 ? [reading.value] : [];
  });
}

function ratedValue(reading: Reading, thing: RatedThing, protocol: Protocol): number | undefined {
  if (thing.phase !== 'changePercent') return valueAt(reading, thing, thing.phase, protocol);
  const preop = valueAt(reading, thing, 'preop', protocol);
  const followUp = valueAt(reading, thing, 'followUp', protocol);
  if (preop === undefined || followUp === undefined || preop <= 0) return undefined;
  return changePercentOf(preop, followUp);
}

function valueAt(
  reading: Reading,
  thing: RatedThing,
  timePoint: TimePoint,
  protocol: Protocol,
): number | undefined {
  const sides = sidesOf(thing, protocol);
  const average = (valueOfSide: (side: Side) => number | undefined) => {
    const values = sides.flatMap((side) => valueOfSide(side) ?? []);
    return values.length === sides.length ? averageOf(values) : undefined;
  };
  const measured = (side: Side) =>
    roiMeasurement(reading, { siteId: thing.siteId, muscleId: thing.muscleId, timePoint, side }, protocol);
  const csa = () =>
    average((side) => {
      const measurement = measured(side);
      const areas = measurement.ok ? roiAreas(measurement.value, protocol) : measurement;
      return areas.ok ? areas.value.csaMm2 : undefined;
    });
  const si = () =>
    average((side) => {
      const measurement = measured(side);
      const mean = measurement.ok ? roiSi(measurement.value) : measurement;
      return mean.ok ? mean.value : undefined;
    });
  if (thing.quantity === 'csaMm2') return csa();
  const siMean = si();
  if (thing.quantity === 'si') return siMean;
  const csaMm2 = csa();
  return csaMm2 === undefined || siMean === undefined || siMean <= 0 ? undefined : csaMm2 / siMean;
}

function sidesOf(thing: RatedThing, protocol: Protocol): readonly Side[] {
  return thing.side === 'mean' ? protocol.sides : [thing.side];
}

/** One text for all slices behind a rating, so that observers can be compared. */
function slicesOf(reading: Reading | undefined, thing: RatedThing, protocol: Protocol): string {
  const when = thing.phase === 'changePercent' ? timePoints : [thing.phase];
  return when
    .flatMap((timePoint) =>
      sidesOf(thing, protocol).map((side) => {
        const { siteId, muscleId } = thing;
        const entry = reading?.entries[targetKey({ siteId, muscleId, timePoint, side })];
        return entry?.kind === 'roi' ? imageKey(entry.roi.image) : '';
      }),
    )
    .join(' ');
}

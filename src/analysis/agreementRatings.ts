import { present } from '../base/assert';
import { ok } from '../base/result';
import type { ObserverId } from '../domain/ids';
import type { Reading } from '../domain/reading/reading';
import type { Side } from '../domain/side';
import type { Protocol } from '../domain/study/protocol';
import type { Subject } from '../domain/study/subject';
import type { TimePoint } from '../domain/timePoint';
import { timePoints } from '../domain/timePoint';
import {
  type AgreementComparison,
  comparisonKey,
  observersComparison,
  type Rater,
  ratersOf,
} from './agreementComparison';
import { bySubject } from './bySubject';
import { changedSubjects, type SubjectsSource } from './changedSubjects';
import type { FatQuantity } from './fatValues';
import { combineCells, type ObserverCell, observerCell } from './observerCell';
import type { Phase, Quantity } from './quantity';
import { averageOf, changePercentOf, phases, quantities } from './quantity';
import { type OwnRatings, ratedLists } from './ratedLists';
import { rememberedReadings } from './readingsBySubject';
import type { RoiContext, SeriesOfSlices } from './roiCell';
import { signedReading } from './roiCell';
import type { Structure } from './structure';
import { membersOf, structureKey, structuresOf } from './structure';
import { subjectsInOrder } from './subjectsInOrder';

/** What is rated: one ICC is of one of these. Sides and time points are never rows of the same ICC. */
export interface RatedThing extends Structure {
  readonly side: Side | 'mean';
  readonly quantity: RatedQuantity;
  readonly phase: Phase;
}

/** A quantity of Table 2; and of fat, where the protocol asks for it, its share and the lean area. */
export type RatedQuantity = Quantity | Exclude<FatQuantity, 'fatAreaMm2'>;

/** One subject rated by all raters. */
export interface SubjectRating {
  readonly subjectId: string;
  readonly code: string;
  /** In the order of `ratersOf` the comparison. */
  readonly values: readonly number[];
  /** All raters outlined on the same slice (at both time points, for a change). */
  readonly isSameSlice: boolean;
  /** At least one of the images behind it went through lossy compression. */
  readonly isLossy: boolean;
}

/** The ratings of one thing, listwise: only subjects that every rater rated. */
export interface Ratings extends RatedThing {
  /** Who is held against whom. */
  readonly comparison: AgreementComparison;
  /** The observers behind the ratings; of rounds each once. */
  readonly observers: readonly ObserverId[];
  readonly ratings: readonly SubjectRating[];
  /** Subjects with an independent reading for every rater that lack this value from one of them. */
  readonly dropped: number;
}

/**
 * Ratings from independently signed readings that were never re-opened: of the first round, where observers are compared.
 * Rules: *Agreement*.
 *
 * A subject takes part when all raters have such a reading and it is not excluded. Group and completeness of
 * the other values do not matter here.
 */
export function agreementRatings(input: {
  readonly subjects: readonly Subject[];
  readonly readings: readonly Reading[];
  readonly protocol: Protocol;
  readonly seriesOf?: SeriesOfSlices | undefined;
  /** Between the observers unless told otherwise. */
  readonly comparison?: AgreementComparison;
}): readonly Ratings[] {
  const { protocol, seriesOf, comparison = observersComparison } = input;
  const raters = ratersOf(comparison, protocol);
  const observers = [...new Set(raters.flatMap((rater) => rater.observers))];
  const memory = memoryOf(protocol, comparison);
  const readings = rememberedReadings(input.readings, protocol);
  const things = ratedThings(protocol);
  const source = { subjects: subjectsInOrder(input.subjects), readings: input.readings, seriesOf };
  const ownOf = (subject: Subject): OwnRatings | undefined => {
    if (subject.exclusion) return undefined;
    const own = { readings: readings.get(subject.id) ?? [], subject, protocol, seriesOf };
    return memory.bySubject(own, () => {
      const independent = raters.map((rater) => independentReadings(subject, own.readings, rater));
      if (independent.some((readings) => readings === undefined)) return undefined;
      return ratingsOf(
        own,
        independent.flatMap((readings) => (readings ? [readings] : [])),
        things,
      );
    });
  };
  const before = memory.last;
  const changed = before && changedSubjects(before.source, source);
  let all: readonly (OwnRatings | undefined)[];
  if (before && changed) {
    const others = before.all.slice();
    for (const place of changed) others[place] = ownOf(present(source.subjects[place], 'a subject'));
    all = others;
  } else all = source.subjects.map(ownOf);
  memory.last = { source, all };
  const owns = all.filter((own) => own !== undefined);
  const lists = ratedLists(memory, owns, things.length);
  return things.map((thing, index) => {
    const ratings = lists[index] ?? [];
    return { ...thing, comparison, observers, ratings, dropped: owns.length - ratings.length };
  });
}

/** What is remembered of one comparison under one protocol. */
interface Memory {
  /** The ratings of every subject. */
  last?: { readonly source: SubjectsSource; readonly all: readonly (OwnRatings | undefined)[] };
  /** Undefined of a subject without a reading for every rater that counts. */
  readonly bySubject: ReturnType<typeof bySubject<OwnRatings | undefined>>;
}

const memories = new WeakMap<Protocol, Map<string, Memory>>();

/** By subject they are remembered under protocols of the same content, whichever object. */
const ratingsOfSubjects = new Map<string, Memory['bySubject']>();

function memoryOf(protocol: Protocol, comparison: AgreementComparison): Memory {
  const key = comparisonKey(comparison);
  const own = memories.get(protocol) ?? new Map<string, Memory>();
  memories.set(protocol, own);
  const remembered = ratingsOfSubjects.get(key) ?? bySubject<OwnRatings | undefined>();
  ratingsOfSubjects.set(key, remembered);
  const memory = own.get(key) ?? { bySubject: remembered };
  own.set(key, memory);
  return memory;
}

/** One subject's ratings of all things, in their order; undefined where a rater lacks one. */
function ratingsOf(
  context: RoiContext & { readonly subject: Subject },
  byRater: readonly (readonly Reading[])[],
  things: readonly RatedThing[],
): OwnRatings {
  const { protocol, subject } = context;
  const structures = structuresOf(protocol);
  const own = { ...context, readings: byRater.flat() };
  const cells = byRater.map((readings) => readings.map((reading) => readCells(reading, structures, own)));
  // What a rating stands on is the same for every quantity of its place.
  const places = new Map<string, PlaceCells>();
  const placeOf = (thing: RatedThing): PlaceCells => {
    const key = `${structureKey(thing)}|${thing.side}|${thing.phase}`;
    const place = places.get(key) ?? placeCells(cells, thing, protocol);
    places.set(key, place);
    return place;
  };
  return things.map((thing) => {
    const { byRater: scansOfRaters, isSameSlice, isLossy } = placeOf(thing);
    const values: number[] = [];
    for (const scans of scansOfRaters) {
      const value = ratedValue(scans, thing);
      if (value !== undefined) values.push(value);
    }
    if (values.length < byRater.length) return undefined;
    return { subjectId: subject.id, code: subject.code, values, isSameSlice, isLossy };
  });
}

/** Everything that a protocol rates, in the order of the agreement table: pre-op first. */
export function ratedThings(protocol: Protocol): readonly RatedThing[] {
  const sides: readonly RatedThing['side'][] =
    protocol.sides.length > 1 ? [...protocol.sides, 'mean'] : protocol.sides;
  return structuresOf(protocol).flatMap((structure) =>
    phases.flatMap((phase) =>
      ratedQuantities(protocol, phase).flatMap((quantity) =>
        sides.map((side) => ({ ...structure, side, quantity, phase })),
      ),
    ),
  );
}

/** A share of fat has no percent change: its change is in percentage points, and from none there is none in percent. */
function ratedQuantities({ fatMethod }: Protocol, phase: Phase): readonly RatedQuantity[] {
  if (fatMethod.kind === 'none') return quantities;
  return phase === 'changePercent'
    ? [...quantities, 'leanAreaMm2']
    : [...quantities, 'fatPercent', 'leanAreaMm2'];
}

/** The readings of a rater: one of each observer, or undefined where one is not there or does not count. */
function independentReadings(
  subject: Subject,
  readings: readonly Reading[],
  { observers, round }: Rater,
): readonly Reading[] | undefined {
  const found = observers.flatMap((observerId) => {
    const reading = signedReading(readings, { subjectId: subject.id, observerId, round });
    return reading.ok && reading.value.reopenings.length === 0 ? [reading.value] : [];
  });
  return found.length === observers.length ? found : undefined;
}

/** All cells of a reading, found by structure, time point and side: read once, used by every line. */
type Cells = ReadonlyMap<string, Readonly<Record<TimePoint, Readonly<Partial<Record<Side, ObserverCell>>>>>>;

function readCells(reading: Reading, structures: readonly Structure[], context: RoiContext): Cells {
  const { protocol } = context;
  return new Map(
    structures.map((structure) => {
      const members = membersOf(structure, protocol);
      const at = (timePoint: TimePoint) =>
        Object.fromEntries(
          protocol.sides.map((side) => [
            side,
            combineCells(
              members.map((member) => observerCell(ok(reading), { ...member, timePoint, side }, context)),
            ),
          ]),
        );
      return [structureKey(structure), { preop: at('preop'), followUp: at('followUp') }];
    }),
  );
}

/** One rater's cells of a thing at one time point: of each of its observers those of one side, or of all for the mean. */
type ScanCells = readonly (ObserverCell | undefined)[];

/** What lies behind all ratings of a structure and side of a subject, of a change those of both time points. */
interface PlaceCells {
  readonly byRater: readonly (readonly ScanCells[])[];
  readonly isSameSlice: boolean;
  readonly isLossy: boolean;
}

function placeCells(cells: readonly (readonly Cells[])[], thing: RatedThing, protocol: Protocol): PlaceCells {
  const key = structureKey(thing);
  const wanted = thing.side === 'mean' ? protocol.sides : [thing.side];
  const when = thing.phase === 'changePercent' ? timePoints : [thing.phase];
  // Every observer has every side: the mean over all is the mean of the sides' means.
  const byRater = cells.map((own) =>
    when.map((timePoint) => own.flatMap((one) => wanted.map((side) => one.get(key)?.[timePoint][side]))),
  );
  const [first, ...others] = byRater.map(slicesOf);
  return {
    byRater,
    isSameSlice: others.every((slices) => slices === first),
    isLossy: byRater.some((scans) => scans.some((scan) => scan.some((cell) => cell?.isLossy))),
  };
}

function ratedValue([first, second]: readonly ScanCells[], thing: RatedThing): number | undefined {
  const preop = first && scanValue(first, thing.quantity);
  if (thing.phase !== 'changePercent') return preop;
  const followUp = second && scanValue(second, thing.quantity);
  // As in `subjectValues`: a change from zero or below means nothing.
  if (preop === undefined || followUp === undefined || preop <= 0) return undefined;
  return changePercentOf(preop, followUp);
}

function scanValue(own: ScanCells, quantity: RatedQuantity): number | undefined {
  if (quantity !== 'csaPerSi') return average(own, quantity);
  const csaMm2 = average(own, 'csaMm2');
  const si = average(own, 'si');
  return csaMm2 === undefined || si === undefined || si <= 0 ? undefined : csaMm2 / si;
}

function average(own: ScanCells, quantity: Exclude<RatedQuantity, 'csaPerSi'>): number | undefined {
  const values: number[] = [];
  for (const cell of own) {
    const value = cell && cellValue(cell, quantity);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return averageOf(values);
}

function cellValue(
  { areas, si, fat }: ObserverCell,
  quantity: Exclude<RatedQuantity, 'csaPerSi'>,
): number | undefined {
  if (quantity === 'csaMm2') return areas.ok ? areas.value.csaMm2 : undefined;
  if (quantity === 'si') return si.ok ? si.value : undefined;
  return fat?.ok ? fat.value[quantity] : undefined;
}

/** One text for all slices behind a rating, so that observers can be compared. */
function slicesOf(scans: readonly ScanCells[]): string {
  return scans.map((scan) => scan.map((cell) => cell?.slices.join('+') ?? '').join(' ')).join(' ');
}

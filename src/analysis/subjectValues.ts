import { assert } from '../base/assert';
import type { ObserverId } from '../domain/ids';
import type { Reading } from '../domain/reading/reading';
import type { Side } from '../domain/side';
import { combinedMuscleId } from '../domain/study/muscleSet';
import type { Protocol } from '../domain/study/protocol';
import type { Subject } from '../domain/study/subject';
import { normalisingTissues } from '../domain/study/targets';
import type { TimePoint } from '../domain/timePoint';
import { timePoints } from '../domain/timePoint';
import { bySubject } from './bySubject';
import { averageFat } from './fatValues';
import { matchedSubject } from './matchedSubject';
import type { MissingValue } from './missingValue';
import { normalisedValues } from './normalisedValues';
import { combineCells, type ObserverCell, observerCell } from './observerCell';
import { averageOf } from './quantity';
import { referenceSignals } from './referenceSignals';
import type { MissingWhy, RoiContext, SeriesOfSlices } from './roiCell';
import { signedReading } from './roiCell';
import { membersOf, type Structure, structuresOf } from './structure';
import { type Asymmetry, ofSides, type SideValues, type StructureValues, siPart } from './structureValues';

/**
 * A subject's values, or what is missing. Complete case, with one thing in between: where an image lacks the kind of
 * value that the protocol makes SI of, the areas stand and all SI of the subject is left out. What is derived further,
 * normalised SI by tissue and fat, is left out alone where something of it is missing.
 */
export type SubjectOutcome =
  | {
      readonly kind: 'complete';
      readonly structures: readonly StructureValues[];
      /** Why there is no SI; empty where there is. */
      readonly missingSi: readonly MissingValue[];
      /** Why a reference tissue has no signal; a tissue named here normalises nothing of the subject. */
      readonly missingReferences: readonly MissingValue[];
      /** Why there is no fat; empty where there is, and where the protocol asks for none. */
      readonly missingFat: readonly MissingValue[];
      /** ROIs behind the values, and how many of them are from images that went through lossy compression. */
      readonly roiCount: number;
      readonly lossyRoiCount: number;
      /** Where the protocol takes matched cells and some are lacking: how many stand behind the values, of how many. */
      readonly matched?: { readonly cells: number; readonly ofCells: number };
    }
  | { readonly kind: 'incomplete'; readonly missing: readonly MissingValue[] };

/** What a subject's values are made from. */
export interface SubjectInput {
  readonly subject: Subject;
  readonly readings: readonly Reading[];
  readonly protocol: Protocol;
  /** Where it is known, outlines on another scan than the subject's are missing values. */
  readonly seriesOf?: SeriesOfSlices | undefined;
}

/**
 * A subject's averages, ratios and percent changes from the signed first-round readings of all observers.
 *
 * Complete case: one absent value (any observer, site, muscle, side or time point) makes the subject
 * incomplete, so the same set of readings stands behind both time points. Rules: *From ROIs to a subject's values*.
 *
 * Where the protocol says *matched*, a subject that lacks something is made of the observer-side cells that are there at
 * both time points; a structure that has none leaves it incomplete.
 */
export function subjectValues(input: SubjectInput): SubjectOutcome {
  return rememberedOutcome(input, () => {
    const whole = valuesOf(input);
    if (input.protocol.missingRule === 'complete-case' || isWhole(whole)) return whole;
    return matchedOutcome(input, whole) ?? whole;
  });
}

function isWhole(outcome: SubjectOutcome): boolean {
  return outcome.kind === 'complete' && outcome.missingSi.length === 0;
}

/**
 * The subject from its matched cells: of each structure those with area and SI at both time points, so that CSA, SI and
 * their ratio are of one set; only where no cell has SI, those with an area. Normalised SI is not made of a part of them.
 */
function matchedOutcome(input: SubjectInput, whole: SubjectOutcome): SubjectOutcome | undefined {
  const structures = structuresOf(input.protocol);
  const parts = structures.map(
    (structure) =>
      matchedSubject(input, { ...structure, side: 'mean', quantity: 'csaPerSi' }) ??
      matchedSubject(input, { ...structure, side: 'mean', quantity: 'csaMm2' }),
  );
  const matched = parts.filter((part) => part !== undefined);
  if (matched.length < structures.length) return undefined;
  const missing = whole.kind === 'incomplete' ? whole.missing : whole.missingSi;
  const hasSi = matched.every(({ values }) => values.average.preop.si !== undefined);
  const hasFat = matched.every(({ values }) => values.fat !== undefined);
  const cellsWithoutSi = whole.kind === 'incomplete' ? [] : whole.missingSi;
  // Muscles together are made of the cells of each: counted once.
  const own = matched.filter((_, index) => structures[index]?.muscleId !== combinedMuscleId);
  const sum = (of: (part: (typeof own)[number]) => number) =>
    own.reduce((total, part) => total + of(part), 0);
  const values = matched.map((part) => part.values);
  const asksFat = input.protocol.fatMethod.kind !== 'none';
  return {
    kind: 'complete',
    structures: (hasSi ? values : values.map(withoutSi)).map((one) => (hasFat ? one : withoutFat(one))),
    missingSi: hasSi ? [] : cellsWithoutSi.length > 0 ? cellsWithoutSi : missing,
    missingReferences: normalisingTissues(input.protocol).length > 0 ? missing : [],
    missingFat: asksFat && !hasFat ? missing : [],
    roiCount: 2 * sum(({ cells }) => cells),
    lossyRoiCount: sum(({ lossyCount }) => lossyCount),
    matched: { cells: sum(({ cells }) => cells), ofCells: sum(({ ofCells }) => ofCells) },
  };
}

const rememberedOutcome = bySubject<SubjectOutcome>();

function valuesOf(input: SubjectInput): SubjectOutcome {
  const { subject, readings, protocol } = input;
  assert(protocol.observers.length > 0 && protocol.sides.length > 0, 'a protocol without observers or sides');
  const readingOf = (observerId: ObserverId) =>
    signedReading(readings, { subjectId: subject.id, observerId, round: 1 });
  const found: Found = { missing: [], missingSi: [], missingFat: [], roiCount: 0, lossyRoiCount: 0 };
  const references = referenceSignals(readingOf, input);
  const structures: StructureValues[] = [];
  for (const structure of structuresOf(protocol)) {
    const values = structureValues(structure, { ...input, readingOf }, found);
    if (!values) continue;
    const own = references.signals.filter(({ siteId }) => siteId === structure.siteId);
    structures.push({ ...values, normalised: normalisedValues(values.average, own) });
  }
  const { missingSi, missingFat, roiCount, lossyRoiCount } = found;
  const hasSi = missingSi.length === 0;
  // Without SI nothing is made of it that could mean nothing.
  const missing = hasSi ? found.missing : found.missing.filter((one) => !isOfSi(one));
  if (missing.length > 0) return { kind: 'incomplete', missing: [...missing, ...missingSi] };
  const withSi = hasSi ? structures : structures.map(withoutSi);
  return {
    kind: 'complete',
    structures: missingFat.length === 0 ? withSi : withSi.map(withoutFat),
    missingSi,
    missingReferences: references.missing,
    missingFat,
    roiCount,
    lossyRoiCount,
  };
}

/** What is found out about a subject on the way through its ROIs. */
interface Found {
  readonly missing: MissingValue[];
  readonly missingSi: MissingValue[];
  readonly missingFat: MissingValue[];
  roiCount: number;
  lossyRoiCount: number;
}

type Context = RoiContext & {
  readonly readingOf: (observerId: ObserverId) => ReturnType<typeof signedReading>;
};

function isOfSi(missing: MissingValue): boolean {
  return missing.kind === 'not-positive' && missing.quantity === 'si';
}

/** The structure with its areas alone: the same set of readings stands behind every SI, or there is none. */
function withoutSi(values: StructureValues): StructureValues {
  const none = { si: undefined, csaPerSi: undefined };
  const sides = (timePoint: TimePoint) => values.sides[timePoint].map((side) => ({ ...side, ...none }));
  const average = (timePoint: TimePoint) => ({ ...values.average[timePoint], ...none });
  const asymmetry = ({ csaPercent }: Asymmetry) => ({ csaPercent, siPercent: undefined });
  return {
    ...values,
    sides: { preop: sides('preop'), followUp: sides('followUp') },
    average: { preop: average('preop'), followUp: average('followUp') },
    changePercent: { ...values.changePercent, ...none },
    ...(values.asymmetry && {
      asymmetry: {
        preop: asymmetry(values.asymmetry.preop),
        followUp: asymmetry(values.asymmetry.followUp),
      },
    }),
    normalised: [],
  };
}

/** The structure without fat: as with SI, all of it or none. */
function withoutFat({ fat: _, ...values }: StructureValues): StructureValues {
  const sides = (timePoint: TimePoint) => values.sides[timePoint].map(({ fat: _fat, ...side }) => side);
  return { ...values, sides: { preop: sides('preop'), followUp: sides('followUp') } };
}

function structureValues(
  structure: Structure,
  context: Context,
  found: Found,
): Omit<StructureValues, 'normalised'> | undefined {
  const sidesAt = (timePoint: TimePoint): readonly SideValues[] =>
    context.protocol.sides.flatMap((side) => {
      const values = sideValues({ ...structure, timePoint, side }, context, found);
      return values ? [values] : [];
    });
  const sides = { preop: sidesAt('preop'), followUp: sidesAt('followUp') };
  const isWhole = timePoints.every((timePoint) => sides[timePoint].length === context.protocol.sides.length);
  return isWhole ? ofSides(structure, sides) : undefined;
}

function sideValues(
  target: Structure & { readonly timePoint: TimePoint; readonly side: Side },
  context: Context,
  found: Found,
): SideValues | undefined {
  const { observers } = context.protocol;
  const cells = observers.map(({ id }) => cellOf(target, id, context));
  // What all muscles together lack, one of them lacks, and has said so.
  if (target.muscleId !== combinedMuscleId) {
    for (const [index, { id }] of observers.entries()) {
      sayWhatLacks(cells[index], { observerId: id, ...target }, found);
    }
  }
  const areas = cells.flatMap((cell) => (cell.areas.ok ? [cell.areas.value] : []));
  const means = cells.flatMap((cell) => (cell.si.ok ? [cell.si.value] : []));
  if (areas.length < observers.length) return undefined;
  const csaMm2 = averageOf(areas.map((area) => area.csaMm2));
  const si = means.length < observers.length ? undefined : averageOf(means);
  for (const [quantity, value] of [['csaMm2', csaMm2] as const, ['si', si] as const]) {
    if (value === undefined || (value > 0 && Number.isFinite(value))) continue;
    found.missing.push({ kind: 'not-positive', quantity, ...target, value });
  }
  const fat = averageFat(cells.map((cell) => (cell.fat?.ok ? cell.fat.value : undefined)));
  return {
    side: target.side,
    csaMm2,
    ...siPart(csaMm2, si),
    grossMm2: averageOf(areas.map((area) => area.grossMm2)),
    netMm2: averageOf(areas.map((area) => area.netMm2)),
    ...(fat && { fat }),
  };
}

/** One observer's cell of a structure; of all muscles together, what they make as one. */
function cellOf(
  target: Structure & { readonly timePoint: TimePoint; readonly side: Side },
  observerId: ObserverId,
  context: Context,
): ObserverCell {
  const reading = context.readingOf(observerId);
  return combineCells(
    membersOf(target, context.protocol).map((member) =>
      observerCell(reading, { ...target, ...member }, context),
    ),
  );
}

function sayWhatLacks(
  cell: ObserverCell | undefined,
  place: Omit<Extract<MissingValue, { kind: 'cell' }>, 'kind' | 'why'>,
  found: Found,
): void {
  if (!cell) return;
  const missing = (why: MissingWhy): MissingValue => ({ kind: 'cell', ...place, why });
  if (cell.isMeasured) {
    found.roiCount += 1;
    if (cell.isLossy) found.lossyRoiCount += 1;
  }
  if (!cell.areas.ok) found.missing.push(missing(cell.areas.error));
  if (!cell.isMeasured) return;
  if (!cell.si.ok) {
    // An ROI of no pixels is no SI of another kind: nothing of it can be measured.
    const list = cell.si.error.kind === 'no-pixels' ? found.missing : found.missingSi;
    list.push(missing(cell.si.error));
  }
  if (cell.fat && !cell.fat.ok) found.missingFat.push(missing(cell.fat.error));
}

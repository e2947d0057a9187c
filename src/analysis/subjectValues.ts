import { assert } from '../base/assert';
import type { ObserverId } from '../domain/ids';
import type { Reading } from '../domain/reading/reading';
import type { Side } from '../domain/side';
import type { Protocol } from '../domain/study/protocol';
import type { Subject } from '../domain/study/subject';
import type { TimePoint } from '../domain/timePoint';
import { timePoints } from '../domain/timePoint';
import type { Measures, Quantity } from './quantity';
import { averageOf, changePercentOf } from './quantity';
import type { MissingWhy, RoiAreas } from './roiCell';
import { roiAreas, roiMeasurement, roiSi, signedReading } from './roiCell';

/** A measured structure: one muscle at one measuring site. */
export interface Structure {
  readonly siteId: string;
  readonly muscleId: string;
}

/** One side at one time point: means over the observers. */
export interface SideValues extends Measures {
  readonly side: Side;
  readonly grossMm2: number;
  readonly netMm2: number;
}

/** Percent, signed: 100 × (L − R) / ((L + R) / 2). */
export interface Asymmetry {
  readonly csaPercent: number;
  readonly siPercent: number;
}

/** Everything that is derived for one muscle at one site of a subject. */
export interface StructureValues extends Structure {
  /** In the order of the protocol's sides. */
  readonly sides: Readonly<Record<TimePoint, readonly SideValues[]>>;
  /** ROI-CSA and ROI-SI: unweighted means of the sides. CSA/SI: their ratio. */
  readonly average: Readonly<Record<TimePoint, Measures>>;
  readonly changePercent: Measures;
  /** Absent where the protocol does not measure both sides. */
  readonly asymmetry?: Readonly<Record<TimePoint, Asymmetry>>;
  /** Share of the outlines that exclusions took away, from the mean areas, percent. */
  readonly excludedSharePercent: Readonly<Record<TimePoint, number>>;
  /** The excluded shares differ by more than 5 percentage points: the two time points are not measured alike. */
  readonly isExclusionUneven: boolean;
}

/** One reason why a subject is not complete. */
export type MissingValue =
  | {
      readonly kind: 'cell';
      readonly observerId: ObserverId;
      readonly siteId: string;
      readonly muscleId: string;
      readonly side: Side;
      readonly timePoint: TimePoint;
      readonly why: MissingWhy;
    }
  /** A CSA or SI of zero or below, for which neither a ratio nor a percent change means anything. */
  | {
      readonly kind: 'not-positive';
      readonly quantity: Exclude<Quantity, 'csaPerSi'>;
      readonly siteId: string;
      readonly muscleId: string;
      readonly side: Side;
      readonly timePoint: TimePoint;
      readonly value: number;
    };

/** A subject's values, or what is missing. There is nothing in between: complete case. */
export type SubjectOutcome =
  | { readonly kind: 'complete'; readonly structures: readonly StructureValues[] }
  | { readonly kind: 'incomplete'; readonly missing: readonly MissingValue[] };

/** The limit beyond which differing exclusions are warned of, percentage points. Rules: *Exclusions*. */
const unevenExclusionPoints = 5;

/**
 * A subject's averages, ratios and percent changes from the signed first-round readings of all observers.
 *
 * Complete case: one absent value (any observer, site, muscle, side or time point) makes the subject
 * incomplete, so the same set of readings stands behind both time points. Rules: *From ROIs to a subject's values*.
 */
export function subjectValues(input: {
  readonly subject: Subject;
  readonly readings: readonly Reading[];
  readonly protocol: Protocol;
}): SubjectOutcome {
  const { protocol } = input;
  assert(protocol.observers.length > 0 && protocol.sides.length > 0, 'a protocol without observers or sides');
  const missing: MissingValue[] = [];
  const structures: StructureValues[] = [];
  for (const structure of structuresOf(protocol)) {
    const values = structureValues(structure, input, missing);
    if (values) structures.push(values);
  }
  return missing.length > 0 ? { kind: 'incomplete', missing } : { kind: 'complete', structures };
}

/** The structures of a protocol: every muscle at every site. */
export function structuresOf(protocol: Protocol): readonly Structure[] {
  return protocol.sites.flatMap((site) =>
    protocol.muscles.map((muscle) => ({ siteId: site.id, muscleId: muscle.id })),
  );
}

function structureValues(
  structure: Structure,
  input: Parameters<typeof subjectValues>[0],
  missing: MissingValue[],
): StructureValues | undefined {
  const sidesAt = (timePoint: TimePoint): readonly SideValues[] =>
    input.protocol.sides.flatMap((side) => {
      const values = sideValues({ ...structure, timePoint, side }, input, missing);
      return values ? [values] : [];
    });
  const sides = { preop: sidesAt('preop'), followUp: sidesAt('followUp') };
  if (timePoints.some((timePoint) => sides[timePoint].length < input.protocol.sides.length)) return undefined;

  const average = { preop: averageMeasures(sides.preop), followUp: averageMeasures(sides.followUp) };
  const excludedSharePercent = {
    preop: excludedShare(sides.preop),
    followUp: excludedShare(sides.followUp),
  };
  const asymmetry = { preop: asymmetryOf(sides.preop), followUp: asymmetryOf(sides.followUp) };
  return {
    ...structure,
    sides,
    average,
    changePercent: measuresBy((q) => changePercentOf(average.preop[q], average.followUp[q])),
    ...(asymmetry.preop &&
      asymmetry.followUp && { asymmetry: { preop: asymmetry.preop, followUp: asymmetry.followUp } }),
    excludedSharePercent,
    isExclusionUneven:
      Math.abs(excludedSharePercent.followUp - excludedSharePercent.preop) > unevenExclusionPoints,
  };
}

function sideValues(
  target: Structure & { readonly timePoint: TimePoint; readonly side: Side },
  { subject, readings, protocol }: Parameters<typeof subjectValues>[0],
  missing: MissingValue[],
): SideValues | undefined {
  const areas: RoiAreas[] = [];
  const means: number[] = [];
  for (const observer of protocol.observers) {
    const lacks = (why: MissingWhy) =>
      missing.push({ kind: 'cell', observerId: observer.id, ...target, why });
    const reading = signedReading(readings, { subjectId: subject.id, observerId: observer.id, round: 1 });
    const measured = reading.ok ? roiMeasurement(reading.value, target, protocol) : reading;
    if (!measured.ok) {
      lacks(measured.error);
      continue;
    }
    const area = roiAreas(measured.value, protocol);
    if (area.ok) areas.push(area.value);
    else lacks(area.error);
    const si = roiSi(measured.value);
    if (si.ok) means.push(si.value);
    else lacks(si.error);
  }
  const observers = protocol.observers.length;
  if (areas.length < observers || means.length < observers) return undefined;

  const csaMm2 = averageOf(areas.map((area) => area.csaMm2));
  const si = averageOf(means);
  let isUsable = true;
  for (const [quantity, value] of [['csaMm2', csaMm2] as const, ['si', si] as const]) {
    if (value > 0 && Number.isFinite(value)) continue;
    missing.push({ kind: 'not-positive', quantity, ...target, value });
    isUsable = false;
  }
  if (!isUsable) return undefined;
  return {
    side: target.side,
    csaMm2,
    si,
    csaPerSi: csaMm2 / si,
    grossMm2: averageOf(areas.map((area) => area.grossMm2)),
    netMm2: averageOf(areas.map((area) => area.netMm2)),
  };
}

function averageMeasures(sides: readonly SideValues[]): Measures {
  const csaMm2 = averageOf(sides.map((side) => side.csaMm2));
  const si = averageOf(sides.map((side) => side.si));
  return { csaMm2, si, csaPerSi: csaMm2 / si };
}

function asymmetryOf(sides: readonly SideValues[]): Asymmetry | undefined {
  const left = sides.find((values) => values.side === 'left');
  const right = sides.find((values) => values.side === 'right');
  if (!left || !right) return undefined;
  const percent = (l: number, r: number) => (100 * (l - r)) / ((l + r) / 2);
  return { csaPercent: percent(left.csaMm2, right.csaMm2), siPercent: percent(left.si, right.si) };
}

function excludedShare(sides: readonly SideValues[]): number {
  const gross = averageOf(sides.map((side) => side.grossMm2));
  const net = averageOf(sides.map((side) => side.netMm2));
  return (100 * (gross - net)) / gross;
}

function measuresBy(measure: (quantity: Quantity) => number): Measures {
  return { csaMm2: measure('csaMm2'), si: measure('si'), csaPerSi: measure('csaPerSi') };
}

import type { Side } from '../domain/side';
import type { TimePoint } from '../domain/timePoint';
import { averageFat, type FatValues, fatValues } from './fatValues';
import type { NormalisedValues } from './normalisedValues';
import type { Measures } from './quantity';
import { averageOf, changePercentOf } from './quantity';
import type { RoiFatValues } from './roiCell';
import type { Structure } from './structure';

/** One side at one time point: means over the observers. */
export interface SideValues extends Measures {
  readonly side: Side;
  readonly grossMm2: number;
  readonly netMm2: number;
  /** Absent where the protocol asks for no fat, or where it is missing. */
  readonly fat?: RoiFatValues;
}

/** Percent, signed: 100 × (L − R) / ((L + R) / 2). */
export interface Asymmetry {
  readonly csaPercent: number;
  readonly siPercent: number | undefined;
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
  /** By reference tissue; empty where the protocol names none, or what it needs is missing. */
  readonly normalised: readonly NormalisedValues[];
  /** Absent where the protocol asks for no fat, or where it is missing. */
  readonly fat?: FatValues;
}

/** The limit beyond which differing exclusions are warned of, percentage points. Rules: *Exclusions*. */
export const unevenExclusionPoints = 5;

/** What the sides of a structure make together; all sides of the protocol, at both time points. */
export function ofSides(
  structure: Structure,
  sides: StructureValues['sides'],
): Omit<StructureValues, 'normalised'> {
  const average = { preop: averageMeasures(sides.preop), followUp: averageMeasures(sides.followUp) };
  const excludedSharePercent = {
    preop: excludedShare(sides.preop),
    followUp: excludedShare(sides.followUp),
  };
  const asymmetry = { preop: asymmetryOf(sides.preop), followUp: asymmetryOf(sides.followUp) };
  const fatPreop = averageFat(sides.preop.map(({ fat }) => fat));
  const fatFollowUp = averageFat(sides.followUp.map(({ fat }) => fat));
  return {
    ...structure,
    sides,
    average,
    changePercent: changeOf(average.preop, average.followUp),
    ...(asymmetry.preop &&
      asymmetry.followUp && { asymmetry: { preop: asymmetry.preop, followUp: asymmetry.followUp } }),
    excludedSharePercent,
    isExclusionUneven:
      Math.abs(excludedSharePercent.followUp - excludedSharePercent.preop) > unevenExclusionPoints,
    ...(fatPreop && fatFollowUp && { fat: fatValues({ preop: fatPreop, followUp: fatFollowUp }) }),
  };
}

function averageMeasures(sides: readonly SideValues[]): Measures {
  const csaMm2 = averageOf(sides.map((side) => side.csaMm2));
  const means = sides.flatMap((side) => side.si ?? []);
  return { csaMm2, ...siPart(csaMm2, means.length < sides.length ? undefined : averageOf(means)) };
}

/** SI with what is made of it, or neither. */
export function siPart(csaMm2: number, si: number | undefined): Pick<Measures, 'si' | 'csaPerSi'> {
  return { si, csaPerSi: si === undefined ? undefined : csaMm2 / si };
}

function asymmetryOf(sides: readonly SideValues[]): Asymmetry | undefined {
  const left = sides.find((values) => values.side === 'left');
  const right = sides.find((values) => values.side === 'right');
  if (!left || !right) return undefined;
  const percent = (l: number, r: number) => (100 * (l - r)) / ((l + r) / 2);
  return {
    csaPercent: percent(left.csaMm2, right.csaMm2),
    siPercent: left.si === undefined || right.si === undefined ? undefined : percent(left.si, right.si),
  };
}

function excludedShare(sides: readonly SideValues[]): number {
  const gross = averageOf(sides.map((side) => side.grossMm2));
  const net = averageOf(sides.map((side) => side.netMm2));
  return (100 * (gross - net)) / gross;
}

function changeOf(preop: Measures, followUp: Measures): Measures {
  const change = (before: number | undefined, after: number | undefined): number | undefined =>
    before === undefined || after === undefined ? undefined : changePercentOf(before, after);
  return {
    csaMm2: changePercentOf(preop.csaMm2, followUp.csaMm2),
    si: change(preop.si, followUp.si),
    csaPerSi: change(preop.csaPerSi, followUp.csaPerSi),
  };
}

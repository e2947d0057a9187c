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
import type { MissingWhy, RoiAreas, SeriesOfSlices } from './roiCell';
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

/**
 * A subject's values, or what is missing. Complete case, with one thing in between: where an image lacks the kind of
 * value that the protocol makes SI of, the areas stand and all SI of the subject is left out.
 */
export type SubjectOutcome =
  | {
      readonly kind: 'complete';
      readonly structures: readonly StructureValues[];
      /** Why there is no SI; empty where there is. */
      readonly missingSi: readonly MissingValue[];
      /** ROIs behind the values, and how many of them are from images that went through lossy compression. */
      readonly roiCount: number;
      readonly lossyRoiCount: number;
    }
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
  /** Where it is known, outlines on another scan than the subject's are missing values. */
  readonly seriesOf?: SeriesOfSlices | undefined;
}): SubjectOutcome {
  const { protocol } = input;
  assert(protocol.observers.length > 0 && protocol.sides.length > 0, 'a protocol without observers or sides');
  const found: Found = { missing: [], missingSi: [], roiCount: 0, lossyRoiCount: 0 };
  const structures: StructureValues[] = [];
  for (const structure of structuresOf(protocol)) {
    const values = structureValues(structure, input, found);
    if (values) structures.push(values);
  }
  const { missingSi, roiCount, lossyRoiCount } = found;
  const hasSi = missingSi.length === 0;
  // Without SI nothing is made of it that could mean nothing.
  const missing = hasSi ? found.missing : found.missing.filter((one) => !isOfSi(one));
  if (missing.length > 0) return { kind: 'incomplete', missing: [...missing, ...missingSi] };
  return {
    kind: 'complete',
    structures: hasSi ? structures : structures.map(withoutSi),
    missingSi,
    roiCount,
    lossyRoiCount,
  };
}

/** What is found out about a subject on the way through its ROIs. */
interface Found {
  readonly missing: MissingValue[];
  readonly missingSi: MissingValue[];
  roiCount: number;
  lossyRoiCount: number;
}

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
  };
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
  found: Found,
): StructureValues | undefined {
  const sidesAt = (timePoint: TimePoint): readonly SideValues[] =>
    input.protocol.sides.flatMap((side) => {
      const values = sideValues({ ...structure, timePoint, side }, input, found);
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
    changePercent: changeOf(average.preop, average.followUp),
    ...(asymmetry.preop &&
      asymmetry.followUp && { asymmetry: { preop: asymmetry.preop, followUp: asymmetry.followUp } }),
    excludedSharePercent,
    isExclusionUneven:
      Math.abs(excludedSharePercent.followUp - excludedSharePercent.preop) > unevenExclusionPoints,
  };
}

function sideValues(
  target: Structure & { readonly timePoint: TimePoint; readonly side: Side },
  { subject, readings, protocol, seriesOf }: Parameters<typeof subjectValues>[0],
  found: Found,
): SideValues | undefined {
  const { missing, missingSi } = found;
  const areas: RoiAreas[] = [];
  const means: number[] = [];
  for (const observer of protocol.observers) {
    const cell = (why: MissingWhy): MissingValue => ({
      kind: 'cell',
      observerId: observer.id,
      ...target,
      why,
    });
    const lacks = (why: MissingWhy) => missing.push(cell(why));
    const reading = signedReading(readings, { subjectId: subject.id, observerId: observer.id, round: 1 });
    const measured = reading.ok
      ? roiMeasurement(reading.value, target, { readings, subject, protocol, seriesOf })
      : reading;
    if (!measured.ok) {
      lacks(measured.error);
      continue;
    }
    found.roiCount += 1;
    if (measured.value.isLossy) found.lossyRoiCount += 1;
    const area = roiAreas(measured.value, protocol);
    if (area.ok) areas.push(area.value);
    else lacks(area.error);
    const si = roiSi(measured.value, protocol);
    if (si.ok) means.push(si.value);
    else if (si.error.kind === 'no-pixels') lacks(si.error);
    else missingSi.push(cell(si.error));
  }
  const observers = protocol.observers.length;
  if (areas.length < observers) return undefined;

  const csaMm2 = averageOf(areas.map((area) => area.csaMm2));
  const si = means.length < observers ? undefined : averageOf(means);
  for (const [quantity, value] of [['csaMm2', csaMm2] as const, ['si', si] as const]) {
    if (value === undefined || (value > 0 && Number.isFinite(value))) continue;
    missing.push({ kind: 'not-positive', quantity, ...target, value });
  }
  return {
    side: target.side,
    csaMm2,
    ...siPart(csaMm2, si),
    grossMm2: averageOf(areas.map((area) => area.grossMm2)),
    netMm2: averageOf(areas.map((area) => area.netMm2)),
  };
}

function averageMeasures(sides: readonly SideValues[]): Measures {
  const csaMm2 = averageOf(sides.map((side) => side.csaMm2));
  const means = sides.flatMap((side) => side.si ?? []);
  return { csaMm2, ...siPart(csaMm2, means.length < sides.length ? undefined : averageOf(means)) };
}

function siPart(csaMm2: number, si: number | undefined): Pick<Measures, 'si' | 'csaPerSi'> {
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

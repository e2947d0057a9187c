import { sides as allSides } from '../domain/side';
import type { TimePoint } from '../domain/timePoint';
import { timePoints } from '../domain/timePoint';
import { averageFat } from './fatValues';
import { combineCells, type ObserverCell, observerCell } from './observerCell';
import { averageOf } from './quantity';
import { type RoiContext, signedReading } from './roiCell';
import { membersOf } from './structure';
import { ofSides, type SideValues, type StructureValues, siPart } from './structureValues';
import type { StudyMeasure } from './studyMeasure';
import type { SubjectInput } from './subjectValues';

/** A structure's values from the cells that are there at both time points, and how many of all they are. */
export interface MatchedSubject {
  readonly values: StructureValues;
  /** Observer-side cells behind the values, and those that the protocol asks for. */
  readonly cells: number;
  readonly ofCells: number;
  /** ROIs from images that went through lossy compression, of both time points. */
  readonly lossyCount: number;
}

/**
 * What a subject's readings give for a measure when only observer-side cells count that have all it needs (the area; SI,
 * fat) at both time points: the same set before and after, not necessarily a whole one. Undefined where there is none.
 *
 * Means over the observers of a side, then over the sides, as always. Normalised SI is not made of a part of the cells.
 */
export function matchedSubject(input: SubjectInput, measure: StudyMeasure): MatchedSubject | undefined {
  const { protocol, readings, subject, seriesOf } = input;
  const context: RoiContext = { readings, subject, protocol, seriesOf };
  const members = membersOf(measure, protocol);
  const sides: Record<TimePoint, SideValues[]> = { preop: [], followUp: [] };
  let cells = 0;
  let lossyCount = 0;
  for (const side of allSides.filter((one) => protocol.sides.includes(one))) {
    const matched = protocol.observers.flatMap(({ id: observerId }) => {
      const reading = signedReading(readings, { subjectId: subject.id, observerId, round: 1 });
      const at = (timePoint: TimePoint) =>
        combineCells(members.map((member) => observerCell(reading, { ...member, timePoint, side }, context)));
      const own = { preop: at('preop'), followUp: at('followUp') };
      return timePoints.every((timePoint) => hasAll(own[timePoint], measure)) ? [own] : [];
    });
    if (matched.length === 0) continue;
    cells += matched.length;
    lossyCount += matched
      .flatMap(({ preop, followUp }) => [preop, followUp])
      .filter(({ isLossy }) => isLossy).length;
    for (const timePoint of timePoints) {
      const values = sideOf(
        side,
        matched.map((own) => own[timePoint]),
      );
      sides[timePoint].push(values);
    }
  }
  if (cells === 0) return undefined;
  const all = timePoints.flatMap((timePoint) => sides[timePoint]);
  if (!all.every(({ csaMm2, si }) => isPositive(csaMm2) && (si === undefined || isPositive(si))))
    return undefined;
  const { siteId, muscleId } = measure;
  return {
    values: { ...ofSides({ siteId, muscleId }, sides), normalised: [] },
    cells,
    ofCells: protocol.observers.length * protocol.sides.length,
    lossyCount,
  };
}

function hasAll({ areas, si, fat }: ObserverCell, { quantity }: StudyMeasure): boolean {
  if (!areas.ok) return false;
  if (quantity === 'csaMm2') return true;
  if (quantity === 'si' || quantity === 'csaPerSi' || typeof quantity === 'object') return si.ok;
  return fat?.ok === true;
}

function sideOf(side: SideValues['side'], cells: readonly ObserverCell[]): SideValues {
  const areas = cells.flatMap((cell) => (cell.areas.ok ? [cell.areas.value] : []));
  const means = cells.flatMap((cell) => (cell.si.ok ? [cell.si.value] : []));
  const csaMm2 = averageOf(areas.map((area) => area.csaMm2));
  const fat = averageFat(cells.map((cell) => (cell.fat?.ok ? cell.fat.value : undefined)));
  return {
    side,
    csaMm2,
    ...siPart(csaMm2, means.length < cells.length ? undefined : averageOf(means)),
    grossMm2: averageOf(areas.map((area) => area.grossMm2)),
    netMm2: averageOf(areas.map((area) => area.netMm2)),
    ...(fat && { fat }),
  };
}

function isPositive(value: number): boolean {
  return value > 0 && Number.isFinite(value);
}

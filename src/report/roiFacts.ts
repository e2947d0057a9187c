import { stableText } from '../base/stableText';
import { imageKey } from '../domain/image/imageRef';
import type { RoiMeasurement } from '../domain/measurement/roiMeasurement';
import { signalValues } from '../domain/measurement/signalValues';
import { findPolygonProblem } from '../domain/polygon/findPolygonProblem';
import { netAreaPx2 } from '../domain/polygon/netAreaPx2';
import { polygonAreaPx2 } from '../domain/polygon/polygonAreaPx2';
import type { Reading, ReadingEntry } from '../domain/reading/reading';
import {
  type ReferenceTissue,
  referenceMuscleId,
  referenceTissueOf,
} from '../domain/reading/referenceTissue';
import { type Roi, type RoiTarget, targetKey } from '../domain/reading/roi';
import type { RoiSide } from '../domain/side';
import type { Protocol } from '../domain/study/protocol';
import { fatMethodText, fatUnknownText } from './fatMethodText';

type RoiEntry = Extract<ReadingEntry, { kind: 'roi' }>;

/** How the slice was chosen and lies to the marked mid-height; of the slice that the outline is on. */
export function slicePart(entry: ReadingEntry, { sliceChoices }: Reading) {
  const roi = entry.kind === 'roi' ? entry.roi : undefined;
  const choice = roi && sliceChoices[roi.target.timePoint];
  const own = roi && choice && imageKey(choice.image) === imageKey(roi.image) ? choice : undefined;
  return {
    slice_choice: own?.how,
    slice_distance_body_mm: own?.atMidHeight?.distanceAtBodyMm,
    slice_distance_muscle_mm: own?.atMidHeight?.distanceAtMuscleMm,
    slice_tilt_deg: own?.atMidHeight?.tiltDeg,
  };
}

/** Areas of an ROI in every way in which they are known. */
export function areaPart(measurement: RoiMeasurement | undefined) {
  const area = measurement?.area.kind === 'known' ? measurement.area : undefined;
  const shape = measurement?.shape;
  return {
    row_spacing_mm: area?.spacing.rowMm,
    column_spacing_mm: area?.spacing.columnMm,
    spacing_tag: measurement?.of?.spacingTag,
    csa_gross_mm2: area?.grossMm2,
    csa_net_mm2: area?.netMm2,
    perimeter_mm: shape?.perimeterMm,
    gross_pixel_count: shape?.grossPixelCount,
    net_pixel_count: shape?.netPixelCount,
    gross_pixel_area_mm2: shape?.grossPixelAreaMm2,
    net_pixel_area_mm2: shape?.netPixelAreaMm2,
    area_difference_percent: shape?.areaDifferencePercent,
    area_is_plausible: shape?.isPlausible,
  };
}

/** What was left out of an outline, why, and how much. */
export function exclusionPart(roi: Roi | undefined, measurement: RoiMeasurement | undefined) {
  const area = measurement?.area.kind === 'known' ? measurement.area : undefined;
  const excludedMm2 = area && area.grossMm2 - area.netMm2;
  return {
    exclusion_count: roi?.exclusions.length,
    exclusion_reasons: roi?.exclusions.map(({ reason }) => reason).join('; ') || undefined,
    exclusion_areas_mm2: roi && area && exclusionAreasText(roi, area.spacing.rowMm * area.spacing.columnMm),
    excluded_area_mm2: excludedMm2,
    excluded_share_percent:
      area && excludedMm2 !== undefined ? (100 * excludedMm2) / area.grossMm2 : undefined,
  };
}

/** Area of each exclusion inside the outline; nothing where there is none, or where a shape has no area. */
function exclusionAreasText({ outlinePx, exclusions }: Roi, pixelMm2: number): string | undefined {
  const outline = findPolygonProblem(outlinePx);
  if (exclusions.length === 0 || !outline.ok) return undefined;
  const grossPx2 = polygonAreaPx2(outline.value);
  const areas = exclusions.map(({ verticesPx }) => {
    const ring = findPolygonProblem(verticesPx);
    return ring.ok ? (grossPx2 - netAreaPx2(outline.value, [ring.value])) * pixelMm2 : null;
  });
  return JSON.stringify(areas);
}

/** How an ROI was drawn, and which revision was measured. */
export function drawingPart(roi: Roi | undefined, measurement: RoiMeasurement | undefined) {
  return {
    roi_revision: roi?.revision,
    measured_revision: measurement?.of?.roiRevision,
    active_time_s: roi?.drawing && roi.drawing.activeMs / 1000,
    drawing_ways: roi?.drawing?.ways.join('; ') || undefined,
  };
}

/** Fat as it was measured, and whether it is by the protocol's method and of its kind of value. */
export function fatPart(measurement: RoiMeasurement | undefined, protocol: Protocol) {
  const fat = measurement?.fat;
  const known = fat?.kind === 'known' ? fat : undefined;
  return {
    fat_method: fat && fatMethodText(fat.method),
    fat_is_of_protocol:
      fat &&
      stableText(fat.method) === stableText(protocol.fatMethod) &&
      fat.valueKind === protocol.valueKind,
    fat_value_kind: fat?.valueKind,
    lean_sample_mean_au: fat?.leanSample?.mean,
    lean_sample_sd_au: fat?.leanSample?.sd,
    lean_threshold_au: known?.leanThreshold,
    fat_threshold_au: known?.threshold,
    fat_pixel_count: known?.fatPixelCount,
    mixed_pixel_count: known?.mixedPixelCount,
    fat_percent: known?.fatPercent,
    lean_area_mm2: known?.leanAreaMm2,
    fat_area_mm2: known?.fatAreaMm2,
    no_fat_reason: fat?.kind === 'unknown' ? fatUnknownText(fat.why) : undefined,
  };
}

/** What an ROI gives together with others of the same reading and time point: both sides, and reference tissues. */
export function togetherPart(entry: ReadingEntry, reading: Reading, protocol: Protocol) {
  const own = entry.kind === 'roi' && !referenceTissueOf(entry.roi.target.muscleId) ? entry : undefined;
  const ofSide = (side: RoiSide) => own && alike(own, { ...own.roi.target, side }, reading);
  const left = ofSide('left');
  const right = ofSide('right');
  const csa = bothSides(left && csaOf(left, protocol), right && csaOf(right, protocol));
  const si = bothSides(left && siOf(left, protocol), right && siOf(right, protocol));
  const per = (tissue: ReferenceTissue) => {
    const reference =
      own &&
      alike(
        own,
        { ...own.roi.target, muscleId: referenceMuscleId(tissue), side: 'none' },
        reading,
        'same-slice',
      );
    const mean = own && siOf(own, protocol);
    const by = reference && siOf(reference, protocol);
    return mean !== undefined && by !== undefined && by > 0 ? mean / by : undefined;
  };
  return {
    csa_both_sides_mm2: csa?.mean,
    csa_asymmetry_percent: csa?.asymmetryPercent,
    si_both_sides_au: si?.mean,
    si_asymmetry_percent: si?.asymmetryPercent,
    si_per_csf: per('csf'),
    si_per_subcutaneous_fat: per('subcutaneous-fat'),
    si_per_psoas: per('psoas'),
    si_per_vertebral_body: per('vertebral-body'),
  };
}

/** Another ROI of the reading, measured by the same pixel rule; else nothing is made of the two. */
function alike(
  own: RoiEntry,
  target: RoiTarget,
  { entries }: Reading,
  slice: 'same-slice' | 'any-slice' = 'any-slice',
): RoiEntry | undefined {
  const other = entries[targetKey(target)];
  if (other?.kind !== 'roi' || other.measurement.rule.id !== own.measurement.rule.id) return undefined;
  if (slice === 'same-slice' && imageKey(other.roi.image) !== imageKey(own.roi.image)) return undefined;
  return other;
}

function csaOf({ measurement: { area } }: RoiEntry, { csaKind }: Protocol): number | undefined {
  return area.kind === 'known' ? area[csaKind === 'gross' ? 'grossMm2' : 'netMm2'] : undefined;
}

function siOf({ measurement }: RoiEntry, { valueKind }: Protocol): number | undefined {
  const values = signalValues(measurement.signal, valueKind);
  return values.ok ? values.value.mean : undefined;
}

function bothSides(left: number | undefined, right: number | undefined) {
  if (left === undefined || right === undefined) return undefined;
  const mean = (left + right) / 2;
  // As in the tables: from zero or below a percentage means nothing.
  return { mean, asymmetryPercent: left > 0 && right > 0 ? (100 * (left - right)) / mean : undefined };
}

import type { NormalisedValues } from '../analysis/normalisedValues';
import type { SideValues, StructureValues } from '../analysis/structureValues';
import type { ReferenceTissue } from '../domain/reading/referenceTissue';
import type { Side } from '../domain/side';
import type { Protocol } from '../domain/study/protocol';
import type { TimePoint } from '../domain/timePoint';
import type { CsvValue } from './csvText';
import { fatMethodText } from './fatMethodText';

/** Columns of the subject file that stand beside CSA and SI: both areas, normalised SI, fat. */
export function furtherPart(values: StructureValues | undefined, { fatMethod }: Protocol) {
  const fat = values?.fat;
  return {
    is_exclusion_uneven: values?.isExclusionUneven,
    ...fourOf('csa_gross', values, (side) => side.grossMm2),
    ...fourOf('csa_net', values, (side) => side.netMm2),
    ...normalisedPart('csf', values, 'csf'),
    ...normalisedPart('subcutaneous_fat', values, 'subcutaneous-fat'),
    ...normalisedPart('psoas', values, 'psoas'),
    ...normalisedPart('vertebral_body', values, 'vertebral-body'),
    fat_method: fatMethod.kind === 'none' ? undefined : fatMethodText(fatMethod),
    fat_preop_right_percent: sideOf(values, 'preop', 'right')?.fat?.fatPercent,
    fat_preop_left_percent: sideOf(values, 'preop', 'left')?.fat?.fatPercent,
    fat_follow_up_right_percent: sideOf(values, 'followUp', 'right')?.fat?.fatPercent,
    fat_follow_up_left_percent: sideOf(values, 'followUp', 'left')?.fat?.fatPercent,
    ...fourOf('lean_area', values, (side) => side.fat?.leanAreaMm2),
    ...fourOf('fat_area', values, (side) => side.fat?.fatAreaMm2),
    roi_fat_preop_percent: fat?.average.preop.fatPercent,
    roi_fat_follow_up_percent: fat?.average.followUp.fatPercent,
    roi_fat_change_points: fat?.change.fatPercentPoints,
    roi_lean_area_preop_mm2: fat?.average.preop.leanAreaMm2,
    roi_lean_area_follow_up_mm2: fat?.average.followUp.leanAreaMm2,
    roi_lean_area_change_percent: fat?.change.leanAreaPercent,
    roi_fat_area_preop_mm2: fat?.average.preop.fatAreaMm2,
    roi_fat_area_follow_up_mm2: fat?.average.followUp.fatAreaMm2,
    roi_fat_area_change_percent: fat?.change.fatAreaPercent,
  };
}

type FourColumns<Name extends string> = `${Name}_${'preop' | 'follow_up'}_${'right' | 'left'}_mm2`;

function fourOf<const Name extends string>(
  name: Name,
  values: StructureValues | undefined,
  areaOf: (side: SideValues) => number | undefined,
): Readonly<Record<FourColumns<Name>, CsvValue>> {
  const at = (timePoint: TimePoint, side: Side) => {
    const own = sideOf(values, timePoint, side);
    return own && areaOf(own);
  };
  // The compiler keeps no computed keys; the type says which there are.
  return {
    [`${name}_preop_right_mm2`]: at('preop', 'right'),
    [`${name}_preop_left_mm2`]: at('preop', 'left'),
    [`${name}_follow_up_right_mm2`]: at('followUp', 'right'),
    [`${name}_follow_up_left_mm2`]: at('followUp', 'left'),
  } as Record<FourColumns<Name>, CsvValue>;
}

type NormalisedColumns<Name extends string> =
  | `${Name}_si_${'preop' | 'follow_up'}_au`
  | `si_per_${Name}_${'preop' | 'follow_up' | 'change_percent'}`;

function normalisedPart<const Name extends string>(
  name: Name,
  values: StructureValues | undefined,
  tissue: ReferenceTissue,
): Readonly<Record<NormalisedColumns<Name>, CsvValue>> {
  const own: NormalisedValues | undefined = values?.normalised.find((one) => one.tissue === tissue);
  // As above.
  return {
    [`${name}_si_preop_au`]: own?.referenceSi.preop,
    [`${name}_si_follow_up_au`]: own?.referenceSi.followUp,
    [`si_per_${name}_preop`]: own?.ratio.preop,
    [`si_per_${name}_follow_up`]: own?.ratio.followUp,
    [`si_per_${name}_change_percent`]: own?.changePercent,
  } as Record<NormalisedColumns<Name>, CsvValue>;
}

function sideOf(
  values: StructureValues | undefined,
  timePoint: TimePoint,
  side: Side,
): SideValues | undefined {
  return values?.sides[timePoint].find((one) => one.side === side);
}

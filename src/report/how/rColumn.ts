import type { BaselineNumber } from '../../analysis/baseline';
import type { MeasuredQuantity, MeasurePhase, StudyMeasure } from '../../analysis/studyMeasure';
import type { Side } from '../../domain/side';
import type { TimePoint } from '../../domain/timePoint';

const whenNames: Readonly<Record<TimePoint, string>> = { preop: 'preop', followUp: 'follow_up' };

/** Columns of one side: before and after the words of time point and side. */
const sideColumns = {
  csaMm2: ['csa', 'mm2'],
  si: ['si', 'au'],
  fatPercent: ['fat', 'percent'],
  leanAreaMm2: ['lean_area', 'mm2'],
  fatAreaMm2: ['fat_area', 'mm2'],
} as const;

/** Columns of the mean of the sides: at a time point, and the change. */
const meanColumns = {
  csaMm2: ['roi_csa_', '_mm2', 'roi_csa_change_percent'],
  si: ['roi_si_', '_au', 'roi_si_change_percent'],
  csaPerSi: ['csa_per_si_', '_mm2_per_au', 'csa_per_si_change_percent'],
  fatPercent: ['roi_fat_', '_percent', 'roi_fat_change_points'],
  leanAreaMm2: ['roi_lean_area_', '_mm2', 'roi_lean_area_change_percent'],
  fatAreaMm2: ['roi_fat_area_', '_mm2', 'roi_fat_area_change_percent'],
} as const;

/** A measure as R reads it from the subject file: a column, or what is made of columns. */
export function rMeasure(
  { quantity, side }: Pick<StudyMeasure, 'quantity' | 'side'>,
  phase: MeasurePhase,
): string {
  if (typeof quantity === 'object') {
    const tissue = quantity.normalisedBy.replaceAll('-', '_');
    if (side !== 'mean') {
      const [before, after] = (['preop', 'followUp'] as const).map(
        (at) => `(${sideValue('si', side, at)} / ${tissue}_si_${whenNames[at]}_au)`,
      );
      if (phase === 'change') return `(100 * (${after} - ${before}) / ${before})`;
      return `(${sideValue('si', side, phase)} / ${tissue}_si_${whenNames[phase]}_au)`;
    }
    const name = `si_per_${tissue}`;
    return phase === 'change' ? `${name}_change_percent` : `${name}_${whenNames[phase]}`;
  }
  if (side === 'mean') {
    const [before, after, change] = meanColumns[quantity];
    return phase === 'change' ? change : `${before}${whenNames[phase]}${after}`;
  }
  if (phase !== 'change') return sideValue(quantity, side, phase);
  const before = sideValue(quantity, side, 'preop');
  const after = sideValue(quantity, side, 'followUp');
  if (quantity === 'fatPercent') return `(${after} - ${before})`;
  return `(100 * (${after} - ${before}) / ${before})`;
}

/** A covariate's column of the subject file. */
export function rCovariate(covariate: BaselineNumber): string {
  return {
    ageYears: 'age_years',
    bmiKgPerM2: 'bmi_kg_per_m2',
    bmdTScore: 'bmd_t_score',
    followUpDays: 'follow_up_days',
  }[covariate];
}

function sideValue(
  quantity: Exclude<MeasuredQuantity, { readonly normalisedBy: unknown }>,
  side: Side,
  timePoint: TimePoint,
): string {
  if (quantity === 'csaPerSi')
    return `(${sideValue('csaMm2', side, timePoint)} / ${sideValue('si', side, timePoint)})`;
  const [name, unit] = sideColumns[quantity];
  return `${name}_${whenNames[timePoint]}_${side}_${unit}`;
}

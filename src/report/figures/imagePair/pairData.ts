import { timePoints } from '../../../domain/timePoint';
import type { FigureData } from '../figureModel';
import type { ImagePair } from './imagePair';

/** What is printed in the picture, in full precision, with what is needed to make the picture again. */
export function pairData(pair: ImagePair): FigureData {
  return {
    columns: [
      { name: 'subject', unit: '', meaning: 'Subject code' },
      { name: 'level', unit: '', meaning: 'Level of the fracture' },
      { name: 'observer', unit: '', meaning: 'Whose outlines are drawn' },
      { name: 'round', unit: '', meaning: 'Round of the reading' },
      { name: 'time_point', unit: '', meaning: 'preop or followUp' },
      { name: 'days_from_surgery', unit: 'd', meaning: 'Scan minus surgery; empty where a date is missing' },
      { name: 'side', unit: '', meaning: 'The patient’s side' },
      { name: 'muscle', unit: '', meaning: 'Muscle of the protocol' },
      { name: 'area_mm2', unit: 'mm²', meaning: `Area of the outline (${pair.csaKind})` },
      { name: 'mean_si', unit: 'a.u.', meaning: `Mean signal of the net area (${pair.valueKind} values)` },
      { name: 'not_measured', unit: '', meaning: 'Why there is no outline' },
      { name: 'window_center', unit: 'a.u.', meaning: 'Centre of the grey window, displayed values' },
      { name: 'window_width', unit: 'a.u.', meaning: 'Width of the grey window, displayed values' },
      { name: 'row_spacing_mm', unit: 'mm', meaning: 'Between the centres of neighbouring rows' },
      { name: 'column_spacing_mm', unit: 'mm', meaning: 'Between the centres of neighbouring columns' },
    ],
    rows: timePoints.flatMap((timePoint) => {
      const { entries, daysFromSurgery, window: shown, spacing } = pair[timePoint];
      return entries.map((entry) => [
        pair.code,
        pair.level,
        pair.observer.letter,
        pair.round,
        timePoint,
        daysFromSurgery,
        entry.side,
        entry.muscle.name,
        entry.kind === 'outlined' ? entry.areaMm2 : undefined,
        entry.kind === 'outlined' ? entry.meanSi : undefined,
        entry.kind === 'outlined' ? undefined : entry.reason,
        shown.center,
        shown.width,
        spacing.rowMm,
        spacing.columnMm,
      ]);
    }),
  };
}

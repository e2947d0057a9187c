import { buildCatalogue } from './buildCatalogue';
import type { CatalogueSlice } from './catalogue';
import { recogniseSeries } from './recogniseSeries';

/** Whether a slice, taken as a series of its own, is recognised as T2 axial without fat suppression. */
export function isPlainAxialT2(slice: CatalogueSlice): boolean {
  const series = buildCatalogue([slice]).patients[0]?.studies[0]?.series[0];
  if (!series) return false;
  const { role, isFatSuppressed, isRejected } = recogniseSeries(series);
  return role === 't2-axial' && !isFatSuppressed && !isRejected;
}

import { buildCatalogue } from '../catalogue/buildCatalogue';
import type { CatalogueSeries } from '../catalogue/catalogue';
import { recogniseSeries } from '../catalogue/recogniseSeries';
import type { SliceHeader } from '../image/sliceHeader';
import { type EndReason, seriesReason } from '../import/seriesReason';

/**
 * Whether a series of which only some slices are known, its first and its last, could be one that a project needs: T2 axial,
 * or sagittal. Undefined when it could; else why it cannot be. In doubt it could: what is measured of single slices, such as
 * the planes of a localiser or an echo time, settles it, and what they do not say never does.
 */
export function whyNeverNeeded(headers: readonly SliceHeader[]): EndReason | undefined {
  const together = seriesOf(headers);
  if (!together || headers.length === 0) return undefined;
  const { why } = recogniseSeries(together);
  const isOfSeveralPlanes = why.some((one) => one.kind === 'rejected' && one.because === 'several-planes');
  if (!isOfSeveralPlanes) {
    // Two echoes, or water and fat, in one series: one of its slices being of use is enough.
    const parts = [together, ...headers.flatMap((header) => seriesOf([header]) ?? [])];
    if (parts.some(couldServe)) return undefined;
  }
  return seriesReason(together);
}

function seriesOf(headers: readonly SliceHeader[]): CatalogueSeries | undefined {
  const catalogue = buildCatalogue(headers.map((header) => ({ header, path: '' })));
  const all = catalogue.patients.flatMap(({ studies }) => studies.flatMap(({ series }) => series));
  // Slices that are not of one series say nothing of it.
  return all.length === 1 ? all[0] : undefined;
}

function couldServe(series: CatalogueSeries): boolean {
  const { role, plane, isRejected, why } = recogniseSeries(series);
  if (role !== 'other') return true;
  if (isRejected || plane === 'coronal') return false;
  if (plane !== 'axial') return true;
  const isOtherContrast = why.some(
    (one) =>
      (one.kind === 'echo-time' && !one.isLong) ||
      (one.kind === 'repetition-time' && !one.isLong) ||
      (one.kind === 'description' && one.says === 'not-t2'),
  );
  return !isOtherContrast;
}

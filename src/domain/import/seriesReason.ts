import type { CatalogueSeries } from '../catalogue/catalogue';
import { recogniseSeries, type SeriesRecognition } from '../catalogue/recogniseSeries';
import type { UnusedFile } from './importOutcome';

/** How files end, without the file. */
export type EndReason = Pick<UnusedFile, 'kind' | 'detail' | 'tag'>;

const notForReading: ReadonlySet<string> = new Set(['no-image-for-reading', 'mosaic']);
const derived: ReadonlySet<string> = new Set([
  'projection-or-reformat',
  'parameter-map',
  'phase-image',
  'subtraction',
]);

/** Why the images of a series are measured or not. */
export function seriesReason(series: CatalogueSeries): EndReason {
  const recognition = recogniseSeries(series);
  const name = series.description ?? '';
  if (recognition.role !== 'other') return { kind: 'used', detail: name };
  const rejected = recognition.why.find((reason) => reason.kind === 'rejected');
  if (rejected?.kind === 'rejected') {
    const detail = [name, rejected.sign].filter((part) => part !== '').join(' · ');
    const { because } = rejected;
    if (because === 'not-mr')
      return { kind: 'not-mr', detail: detail || series.modality, tag: 'Modality (0008,0060)' };
    if (because === 'localiser' || because === 'several-planes')
      return { kind: 'series-localiser', detail, tag: 'ImageOrientationPatient (0020,0037)' };
    if (notForReading.has(because))
      return { kind: 'series-not-for-reading', detail, tag: 'SOPClassUID (0008,0016)' };
    if (derived.has(because)) return { kind: 'series-derived', detail, tag: 'ImageType (0008,0008)' };
    return otherContrast(detail);
  }
  return isT2(recognition)
    ? { kind: 'series-other-plane', detail: name, tag: 'ImageOrientationPatient (0020,0037)' }
    : otherContrast(name);
}

function otherContrast(detail: string): EndReason {
  return { kind: 'series-other-contrast', detail, tag: 'EchoTime (0018,0081)' };
}

/** Whether only the plane kept a series from being measured. */
function isT2({ plane, why }: SeriesRecognition): boolean {
  if (plane === 'axial' || plane === 'sagittal') return false;
  const isLong = why.some((reason) => reason.kind === 'echo-time' && reason.isLong);
  return isLong || why.some((reason) => reason.kind === 'description' && reason.says === 't2');
}

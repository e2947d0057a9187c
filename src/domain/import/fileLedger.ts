import type { CatalogueSeries } from '../catalogue/catalogue';
import { recogniseSeries, type SeriesRecognition } from '../catalogue/recogniseSeries';
import { type FileState, stateOfKind } from './fileEnd';
import type { IndexedImage, UnusedFile } from './importOutcome';

/** How one file of an import ended. */
export interface FileEnd extends UnusedFile {
  readonly state: FileState;
}

/** Every file of an import exactly once: `given` is the sum of the three. */
export interface FileLedger {
  readonly given: number;
  readonly used: number;
  readonly setAside: number;
  readonly refused: number;
  readonly ends: readonly FileEnd[];
}

/** An end without its file. */
type Reason = Pick<UnusedFile, 'kind' | 'detail' | 'tag'>;

/** What an import brought, sorted into what is not used and the series that the rest belongs to. */
export interface LedgerInput {
  readonly images: readonly IndexedImage[];
  /** One entry a file. */
  readonly unused: readonly UnusedFile[];
  /** By SOP Instance UID: files whose images were read and are not taken, with the reason. */
  readonly notTaken: ReadonlyMap<string, UnusedFile>;
  readonly series: Iterable<CatalogueSeries>;
}

/** An image that the project knows under another UID: it is in no series of its own. */
const underOtherName: Reason = { kind: 'used', detail: '' };

/** Accounts for every file of an import. */
export function fileLedger({ images, unused, notTaken, series }: LedgerInput): FileLedger {
  const reasons = new Map<string, Reason>();
  for (const one of series) reasons.set(one.seriesInstanceUid, seriesReason(one));
  const all = unused.map(endOf);
  const seen = new Set<string>();
  for (const { header, location } of images) {
    // A file of many frames ends once.
    if (seen.has(header.sopInstanceUid)) continue;
    seen.add(header.sopInstanceUid);
    const reason =
      notTaken.get(header.sopInstanceUid) ?? reasons.get(header.seriesInstanceUid) ?? underOtherName;
    all.push(endOf({ ...reason, path: location.path }));
  }
  const count = (state: FileState) => all.reduce((sum, end) => sum + Number(end.state === state), 0);
  return {
    given: all.length,
    used: count('used'),
    setAside: count('set-aside'),
    refused: count('refused'),
    ends: all,
  };
}

function endOf(file: UnusedFile): FileEnd {
  return { ...file, state: stateOfKind(file.kind) };
}

const notForReading: ReadonlySet<string> = new Set(['no-image-for-reading', 'mosaic']);
const derived: ReadonlySet<string> = new Set([
  'projection-or-reformat',
  'parameter-map',
  'phase-image',
  'subtraction',
]);

/** Why the images of a series are measured or not. */
function seriesReason(series: CatalogueSeries): Reason {
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

function otherContrast(detail: string): Reason {
  return { kind: 'series-other-contrast', detail, tag: 'EchoTime (0018,0081)' };
}

/** Whether only the plane kept a series from being measured. */
function isT2({ plane, why }: SeriesRecognition): boolean {
  if (plane === 'axial' || plane === 'sagittal') return false;
  const isLong = why.some((reason) => reason.kind === 'echo-time' && reason.isLong);
  return isLong || why.some((reason) => reason.kind === 'description' && reason.says === 't2');
}

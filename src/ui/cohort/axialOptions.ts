import type { CatalogueStudy } from '../../domain/catalogue/catalogue';
import { recogniseSeries } from '../../domain/catalogue/recogniseSeries';
import type { SeriesCandidate } from '../../domain/study/chooseSeries';
import type { StudyCandidate } from '../../domain/study/pairScans';

/** A series that a user may choose as the axial one of a scan. */
export type AxialOption = Pick<SeriesCandidate, 'series' | 'recognition'>;

/**
 * Series of a study that a user may choose: those recognised as T2 axial, best first, then the others that lie
 * axially or whose plane is not known. Rules may be wrong about a contrast, hardly about a sagittal plane.
 */
export function axialOptions(
  candidate: Pick<StudyCandidate, 'axial'>,
  study: CatalogueStudy | undefined,
): readonly AxialOption[] {
  const recognised = candidate.axial.candidates;
  const known = new Set(recognised.map(({ series }) => series.seriesInstanceUid));
  const others = (study?.series ?? [])
    .filter((series) => series.modality === 'MR' && !known.has(series.seriesInstanceUid))
    .map((series) => ({ series, recognition: recogniseSeries(series) }))
    .filter(({ recognition }) => recognition.plane === 'axial' || recognition.plane === 'unknown');
  return [...recognised, ...others];
}

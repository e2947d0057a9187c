import type { CatalogueSeries, CatalogueStudy } from './catalogue';

/**
 * Imaging studies of one patient: oldest first, undated last; those of one moment by what is in them, and only where
 * that is alike too by UID. UIDs are others in a project that keeps no identity, and its scans must be the same ones.
 */
export function compareStudies(a: CatalogueStudy, b: CatalogueStudy): number {
  return (
    compareText(a.date ?? '9999', b.date ?? '9999') ||
    compareText(a.time ?? '', b.time ?? '') ||
    compareText(studyContent(a), studyContent(b)) ||
    compareText(a.studyInstanceUid, b.studyInstanceUid)
  );
}

/** Series of one imaging study: by number, those without one last; then as studies of one moment. */
export function compareSeries(a: CatalogueSeries, b: CatalogueSeries): number {
  return (
    (a.seriesNumber ?? Number.MAX_SAFE_INTEGER) - (b.seriesNumber ?? Number.MAX_SAFE_INTEGER) ||
    compareText(seriesContent(a), seriesContent(b)) ||
    compareText(a.seriesInstanceUid, b.seriesInstanceUid)
  );
}

function studyContent({ series }: CatalogueStudy): string {
  return series.map(seriesContent).sort().join('\n');
}

/** What a series is, without anything that names it or dates it. */
function seriesContent({ slices, seriesNumber, modality }: CatalogueSeries): string {
  const header = slices[0]?.header;
  const { seriesDescription, protocolName, instanceNumber, imageType, grid, rescale, acquisition } =
    header ?? {};
  return JSON.stringify([
    [seriesNumber, modality, slices.length],
    [seriesDescription, protocolName, instanceNumber, imageType],
    [grid, rescale, header?.philipsScale],
    acquisition && Object.entries(acquisition).sort(([a], [b]) => compareText(a, b)),
  ]);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

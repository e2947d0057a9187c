import type { SliceHeader } from '../image/sliceHeader';

const mark = 'archive:';
/** Addresses have no spaces: this ends one. */
const seriesMark = '/series ';

/** What of an image, or of its series, stands in its path. */
export type ArchivePathFacts = Partial<
  Pick<SliceHeader, 'seriesNumber' | 'seriesDescription' | 'instanceNumber'>
> & { readonly sopInstanceUid?: string };

/**
 * Where an image of an archive "lies", in the place of a file's path: `archive:/dicom-web/series 4 T2 TSE ax/12 1.2.840…`.
 * Which image it is its header's UIDs say; this is for people, and tells which archive it came from.
 */
export function archivePath(address: string, facts: ArchivePathFacts): string {
  const { seriesNumber, seriesDescription, instanceNumber, sopInstanceUid } = facts;
  const series = [seriesNumber ?? '?', seriesDescription ?? ''].join(' ').trim().replaceAll('/', '-');
  const image = [instanceNumber ?? '', sopInstanceUid ?? ''].join(' ').trim();
  return [`${mark}${address}${seriesMark}${series}`, ...(image === '' ? [] : [image])].join('/');
}

/** The address of the archive that a path of an image names; undefined for files. */
export function archiveAddressOf(path: string): string | undefined {
  if (!path.startsWith(mark)) return undefined;
  const end = path.indexOf(seriesMark, mark.length);
  return end < 0 ? undefined : path.slice(mark.length, end);
}

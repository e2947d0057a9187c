import type { SliceHeader } from '../../domain/image/sliceHeader';

/** One file of an import that was read as an image. */
export interface ImportedImage {
  readonly path: string;
  readonly headers: readonly SliceHeader[];
  /** Hash of its pixels (`pixelContentSha`) or of the whole file; the same way for all files. */
  readonly contentSha: string;
}

/** A DICOMDIR of an import and the paths it refers to (`readDicomDir`). */
export interface ImportedDirectory {
  readonly path: string;
  readonly referencedPaths: readonly string[];
}

/** What only shows when files are looked at together. */
export type TogetherFinding =
  /** The same image more than once: use the first, mention the others once. Nothing is wrong. */
  | { readonly kind: 'identical-copies'; readonly paths: readonly string[] }
  /** Two different images under one SOPInstanceUID: measurements could be taken for each other's. */
  | {
      readonly kind: 'same-uid-different-image';
      readonly sopInstanceUid: string;
      readonly paths: readonly string[];
    }
  /** A series whose slices differ in matrix or spacing: no volume; each slice is measured with its own. */
  | { readonly kind: 'mixed-series'; readonly seriesInstanceUid: string; readonly shapes: readonly string[] }
  /** One StudyInstanceUID with several patients. */
  | {
      readonly kind: 'study-of-several-patients';
      readonly studyInstanceUid: string;
      readonly patients: readonly string[];
    }
  /** Files that a DICOMDIR lists and that are not there. */
  | { readonly kind: 'missing-files'; readonly directory: string; readonly paths: readonly string[] };

/** True for findings that a person must be told; identical copies are only counted. */
export function isWarning(finding: TogetherFinding): boolean {
  return finding.kind !== 'identical-copies';
}

/** Checks files of one import against each other. `allPaths` are all files that were offered, for DICOMDIRs. */
export function checkTogether(
  images: readonly ImportedImage[],
  directories: readonly ImportedDirectory[] = [],
  allPaths: readonly string[] = images.map(({ path }) => path),
): readonly TogetherFinding[] {
  return [
    ...duplicates(images),
    ...mixedSeries(images),
    ...sharedStudies(images),
    ...missingFiles(directories, allPaths),
  ];
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

function duplicates(images: readonly ImportedImage[]): readonly TogetherFinding[] {
  const findings: TogetherFinding[] = [];
  for (const [sopInstanceUid, group] of grouped(images, ({ headers }) => headers[0]?.sopInstanceUid ?? '')) {
    if (group.length === 1) continue;
    // Same pixels with another spacing or slope measure differently: that is another image.
    const contents = grouped(group, ({ contentSha, headers }) =>
      JSON.stringify([contentSha, headers.map(({ grid, rescale }) => [grid, rescale])]),
    );
    for (const same of contents.values()) {
      if (same.length > 1) findings.push({ kind: 'identical-copies', paths: same.map(({ path }) => path) });
    }
    if (contents.size > 1) {
      const paths = group.map(({ path }) => path);
      findings.push({ kind: 'same-uid-different-image', sopInstanceUid, paths });
    }
  }
  return findings;
}

function mixedSeries(images: readonly ImportedImage[]): readonly TogetherFinding[] {
  const headers = images.flatMap((image) => image.headers);
  return [...grouped(headers, (header) => header.seriesInstanceUid)].flatMap(([seriesInstanceUid, group]) => {
    const shapes = [...new Set(group.map(shapeText))];
    return shapes.length > 1 ? [{ kind: 'mixed-series', seriesInstanceUid, shapes }] : [];
  });
}

/** Six significant digits: software rounds spacings differently without meaning another. */
function shapeText({ grid: { rows, columns, spacing } }: SliceHeader): string {
  const mm = spacing
    ? `${Number(spacing.rowMm.toPrecision(6))} × ${Number(spacing.columnMm.toPrecision(6))} mm`
    : 'unknown';
  return `${rows} rows × ${columns} columns, spacing ${mm}`;
}

function sharedStudies(images: readonly ImportedImage[]): readonly TogetherFinding[] {
  const headers = images.flatMap((image) => image.headers.slice(0, 1));
  return [...grouped(headers, (header) => header.studyInstanceUid)].flatMap(([studyInstanceUid, group]) => {
    const patients = [...new Set(group.map(({ patient }) => patient.id || patient.name))];
    return patients.length > 1 ? [{ kind: 'study-of-several-patients', studyInstanceUid, patients }] : [];
  });
}

function missingFiles(
  directories: readonly ImportedDirectory[],
  allPaths: readonly string[],
): readonly TogetherFinding[] {
  const there = new Set(allPaths.map(comparable));
  return directories.flatMap(({ path, referencedPaths }) => {
    const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : '';
    const missing = referencedPaths.filter((referenced) => !there.has(comparable(folder + referenced)));
    return missing.length > 0 ? [{ kind: 'missing-files', directory: path, paths: missing }] : [];
  });
}

/** Media lose case, and file systems add `.dcm` or a version `;1`. */
function comparable(path: string): string {
  return path
    .toUpperCase()
    .replace(/;1$/, '')
    .replace(/\.(?:DCM)?$/, '');
}

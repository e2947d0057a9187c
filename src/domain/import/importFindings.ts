import type { SliceHeader } from '../image/sliceHeader';

/** What only shows when the files of an import are looked at together. A person must be told of every one. */
export type ImportFinding =
  /** Slices of one series differ in matrix or spacing: each is measured with its own. */
  | {
      readonly kind: 'mixed-series';
      readonly seriesInstanceUid: string;
      readonly description: string;
      readonly shapes: readonly { readonly text: string; readonly images: number; readonly path: string }[];
    }
  /** One StudyInstanceUID with several patients. */
  | {
      readonly kind: 'study-of-several-patients';
      readonly studyInstanceUid: string;
      readonly patients: readonly { readonly id: string; readonly images: number; readonly path: string }[];
    }
  /** Files that a DICOMDIR lists and that did not come with it. */
  | { readonly kind: 'missing-files'; readonly directory: string; readonly paths: readonly string[] };

interface Seen {
  images: number;
  readonly path: string;
  isNew: boolean;
}

interface SeenSeries {
  readonly description: string;
  readonly shapes: Map<string, Seen>;
}

/**
 * Gathers findings file by file. What it holds grows with series, patients and listed paths, never with images: of an
 * image only its shape and whose it is are looked at.
 */
export class ImportFindings {
  private readonly series = new Map<string, SeenSeries>();
  private readonly studies = new Map<string, Map<string, Seen>>();
  private readonly directories: { readonly path: string; readonly listed: readonly string[] }[] = [];

  /** An image. `isNew` is false for those that the project had before: findings among old ones only are old. */
  addImage(header: SliceHeader, path: string, isNew = true): void {
    const series = entry(this.series, header.seriesInstanceUid, (): SeenSeries => {
      return { description: header.seriesDescription ?? '', shapes: new Map() };
    });
    tally(series.shapes, shapeText(header), path, isNew);
    const patients = entry(this.studies, header.studyInstanceUid, () => new Map<string, Seen>());
    const { id, name } = header.patient;
    tally(patients, id || name, path, isNew);
  }

  /** A DICOMDIR and the paths that it lists, relative to its folder. */
  addDirectory(path: string, listed: readonly string[]): void {
    this.directories.push({ path, listed });
  }

  /** What was found. `paths`: all files that were given, looked through only when there is a DICOMDIR. */
  findings(paths: Iterable<string>): readonly ImportFinding[] {
    return [...this.mixedSeries(), ...this.sharedStudies(), ...this.missingFiles(paths)];
  }

  private *mixedSeries(): Generator<ImportFinding> {
    for (const [seriesInstanceUid, { description, shapes }] of this.series) {
      if (!isNews(shapes)) continue;
      const seen = [...shapes].map(([text, { images, path }]) => ({ text, images, path }));
      yield { kind: 'mixed-series', seriesInstanceUid, description, shapes: seen };
    }
  }

  private *sharedStudies(): Generator<ImportFinding> {
    for (const [studyInstanceUid, patients] of this.studies) {
      if (!isNews(patients)) continue;
      const seen = [...patients].map(([id, { images, path }]) => ({ id, images, path }));
      yield { kind: 'study-of-several-patients', studyInstanceUid, patients: seen };
    }
  }

  private *missingFiles(paths: Iterable<string>): Generator<ImportFinding> {
    if (this.directories.length === 0) return;
    const there = new Set<string>();
    for (const path of paths) there.add(comparable(path));
    for (const { path, listed } of this.directories) {
      const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : '';
      const missing = listed.filter((one) => !there.has(comparable(folder + one)));
      if (missing.length > 0) yield { kind: 'missing-files', directory: path, paths: missing };
    }
  }
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

function tally(seen: Map<string, Seen>, key: string, path: string, isNew: boolean): void {
  const one = entry(seen, key, (): Seen => ({ images: 0, path, isNew }));
  one.images += 1;
  one.isNew ||= isNew;
}

function isNews(seen: ReadonlyMap<string, Seen>): boolean {
  return seen.size > 1 && [...seen.values()].some(({ isNew }) => isNew);
}

/** Six significant digits: software rounds spacings differently without meaning another. */
function shapeText({ grid: { rows, columns, spacing } }: SliceHeader): string {
  const mm = spacing ? `${digits(spacing.rowMm)} × ${digits(spacing.columnMm)} mm` : 'unknown';
  return `${columns} × ${rows} pixels of ${mm}`;
}

function digits(mm: number): number {
  return Number(mm.toPrecision(6));
}

/** Media lose case, and file systems add `.dcm` or a version `;1`. */
function comparable(path: string): string {
  return path
    .toUpperCase()
    .replace(/;1$/, '')
    .replace(/\.(?:DCM)?$/, '');
}

import { imageKey } from '../domain/image/imageRef';
import type { SliceHeader } from '../domain/image/sliceHeader';
import type { IndexedImage } from '../domain/import/importOutcome';
import type { NeededImage, StoredImage } from '../domain/keeping/storedProject';
import type { ImagePort } from './ports';

/** A new file that holds the pixels of an image the project knows under another UID. */
export interface Relocation {
  readonly knownKey: string;
  readonly image: IndexedImage;
}

/** Geometry as text: equal texts are the same slice of the same scan, but for its pixels. */
function geometryText({ grid }: SliceHeader): string {
  const { columns, rows, spacing, plane } = grid;
  return JSON.stringify([
    columns,
    rows,
    spacing,
    plane?.originLps,
    plane?.rowDirectionLps,
    plane?.columnDirectionLps,
  ]);
}

/** The series of a slice, for pairing whole series once one of its slices was recognised. */
function seriesOf(header: SliceHeader): string {
  return header.seriesInstanceUid;
}

/**
 * Finds images of the project among new files whose UIDs were changed (anonymised a second time): slices that were
 * measured are recognised by the SHA-256 of stored pixels and geometry; the rest of their imaging study follows by
 * geometry, series by series. Only slices that a reading is drawn on are ever decoded here.
 */
export async function relocateImages(
  needed: readonly NeededImage[],
  known: ReadonlyMap<string, StoredImage>,
  isReachable: (key: string) => boolean,
  fresh: readonly IndexedImage[],
  decode: ImagePort['decode'],
): Promise<readonly Relocation[]> {
  const missing = needed.filter(({ image }) => !isReachable(imageKey(image)) && known.has(imageKey(image)));
  const candidates = fresh.filter((image) => !known.has(imageKey(image.header)));
  if (missing.length === 0 || candidates.length === 0) return [];
  const byGeometry = new Map<string, IndexedImage[]>();
  for (const image of candidates) {
    const text = geometryText(image.header);
    byGeometry.set(text, [...(byGeometry.get(text) ?? []), image]);
  }

  const studyPairs = new Map<string, string>();
  for (const { image, fingerprint } of missing) {
    const stored = known.get(imageKey(image));
    if (!stored) continue;
    for (const candidate of byGeometry.get(geometryText(stored.header)) ?? []) {
      const decoded = await decode(candidate.location, candidate.header);
      if (decoded.ok && decoded.value.fingerprint === fingerprint) {
        studyPairs.set(stored.header.studyInstanceUid, candidate.header.studyInstanceUid);
        break;
      }
    }
  }

  const relocations: Relocation[] = [];
  const taken = new Set<IndexedImage>();
  for (const [knownStudy, freshStudy] of studyPairs) {
    const pairedSeries = new Map<string, string>();
    for (const [knownKey, stored] of known) {
      if (stored.header.studyInstanceUid !== knownStudy) continue;
      const match = (byGeometry.get(geometryText(stored.header)) ?? []).find(
        (image) =>
          image.header.studyInstanceUid === freshStudy &&
          !taken.has(image) &&
          (pairedSeries.get(seriesOf(stored.header)) ?? seriesOf(image.header)) === seriesOf(image.header),
      );
      if (!match) continue;
      pairedSeries.set(seriesOf(stored.header), seriesOf(match.header));
      taken.add(match);
      relocations.push({ knownKey, image: match });
    }
  }
  return relocations;
}

import { imageKey } from '../domain/image/imageRef';
import type { SliceHeader } from '../domain/image/sliceHeader';
import type { IndexedImage } from '../domain/import/importOutcome';
import type { NeededImage, StoredImage } from '../domain/keeping/storedProject';
import { mapsValuesAlike } from './mapsValuesAlike';
import type { ImagePort } from './ports';
import { geometryText } from './sliceGeometry';

/** A new file that holds the pixels of an image the project knows under another UID. */
export interface Relocation {
  readonly knownKey: string;
  readonly image: IndexedImage;
}

/**
 * How a series was acquired, as text: tells series of one geometry apart (in-phase and opposed, with and without fat
 * suppression) after their UIDs were changed. Anonymisers leave these tags.
 */
function acquisitionText({ acquisition, imageType }: SliceHeader): string {
  const { echoTimeMs, repetitionTimeMs, inversionTimeMs, flipAngleDeg } = acquisition;
  const { scanOptions, scanningSequence, sequenceVariant } = acquisition;
  const timing = [echoTimeMs, repetitionTimeMs, inversionTimeMs, flipAngleDeg];
  return JSON.stringify([timing, scanOptions, scanningSequence, sequenceVariant, imageType]);
}

/**
 * Finds images of the project among new files whose UIDs were changed (anonymised a second time): slices that were
 * measured are recognised by the SHA-256 of stored pixels and geometry; the rest of their imaging study follows by
 * geometry and scaling, series by series. A series of which no slice was recognised follows only where exactly one series of the
 * study has its geometry and its acquisition; slices without a position follow by their pixels alone. Only slices that
 * a reading is drawn on, and their candidates, are ever decoded here.
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
  const seriesPairs = new Map<string, string>();
  const relocations: Relocation[] = [];
  const taken = new Set<IndexedImage>();
  const found = new Set<string>();
  const take = (knownKey: string, image: IndexedImage): void => {
    taken.add(image);
    found.add(knownKey);
    relocations.push({ knownKey, image });
  };

  for (const { image, fingerprint } of missing) {
    const stored = known.get(imageKey(image));
    if (!stored) continue;
    for (const candidate of byGeometry.get(geometryText(stored.header)) ?? []) {
      if (taken.has(candidate)) continue;
      const decoded = await decode(candidate.location, candidate.header);
      if (!decoded.ok || decoded.value.fingerprint !== fingerprint) continue;
      studyPairs.set(stored.header.studyInstanceUid, candidate.header.studyInstanceUid);
      seriesPairs.set(stored.header.seriesInstanceUid, candidate.header.seriesInstanceUid);
      take(imageKey(image), candidate);
      break;
    }
  }

  const inStudies = [...known].filter(([, { header }]) => studyPairs.has(header.studyInstanceUid));
  const claimed = new Set(seriesPairs.values());
  for (const [, { header }] of inStudies) {
    if (seriesPairs.has(header.seriesInstanceUid)) continue;
    const alike = new Set(
      candidatesOf(header)
        .filter((one) => acquisitionText(one.header) === acquisitionText(header))
        .map((one) => one.header.seriesInstanceUid)
        .filter((series) => !claimed.has(series)),
    );
    const [only] = alike;
    if (only === undefined || alike.size > 1) continue;
    seriesPairs.set(header.seriesInstanceUid, only);
    claimed.add(only);
  }

  for (const [knownKey, { header }] of inStudies) {
    if (found.has(knownKey) || isReachable(knownKey)) continue;
    const series = seriesPairs.get(header.seriesInstanceUid);
    const match = candidatesOf(header).find(
      (one) => one.header.seriesInstanceUid === series && !taken.has(one),
    );
    if (match) take(knownKey, match);
  }
  return relocations;

  /** New slices of the paired study at the place of a known one; none where the place is unknown. */
  function candidatesOf(header: SliceHeader): readonly IndexedImage[] {
    if (!header.grid.plane) return [];
    const study = studyPairs.get(header.studyInstanceUid);
    return (byGeometry.get(geometryText(header)) ?? []).filter(
      (one) => one.header.studyInstanceUid === study && mapsValuesAlike(one.header, header),
    );
  }
}

import { imageKey } from '../../domain/image/imageRef';
import type { SliceImage } from '../../domain/image/sliceImage';
import { measureRoi } from '../../domain/measurement/measureRoi';
import { compareDerived } from '../../domain/reading/compareDerived';
import type { Reading, ReadingEntry } from '../../domain/reading/reading';
import { targetKey } from '../../domain/reading/roi';
import type { Subject } from '../../domain/study/subject';
import { decodeFrame } from '../../io/dicom/decodeFrame';
import type { MeasureIo } from '../measure/measureIo';
import { type FileSlice, slicesOfFiles } from '../measure/slicesOfFiles';

type RoiEntry = Extract<ReadingEntry, { readonly kind: 'roi' }>;

/** How a stored measurement stands to the pixels that were given. */
export type Verdict = 'same' | 'not-found' | 'other-pixels' | 'other-numbers';

/** One stored ROI that was looked for. */
export interface VerifiedRoi {
  /** Subject, observer, round and target, by codes and ids. */
  readonly name: string;
  readonly verdict: Verdict;
}

interface StoredRoi {
  readonly name: string;
  readonly entry: RoiEntry;
}

/**
 * Measures every stored ROI again on the files of a folder, by the rule and the fat method that its measurement names. Its slice is
 * found by its identifier and, where no file has it, by its pixels and geometry: files may have got new identifiers. One image is
 * held at a time. Throws `WrongInput` where the folder holds no image.
 */
export async function verifyStored(
  readings: readonly Reading[],
  subjects: readonly Subject[],
  folder: string,
  io: MeasureIo,
): Promise<readonly VerifiedRoi[]> {
  const rois = storedRois(readings, subjects);
  const slices = await slicesOfFiles(folder, io);
  const verdicts = new Map<StoredRoi, Verdict>();
  const judge = async (slice: FileSlice, isMeant: (roi: StoredRoi, image: SliceImage) => boolean) => {
    const decoded = await decodeFrame(await io.readFile(slice.path), slice.header, io.codecs);
    if (!decoded.ok) return;
    for (const roi of rois) {
      // Two files of one image: the one with the pixels that were outlined counts.
      if (verdicts.get(roi) === 'same' || !isMeant(roi, decoded.value)) continue;
      verdicts.set(roi, verdictOn(roi.entry, decoded.value));
    }
  };
  const named = new Set(rois.map(({ entry }) => imageKey(entry.roi.image)));
  for (const slice of slices) {
    const key = imageKey(slice.header);
    if (named.has(key)) await judge(slice, ({ entry }) => imageKey(entry.roi.image) === key);
  }
  const lacking = () => rois.some((roi) => !verdicts.has(roi));
  for (const slice of slices) {
    if (!lacking()) break;
    await judge(
      slice,
      (roi, image) => !verdicts.has(roi) && roi.entry.roi.imageFingerprint === image.fingerprint,
    );
  }
  return rois.map((roi) => ({ name: roi.name, verdict: verdicts.get(roi) ?? 'not-found' }));
}

function storedRois(readings: readonly Reading[], subjects: readonly Subject[]): readonly StoredRoi[] {
  const codes = new Map(subjects.map(({ id, code }) => [id, code]));
  return readings.flatMap(({ subjectId, observerId, round, entries }) =>
    Object.values(entries).flatMap((entry): StoredRoi[] => {
      if (entry.kind !== 'roi') return [];
      const what = targetKey(entry.roi.target).replaceAll('|', ' ');
      return [{ name: `${codes.get(subjectId) ?? '?'}, ${observerId}, round ${round}, ${what}`, entry }];
    }),
  );
}

function verdictOn({ roi, measurement }: RoiEntry, image: SliceImage): Verdict {
  if (image.fingerprint !== roi.imageFingerprint) return 'other-pixels';
  const { rule, of, fat } = measurement;
  const again = measureRoi(image, roi.outlinePx, roi.exclusions, rule.id, {
    ...(of && { of }),
    // The sample that fat was told from is an ROI of its own, which is measured again too.
    ...(fat && { fat: { method: fat.method, valueKind: fat.valueKind, leanSample: fat.leanSample } }),
  });
  return again.ok && compareDerived(measurement, again.value) !== 'different' ? 'same' : 'other-numbers';
}

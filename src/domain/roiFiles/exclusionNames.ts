import type { ExclusionReason } from '../reading/roi';
import type { ForeignRoi } from './foreignRoi';

const reasons: readonly ExclusionReason[] = [
  'oedema',
  'haemorrhage',
  'inflammation',
  'vessel',
  'artefact',
  'other',
];
const pattern = new RegExp(`^(.+)_excl(\\d+)-(${reasons.join('|')})$`);

/** Name of an exclusion where the other program has no holes: that of its ROI, its number from 1, its reason. */
export function exclusionName(roiName: string, index: number, reason: ExclusionReason): string {
  return `${roiName}_excl${index + 1}-${reason}`;
}

/**
 * Puts ROIs that are named as exclusions back into the ROI of that name in the same file and on the same slice. One
 * whose ROI is not there stays an ROI of its own.
 */
export function joinExclusions(rois: readonly ForeignRoi[]): readonly ForeignRoi[] {
  const taken = new Set<ForeignRoi>();
  const joined = rois.map((roi): ForeignRoi => {
    const own = rois.flatMap((one) => {
      const [, parent, number, reason] = pattern.exec(one.name) ?? [];
      const known = reasons.find((each) => each === reason);
      const isOfThis = parent === roi.name && one.file === roi.file && isSameSlice(one, roi);
      return known && isOfThis ? [{ one, number: Number(number), reason: known }] : [];
    });
    if (own.length === 0) return roi;
    for (const { one } of own) taken.add(one);
    const exclusions = own
      .sort((a, b) => a.number - b.number)
      .map(({ one, reason }) => ({ verticesPx: one.outlinePx, reason }));
    return { ...roi, exclusions: [...roi.exclusions, ...exclusions] };
  });
  return joined.filter((_, index) => {
    const roi = rois[index];
    return roi === undefined || !taken.has(roi);
  });
}

function isSameSlice(a: ForeignRoi, b: ForeignRoi): boolean {
  const key = ({ image }: ForeignRoi): string =>
    JSON.stringify([image.sopInstanceUid, image.frame, image.slicePosition]);
  return key(a) === key(b);
}

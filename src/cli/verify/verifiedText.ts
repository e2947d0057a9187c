import type { Verdict, VerifiedRoi } from './verifyStored';

const why: Readonly<Record<Exclude<Verdict, 'same'>, string>> = {
  'not-found': 'its slice is not in the folder, or cannot be decoded',
  'other-pixels': 'the file of its slice has other pixels than were outlined',
  'other-numbers': 'outline and pixels give other numbers than are stored',
};

/** What came of measuring again, in one line. */
export function verifiedText(rois: readonly VerifiedRoi[]): string {
  const same = rois.filter(({ verdict }) => verdict === 'same').length;
  const each = `${same} of ${rois.length} stored ROIs were measured again and are the same.`;
  return isVerified(rois) ? `Verified: ${each}` : `Unverified: ${each}`;
}

/** Whether there is something, and all of it is the same. */
export function isVerified(rois: readonly VerifiedRoi[]): boolean {
  return rois.length > 0 && rois.every(({ verdict }) => verdict === 'same');
}

/** Every ROI that is not verified and why, a line each; `contradicts`: only those whose pixels are there and say otherwise. */
export function unverifiedLines(
  rois: readonly VerifiedRoi[],
  which: 'all' | 'contradicts',
): readonly string[] {
  return rois.flatMap(({ name, verdict }) => {
    if (verdict === 'same' || (which === 'contradicts' && verdict === 'not-found')) return [];
    return [`${name}: ${why[verdict]}.`];
  });
}

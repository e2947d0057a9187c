import { imageKey } from '../../domain/image/imageRef';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import { measureRoi } from '../../domain/measurement/measureRoi';
import type { ReadingEntry } from '../../domain/reading/reading';
import { type AppContext, notify, openProjectOf, sessionOf } from '../context';

/** Two numbers that the same code made of the same pixels; sums may differ in the last digits between versions. */
const sameWithin = 1e-9;

function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) <= sameWithin * Math.max(Math.abs(a), Math.abs(b));
}

type RoiEntry = Extract<ReadingEntry, { kind: 'roi' }>;

/** What a stored measurement is worth against the pixels that are here now. */
function faultOf(context: AppContext, entry: RoiEntry, header: SliceHeader): string | undefined {
  const image = context.registry.decoded(imageKey(header));
  if (!image) return undefined;
  if (image.fingerprint !== entry.roi.imageFingerprint) return 'other-pixels';
  const { measurement: stored } = entry;
  const again = measureRoi(image, entry.roi.outlinePx, entry.roi.exclusions, stored.rule.id);
  if (!again.ok) return 'other-numbers';
  const { area, signal } = again.value;
  const isAreaSame =
    area.kind === 'known' && stored.area.kind === 'known'
      ? isSame(area.grossMm2, stored.area.grossMm2) && isSame(area.netMm2, stored.area.netMm2)
      : area.kind === stored.area.kind;
  const isSignalSame =
    signal.kind === 'known' && stored.signal.kind === 'known'
      ? signal.pixelCount === stored.signal.pixelCount && isSame(signal.mean, stored.signal.mean)
      : signal.kind === stored.signal.kind;
  return isAreaSame && isSignalSame ? undefined : 'other-numbers';
}

/**
 * Checks what is stored for a slice against a recomputation, each time the slice is decoded for reading: the pixels must
 * be those that were outlined, and the numbers those that outline and pixels give. A difference is said; nothing is
 * changed.
 */
export function verifyEntries(context: AppContext, header: SliceHeader): void {
  const session = sessionOf(context);
  if (!session) return;
  for (const entry of Object.values(session.reading.entries)) {
    if (entry.kind !== 'roi' || imageKey(entry.roi.image) !== imageKey(header)) continue;
    const fault = faultOf(context, entry, header);
    if (!fault) continue;
    const code = openProjectOf(context).subjects.find((one) => one.id === session.subjectId)?.code ?? '';
    const { side, timePoint } = entry.roi.target;
    notify(context, { kind: fault, severity: 'wrong', facts: { code, side, timePoint } });
  }
}

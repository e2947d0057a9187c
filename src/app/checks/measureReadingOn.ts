import { imageKey } from '../../domain/image/imageRef';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import type { SliceImage } from '../../domain/image/sliceImage';
import type { Reading } from '../../domain/reading/reading';
import type { Protocol } from '../../domain/study/protocol';
import { timePoints } from '../../domain/timePoint';
import { entriesMeasuredAnew, type RoiEntry } from '../reading/measureEntry';

/** The ROIs of some entries that lie on a slice and are not yet measured by the protocol's rule, by their keys. */
export function openOn(
  entries: Reading['entries'],
  key: string,
  { pixelRule }: Pick<Protocol, 'pixelRule'>,
): readonly (readonly [string, RoiEntry])[] {
  return Object.entries(entries).flatMap(([target, entry]) =>
    entry.kind === 'roi' && imageKey(entry.roi.image) === key && entry.measurement.rule.id !== pixelRule
      ? [[target, entry] as const]
      : [],
  );
}

/** Entries with the ROIs on one slice measured by the protocol; an outline of other pixels under this name stays as it was. */
export function measureReadingOn(
  protocol: Protocol,
  image: SliceImage,
  header: SliceHeader,
  entries: Reading['entries'],
): Reading['entries'] {
  const anew = timePoints.reduce(
    (now, timePoint) => entriesMeasuredAnew(protocol, image, header, now, timePoint),
    entries,
  );
  const others = openOn(entries, imageKey(header), protocol).filter(
    ([, entry]) => entry.roi.imageFingerprint !== image.fingerprint,
  );
  return { ...anew, ...Object.fromEntries(others) };
}

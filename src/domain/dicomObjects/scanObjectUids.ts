import { stableText } from '../../base/stableText';
import type { SliceHeader } from '../image/sliceHeader';
import { objectUid } from './objectUid';
import type { ScanObjects } from './scanObjects';

/**
 * UIDs of the parts of a set. An instance's is of everything in the set, so that sending the same again is the same instance. A
 * series' (a part that ends in " series") is of whose reading it is, of which scan, in which study and under which patient: all
 * versions of a reading stand in one series, and no series in two studies.
 *
 * @param reading What names the reading and scan for ever.
 */
export function uidsOf(
  content: Omit<ScanObjects, 'uidOf'>,
  reading: readonly string[],
): ScanObjects['uidOf'] {
  const { patient, study, rois } = content;
  let text: string | undefined;
  const whole = (): string => {
    text ??=
      stableText({ ...content, rois: rois.map((roi) => ({ ...roi, image: placed(roi.image) })) }) ?? '';
    return text;
  };
  return (part) =>
    part.endsWith(' series')
      ? objectUid('series', part, ...reading, study.instanceUid, patient.idIssuer ?? '', patient.id)
      : objectUid('instance', part, ...reading, whole());
}

/** How a copy of an image is compressed makes no other outline of it. */
function placed({ pixels: _pixels, ...header }: SliceHeader): Omit<SliceHeader, 'pixels'> {
  return header;
}

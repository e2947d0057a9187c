import type { ReadingUnit } from '../../domain/conduct/readingUnits';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import type { KitImageOrder } from './kitPort';

/**
 * The text that UIDs of a unit are mapped with in kits: of a subject's scans the project's own, so that what belongs
 * together stays together; of a masked scan a text of its own, so that nothing of two scans can be compared.
 */
export function uidTextOf(secretText: string, unit: ReadingUnit): string {
  return unit.timePoint === undefined ? secretText : `${secretText}|${unit.id}`;
}

/** What an image is called in a kit: from the UIDs that the project knows it by, whatever its file says. */
export function kitUidsOf(header: SliceHeader, mapUid: (uid: string) => string): KitImageOrder['uids'] {
  const { frameOfReferenceUid } = header;
  return {
    sopInstanceUid: mapUid(header.sopInstanceUid),
    seriesInstanceUid: mapUid(header.seriesInstanceUid),
    studyInstanceUid: mapUid(header.studyInstanceUid),
    ...(frameOfReferenceUid !== undefined && { frameOfReferenceUid: mapUid(frameOfReferenceUid) }),
  };
}

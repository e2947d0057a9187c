import type { TimePoint } from '../../domain/timePoint';
import { timePointText } from '../../report/words';

/** Why a subject has no image pair, as the Export screen says it. */
export const imagePairText = {
  denied: 'Results may not be seen now.',
  noObserver: 'The protocol has no such observer.',
  noSubject: 'The subject is not in the project.',
  notRead: (letter: string) => `Observer ${letter} has not read this subject.`,
  severalReadings: (letter: string) => `There are several first readings of observer ${letter}.`,
  notSigned: (letter: string) => `The reading of observer ${letter} is not signed.`,
  at: (timePoint: TimePoint, why: string) => `${timePoint === 'preop' ? 'Pre-op' : 'Follow-up'}: ${why}.`,
  notMeasured: (timePoint: TimePoint, why: string) =>
    `No measurement at ${timePointText(timePoint)}: ${why}.`,
  noOutline: 'nothing is outlined',
  severalSlices: 'outlined on more than one slice',
  unknownImage: 'the image is not known to the project',
  noSpacing: 'the image states no pixel spacing, so it has no scale',
  notHere: 'the image file is not here; open the folder that holds it',
  otherImage: 'the image file holds other pixels than were measured',
  burnedIn: 'the file states that text is drawn into the picture',
  capture: 'the image is a picture of a screen, which may show a name',
} as const;

import type { CaseFacts } from '../../domain/agreement/caseFacts';
import type { Catalogue } from '../../domain/catalogue/catalogue';
import { type ImageRef, imageKey } from '../../domain/image/imageRef';
import { patientOf } from '../../domain/study/patientOf';
import type { Subject } from '../../domain/study/subject';

/** The numbers of both raters' slices in the scan's series, from 1; undefined where one of them is not in it. */
export function caseSliceNumbers(
  { subjectId, target, images }: CaseFacts,
  subjects: readonly Subject[],
  catalogue: Catalogue,
): readonly [number, number] | undefined {
  const subject = subjects.find(({ id }) => id === subjectId);
  const scan = subject?.scans[target.timePoint];
  const slices =
    subject &&
    patientOf(subject, catalogue)
      ?.studies.find(({ studyInstanceUid }) => studyInstanceUid === scan?.studyInstanceUid)
      ?.series.find(({ seriesInstanceUid }) => seriesInstanceUid === scan?.axialSeriesUid)?.slices;
  const at = (image: ImageRef | undefined) =>
    image && slices ? slices.findIndex(({ header }) => imageKey(header) === imageKey(image)) + 1 : 0;
  const [one, other] = [at(images[0]), at(images[1])];
  return one > 0 && other > 0 ? [one, other] : undefined;
}

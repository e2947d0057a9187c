import type { Reading } from '../domain/reading/reading';
import type { Subject } from '../domain/study/subject';
import { comparableReadings } from './comparableReadings';
import { readingsBySubject } from './readingsBySubject';
import type { RoiContext } from './roiCell';

/** `comparableReadings` of several subjects, each among their own readings; readings of others are left out. */
export function comparableOfStudy(
  subjects: readonly Subject[],
  readings: readonly Reading[],
  { protocol, seriesOf }: Pick<RoiContext, 'protocol' | 'seriesOf'>,
): readonly Reading[] {
  const bySubject = readingsBySubject(readings);
  return subjects.flatMap((subject) =>
    comparableReadings({ readings: bySubject.get(subject.id) ?? [], subject, protocol, seriesOf }),
  );
}

import { Select } from '@mantine/core';
import type { StudyMeasure } from '../../../analysis/studyMeasure';
import type { Protocol } from '../../../domain/study/protocol';
import { measureKey, measureName } from '../../../report/models/measureText';
import { checksText } from './checksText';

/** Which value is looked at. */
export function MeasureChoice({
  measures,
  chosen,
  protocol,
  onChoose,
}: {
  readonly measures: readonly StudyMeasure[];
  readonly chosen: StudyMeasure;
  readonly protocol: Protocol;
  readonly onChoose: (key: string) => void;
}) {
  return (
    <Select
      className="measure-choice"
      aria-label={checksText.measure}
      data={measures.map((one) => ({ value: measureKey(one), label: measureName(one, protocol) }))}
      value={measureKey(chosen)}
      onChange={(value) => value !== null && onChoose(value)}
    />
  );
}

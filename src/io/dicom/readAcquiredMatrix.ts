import type { Acquisition } from '../../domain/image/sliceHeader';
import type { FrameTags } from './frameTags';
import { readDecimals, readText } from './tagSource';

/**
 * How many samples were acquired across and along the image. Acquisition Matrix (0018,1310) is frequency rows,
 * frequency columns, phase rows, phase columns, of which two are 0: what is stated as "rows" runs across the image.
 * Enhanced images state steps and the direction of phase encoding instead.
 */
export function readAcquiredMatrix(frame: FrameTags): Acquisition['acquiredMatrix'] {
  const stated = readDecimals(frame.dataSet, 'AcquisitionMatrix');
  if (stated.kind === 'numbers' && stated.values.length === 4) {
    const [frequencyRows = 0, frequencyColumns = 0, phaseRows = 0, phaseColumns = 0] = stated.values;
    return matrix(frequencyRows || phaseRows, frequencyColumns || phaseColumns);
  }
  const group = 'MrFovGeometrySequence';
  const steps = (tag: 'MrAcquisitionFrequencyEncodingSteps' | 'MrAcquisitionPhaseEncodingStepsInPlane') => {
    const decimals = readDecimals(frame.find(group, tag), tag);
    return decimals.kind === 'numbers' ? (decimals.values[0] ?? 0) : 0;
  };
  const frequency = steps('MrAcquisitionFrequencyEncodingSteps');
  const phase = steps('MrAcquisitionPhaseEncodingStepsInPlane');
  const tag = 'InPlanePhaseEncodingDirection';
  const direction = readText(frame.find(group, tag), tag).toUpperCase();
  if (direction.startsWith('COL')) return matrix(frequency, phase);
  return direction === 'ROW' ? matrix(phase, frequency) : undefined;
}

function matrix(columns: number, rows: number): Acquisition['acquiredMatrix'] {
  return columns > 0 && rows > 0 ? { columns, rows } : undefined;
}

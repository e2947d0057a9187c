import type { CodedConcept, ObjectRoi } from '../../../../domain/dicomObjects/scanObjects';
import type { SignalStatistics } from '../../../../domain/measurement/roiMeasurement';
import type { ValueKind } from '../../../../domain/study/protocol';
import { codes } from '../../codes';
import type { DataSet } from '../dataSet';
import { code, num, text } from './contentItems';

const valueKinds: Readonly<Record<ValueKind, CodedConcept>> = {
  displayed: codes.displayedValues,
  stored: codes.storedValues,
  'philips-floating-point': codes.floatingPointValues,
};

/**
 * The numbers of one ROI (TID 1419): net area, gross area where there are exclusions, number of pixels, and mean, SD, minimum, maximum
 * and median of the signal in the protocol's kind of value. What is not known is said in words, never as 0.
 */
export function roiMeasurements(roi: ObjectRoi): readonly DataSet[] {
  return [...areas(roi), ...signal(roi)];
}

function areas({ measurement: { area, rule }, exclusions }: ObjectRoi): readonly DataSet[] {
  if (area.kind === 'unknown') {
    const { problem } = area;
    const why = problem.kind === 'missing' ? 'absent' : `impossible (${problem.text})`;
    return [text('CONTAINS', codes.comment, `Area unknown: ${problem.tag} of the image is ${why}`)];
  }
  const method = rule.id === 'imagej' ? codes.areaOfPixels : codes.areaOfPolygon;
  const how = [code('HAS CONCEPT MOD', codes.measurementMethod, method)];
  const net = num('CONTAINS', codes.area, area.netMm2, codes.squareMillimetre, how);
  if (exclusions.length === 0) return [net];
  return [net, num('CONTAINS', codes.grossArea, area.grossMm2, codes.squareMillimetre, how)];
}

function signal(roi: ObjectRoi): readonly DataSet[] {
  const { signal: measured, of } = roi.measurement;
  if (measured.kind === 'no-pixels') {
    return [
      num('CONTAINS', codes.pixelCount, 0, codes.pixels),
      text('CONTAINS', codes.comment, 'Signal unknown: no pixel is inside'),
    ];
  }
  const count = num('CONTAINS', codes.pixelCount, measured.pixelCount, codes.pixels);
  const kind = of?.valueKind ?? 'displayed';
  const statistics = {
    displayed: measured.displayed,
    stored: measured.stored,
    'philips-floating-point': measured.floatingPoint,
  }[kind];
  if (statistics === undefined) {
    const what = valueKinds[kind].meaning;
    return [
      count,
      text('CONTAINS', codes.comment, `Signal unknown: the image has no values of the kind: ${what}`),
    ];
  }
  const concept = roi.image.modality === 'MR' ? codes.mrSignalIntensity : codes.pixelValue;
  const kindItem = code('HAS CONCEPT MOD', codes.measurementMethod, valueKinds[kind]);
  const numbers = derivations.flatMap(([derivation, pick]) => {
    const value = pick(statistics);
    if (value === undefined) return [];
    const how = [kindItem, code('HAS CONCEPT MOD', codes.derivation, derivation)];
    return [num('CONTAINS', concept, value, codes.noUnits, how)];
  });
  return [count, ...numbers];
}

const derivations: readonly (readonly [CodedConcept, (of: SignalStatistics) => number | undefined])[] = [
  [codes.mean, ({ mean }) => mean],
  [codes.standardDeviation, ({ sd }) => sd],
  [codes.minimum, ({ min }) => min],
  [codes.maximum, ({ max }) => max],
  [codes.median, ({ median }) => median],
];

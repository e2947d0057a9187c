import type { CodedConcept } from '../../../domain/dicomObjects/scanObjects';
import type { ForeignValues } from '../../../domain/roiFiles/foreignRoi';
import type { ValueKind } from '../../../domain/study/protocol';
import type { TagSource } from '../../dicom/tagSource';
import { codeKey, codeOf, isCode } from './codes';
import { objectItems, objectText } from './objectTags';

/** A number of a measurement group. */
export interface SrValue {
  readonly value: keyof ForeignValues;
  readonly number: number;
  /** Half a step of its last printed digit. */
  readonly within: number;
  /** Of which of an image's values; undefined where it is not said. */
  readonly kind: ValueKind | undefined;
}

const concepts: Readonly<Record<string, keyof ForeignValues>> = {
  '42798000 SCT': 'areaMm2',
  '131184002 SCT': 'areaMm2',
  'G-A166 SRT': 'areaMm2',
  '373098007 SCT': 'mean',
  'R-00317 SRT': 'mean',
  '386136009 SCT': 'sd',
  'R-10047 SRT': 'sd',
  '255605001 SCT': 'min',
  'R-404FB SRT': 'min',
  '56851009 SCT': 'max',
  'G-A437 SRT': 'max',
  // As dwv calls the statistics of a region.
  '113049 DCM': 'mean',
  '113051 DCM': 'min',
  '113048 DCM': 'max',
  // Ours.
  'pixel-count 99MULTIFIDUS': 'pixelCount',
};
/** Software that codes a concept by itself still gives it the usual name. */
const meanings: readonly (readonly [RegExp, keyof ForeignValues])[] = [
  [/^area( of defined region)?$/i, 'areaMm2'],
  [/^mean$/i, 'mean'],
  [/^standard deviation$/i, 'sd'],
  [/^(minimum|min)$/i, 'min'],
  [/^(maximum|max)$/i, 'max'],
  [/^(number of pixels|pixel count)$/i, 'pixelCount'],
];
/** A statistic is of the image's values where the concept says so; a mean length is none of ours. */
const ofImageValues = /signal|intensity|pixel value|attenuation|gr[ae]y/i;

/** What a NUM item says; undefined for what is not compared, and where there is no number. */
export function srValue(item: TagSource): SrValue | undefined {
  const named = valueNamed(item);
  const [measured] = objectItems(item, 'MeasuredValueSequence');
  if (!named || !measured) return undefined;
  const text = objectText(measured, 'NumericValue');
  const number = Number(text);
  if (!/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(text) || !Number.isFinite(number))
    return undefined;
  const within = halfLastDigit(text);
  const kind = valueKindOf(item);
  if (named !== 'areaMm2') return { value: named, number, within, kind };
  const unit = codeOf(measured, 'MeasurementUnitsCodeSequence')?.value ?? '';
  if (unit === 'mm2') return { value: 'areaMm2', number, within, kind };
  if (unit === 'cm2') return { value: 'areaMm2', number: number * 100, within: within * 100, kind };
  return /^\{?(px|pixels?|px2|pixels?2|px²|pixels?²)\}?$/i.test(unit)
    ? { value: 'areaPx2', number, within, kind }
    : undefined;
}

function valueNamed(item: TagSource): keyof ForeignValues | undefined {
  const concept = codeOf(item, 'ConceptNameCodeSequence');
  const own = known(concept);
  if (own || !concept || !ofImageValues.test(concept.meaning)) return own;
  // A signal, of which statistic says a modifier.
  for (const child of objectItems(item, 'ContentSequence')) {
    if (isCode(codeOf(child, 'ConceptNameCodeSequence'), '121401 DCM')) {
      return known(codeOf(child, 'ConceptCodeSequence'));
    }
  }
  return undefined;
}

function known(concept: CodedConcept | undefined): keyof ForeignValues | undefined {
  if (!concept) return undefined;
  const byCode = Object.entries(concepts).find(([key]) => key === codeKey(concept))?.[1];
  return byCode ?? meanings.find(([pattern]) => pattern.test(concept.meaning))?.[1];
}

const valueKinds: Readonly<Record<string, ValueKind>> = {
  'values-displayed 99MULTIFIDUS': 'displayed',
  'values-stored 99MULTIFIDUS': 'stored',
  'values-floating 99MULTIFIDUS': 'philips-floating-point',
};

/** As a measurement method of ours says it. */
function valueKindOf(item: TagSource): ValueKind | undefined {
  for (const child of objectItems(item, 'ContentSequence')) {
    const code = codeOf(child, 'ConceptCodeSequence');
    if (code && isCode(codeOf(child, 'ConceptNameCodeSequence'), '370129005 SCT'))
      return valueKinds[codeKey(code)];
  }
  return undefined;
}

/** `1057.13` is 1057.13 ± 0.005, `1.2e3` is 1200 ± 50. */
function halfLastDigit(text: string): number {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e');
  const decimals = mantissa.includes('.') ? mantissa.length - mantissa.indexOf('.') - 1 : 0;
  return 0.5 * 10 ** (Number(exponent) - decimals);
}

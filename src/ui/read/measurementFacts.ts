import type { RoiMeasurement, RoiShape } from '../../domain/measurement/roiMeasurement';
import type { Protocol } from '../../domain/study/protocol';
import { fixed, meanDecimals, signalOf } from './numbers';
import { readText } from './readText';
import { siHeads } from './valueText';

/** One fact of a measurement. */
export interface MeasurementFact {
  readonly label: string;
  readonly value: string;
  /** The two areas differ more than any outline can make them. */
  readonly isWrong?: boolean;
  /** It needs a line of its own. */
  readonly isWide?: boolean;
}

/** Everything that a measurement can say of itself, for the ROI in hand: no other time point, no other observer. */
export function measurementFacts(
  measurement: RoiMeasurement,
  protocol: Protocol,
): readonly MeasurementFact[] {
  const { facts } = readText;
  const { area, signal, shape, of, rule } = measurement;
  const values = signalOf(measurement, protocol);
  const statistics = values.ok ? values.value : undefined;
  const decimals = meanDecimals([{ measurement }], protocol);
  const value = (number: number | undefined): string => fixed(number, decimals);
  const isKnown = area.kind === 'known';
  const spacing = isKnown ? readText.spacing(area.spacing) : facts.noSpacing;
  const padding = signal.paddingCount;
  return [
    { label: facts.gross, value: isKnown ? `${fixed(area.grossMm2, 1)} mm²` : '–' },
    { label: facts.net, value: isKnown ? `${fixed(area.netMm2, 1)} mm²` : '–' },
    {
      label: facts.pixelArea,
      value: shape ? countedText(shape) : facts.olderRecord,
    },
    {
      label: facts.difference,
      value: differenceText(measurement),
      ...(shape?.isPlausible === false && { isWrong: true }),
    },
    { label: facts.perimeter, value: shape ? perimeterText(shape) : facts.olderRecord },
    { label: 'n', value: `${signal.kind === 'known' ? signal.pixelCount : 0} px` },
    ...(padding > 0 ? [{ label: facts.padding, value: `${padding} px` }] : []),
    { label: siHeads[protocol.valueKind].head, value: value(statistics?.mean) },
    { label: readText.heads.sd, value: value(statistics?.sd) },
    { label: facts.range, value: statistics ? `${value(statistics.min)} – ${value(statistics.max)}` : '–' },
    { label: facts.median, value: value(statistics?.median) },
    { label: facts.rule, value: `${readText.rules[rule.id]} ${rule.version}`, isWide: true },
    {
      label: facts.spacing,
      value: of?.spacingTag ? `${spacing} ${of.spacingTag}` : spacing,
      isWide: true,
    },
  ];
}

function perimeterText({ perimeterMm }: RoiShape): string {
  return perimeterMm === undefined ? '–' : `${fixed(perimeterMm, 1)} mm`;
}

function countedText({ grossPixelAreaMm2, grossPixelCount }: RoiShape): string {
  return grossPixelAreaMm2 === undefined ? `${grossPixelCount} px²` : `${fixed(grossPixelAreaMm2, 1)} mm²`;
}

/**
 * How far the area of the outline counted in pixels is from its exact area, as a part of it: two ways to one area, which
 * may differ only along the border.
 */
function differenceText({ shape }: RoiMeasurement): string {
  if (!shape) return '–';
  const part = shape.areaDifferencePercent / 100;
  return `${part > 0 ? '+' : ''}${fixed(part, 4)}`;
}

import type { Acquisition } from '../../domain/image/sliceHeader';
import type { FrameTags } from './frameTags';
import { elementOf, readDescription, readDouble, readNumber } from './tagSource';
import type { TagName } from './tags';
import { withoutUndefined } from './withoutUndefined';

/** How one frame was acquired: classic elements, or the functional groups of enhanced images. */
export function readAcquisition(frame: FrameTags): Acquisition {
  const { dataSet } = frame;
  const text = (tag: TagName) => readDescription(dataSet, tag) || undefined;
  const number = (group: TagName, tag: TagName) => positive(readNumber(frame.find(group, tag), tag));
  const double = (group: TagName, tag: TagName) => {
    const source = frame.find(group, tag);
    return elementOf(source, tag)?.vr === undefined
      ? positive(readDouble(source, tag))
      : positive(readNumber(source, tag));
  };
  const timing = 'MrTimingAndRelatedParametersSequence';
  return withoutUndefined({
    manufacturer: text('Manufacturer'),
    model: text('ManufacturerModelName'),
    stationName: text('StationName'),
    software: text('SoftwareVersions'),
    fieldStrengthT: teslas(readNumber(dataSet, 'MagneticFieldStrength')),
    echoTimeMs: positive(readNumber(dataSet, 'EchoTime')) ?? double('MrEchoSequence', 'EffectiveEchoTime'),
    repetitionTimeMs: number(timing, 'RepetitionTime'),
    inversionTimeMs:
      positive(readNumber(dataSet, 'InversionTime')) ?? double('MrModifierSequence', 'InversionTimes'),
    flipAngleDeg: number(timing, 'FlipAngle'),
    echoTrainLength: number(timing, 'EchoTrainLength'),
    sliceThicknessMm: number('PixelMeasuresSequence', 'SliceThickness'),
    spacingBetweenSlicesMm: number('PixelMeasuresSequence', 'SpacingBetweenSlices'),
    scanningSequence: text('ScanningSequence'),
    sequenceVariant: text('SequenceVariant'),
    scanOptions: text('ScanOptions'),
    sequenceName: text('SequenceName') ?? text('PulseSequenceName'),
    contrastAgent: text('ContrastBolusAgent'),
    receiveCoil:
      text('ReceiveCoilName') ||
      readDescription(frame.find('MrReceiveCoilSequence', 'ReceiveCoilName'), 'ReceiveCoilName') ||
      undefined,
  });
}

/** Scanners write 0 for "does not apply". */
function positive(value: number | undefined): number | undefined {
  return value !== undefined && value > 0 ? value : undefined;
}

/** Some software writes gauss (15000) where tesla is meant. */
function teslas(value: number | undefined): number | undefined {
  const field = positive(value);
  return field !== undefined && field >= 1000 ? field / 10_000 : field;
}

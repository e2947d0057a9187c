import type { Acquisition } from '../../domain/image/sliceHeader';
import type { FrameTags } from './frameTags';
import { privateTexts } from './privateElement';
import { readAcquiredMatrix } from './readAcquiredMatrix';
import { readContrastGiven } from './readContrastGiven';
import { readParallelImaging } from './readParallelImaging';
import { readVendorFilters } from './readVendorFilters';
import { elementOf, readDescription, readDouble, readNumber, readText } from './tagSource';
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
  const modifier = (tag: TagName) => readText(frame.find('MrModifierSequence', tag), tag) || undefined;
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
    contrastGiven: readContrastGiven(frame),
    spectralSuppression: modifier('SpectrallySelectedSuppression'),
    spectralExcitation: modifier('SpectrallySelectedExcitation'),
    receiveCoil:
      text('ReceiveCoilName') ||
      readDescription(frame.find('MrReceiveCoilSequence', 'ReceiveCoilName'), 'ReceiveCoilName') ||
      vendorCoil(frame),
    parallelImaging: readParallelImaging(frame),
    acquiredMatrix: readAcquiredMatrix(frame),
    vendorFilters: readVendorFilters(frame),
  });
}

/** Siemens' coil string and GE's coil name, where the standard's element is empty. */
function vendorCoil({ dataSet }: FrameTags): string | undefined {
  const places = [
    { group: '0051', creator: 'SIEMENS MR HEADER', element: '0f' },
    { group: '0021', creator: 'SIEMENS MR SDI 02', element: '4f' },
    { group: '0043', creator: 'GEMS_PARM_01', element: '81' },
  ];
  return places.map((place) => privateTexts(dataSet, place).join('\\')).find((text) => text !== '');
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

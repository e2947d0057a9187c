import { err, ok, type Result } from '../../base/result';
import type { HeaderWarning, SliceHeader } from '../../domain/image/sliceHeader';
import { parseIsoDate } from '../../domain/isoDate';
import { checkPixelLength } from './checkPixelLength';
import { type FrameTags, frameTagsOf } from './frameTags';
import type { HeaderProblem } from './headerProblem';
import { noPixelsProblem } from './noPixelsProblem';
import { type ParsedFile, parseFile } from './parseFile';
import { readAcquisition } from './readAcquisition';
import { readGrid } from './readGrid';
import { readPatient } from './readPatient';
import { type PixelModule, readPixelModule } from './readPixelFormat';
import { readPhilipsScale, readRescale } from './readRescale';
import { readUids } from './readUids';
import { elementOf, readDecimals, readDescription, readNumber, readTerms, readText } from './tagSource';
import { tagLabel, tags } from './tags';
import { isUnnamedCompression, transferSyntax } from './transferSyntax';
import { warningSink } from './warningSink';
import { withoutUndefined } from './withoutUndefined';

/**
 * Reads what a DICOM file says of its image, one header per frame.
 *
 * `bytes` is the file or its beginning; pixel data is never needed. When the beginning is too short the problem
 * is `need-more-bytes`; start at 4 KB and grow fourfold. Odd but usable things are `warnings`; geometry that is
 * missing or impossible is left out with its reason; nothing is ever replaced by a default.
 */
export function readSliceHeaders(
  bytes: Uint8Array,
  fileSizeBytes: number,
): Result<readonly SliceHeader[], HeaderProblem> {
  const parsed = parseFile(bytes, fileSizeBytes);
  return parsed.ok ? headersOfFile(parsed.value, fileSizeBytes) : parsed;
}

/** The same of a file that is parsed up to its pixel data. */
export function headersOfFile(
  file: ParsedFile,
  fileSizeBytes: number,
): Result<readonly SliceHeader[], HeaderProblem> {
  if (file.pixelElement === undefined) return err(noPixelsProblem(file));
  if (file.pixelElement.tag !== tags.PixelData)
    return err({ kind: 'unsupported-pixels', what: 'floating-point pixels' });
  const syntax = transferSyntax(file.transferSyntaxUid);
  if (syntax.encoding === 'unsupported') {
    return err({ kind: 'unsupported-transfer-syntax', uid: syntax.uid, name: syntax.name });
  }
  const pixels = readPixelModule(file);
  if (!pixels.ok) return pixels;
  const lengthProblem = checkPixelLength(file, pixels.value, fileSizeBytes);
  if (lengthProblem !== undefined) return err(lengthProblem);
  const image = { ...imageFacts(file, pixels.value, fileSizeBytes), pixels: pixels.value.format };
  const frameTags = frameTagsOf(file.source, pixels.value.frames);
  const read = frameTags.map((frame, index) => frameFacts(frame, index, pixels.value));
  // Warnings of the file are complete only after its last frame was read.
  return ok(
    read.map((frame) => ({ ...image, ...frame, warnings: [...file.source.sink.all, ...frame.warnings] })),
  );
}

function imageFacts(file: ParsedFile, pixels: PixelModule, fileSizeBytes: number) {
  const { source } = file;
  const { frameOfReferenceUid, ...uids } = readUids(file, fileSizeBytes);
  const imageType = readTerms(source, 'ImageType');
  if (imageType.some((value) => value.toUpperCase() === 'MOSAIC')) {
    source.sink.warn('mosaic', tagLabel('ImageType'), 'Many slices tiled in one picture');
  }
  const lossTag = readText(source, 'LossyImageCompression');
  const syntax = transferSyntax(file.transferSyntaxUid);
  const loss = isUnnamedCompression(syntax, file.pixelElement?.length) ? 'either' : syntax.loss;
  return {
    ...uids,
    sopClassUid: readText(source, 'SopClassUid') || file.mediaStorageSopClassUid,
    frames: pixels.frames,
    modality: readText(source, 'Modality'),
    patient: readPatient(source),
    imageType,
    isLossy: lossTag === '01' || loss === 'always' || (loss === 'either' && lossTag !== '00'),
    ...withoutUndefined({
      frameOfReferenceUid,
      studyDate: parseIsoDate(readText(source, 'StudyDate')) ?? parseIsoDate(readText(source, 'SeriesDate')),
      studyTime: readText(source, 'StudyTime') || undefined,
      studyDescription: readDescription(source, 'StudyDescription') || undefined,
      seriesNumber: readNumber(source, 'SeriesNumber'),
      seriesDescription: readDescription(source, 'SeriesDescription') || undefined,
      protocolName: readDescription(source, 'ProtocolName') || undefined,
      instanceNumber: readNumber(source, 'InstanceNumber'),
    }),
  };
}

function frameFacts(frame: FrameTags, index: number, pixels: PixelModule) {
  const sink = warningSink();
  return {
    frame: index,
    grid: readGrid(pixels.rows, pixels.columns, frame, pixels.frames),
    rescale: readRescale(frame, pixels.format.isSigned, sink),
    acquisition: readAcquisition(frame),
    ...withoutUndefined({ philipsScale: readPhilipsScale(frame), window: readWindow(frame, sink.warn) }),
    warnings: sink.all as readonly HeaderWarning[],
  };
}

/** The first window of the file. One that cannot be shown is left out: the viewer chooses from the data. */
function readWindow(frame: FrameTags, warn: ReturnType<typeof warningSink>['warn']): SliceHeader['window'] {
  const source = frame.find('FrameVoiLutSequence', 'WindowWidth');
  if (elementOf(source, 'WindowWidth') === undefined && elementOf(source, 'WindowCenter') === undefined)
    return undefined;
  const center = readDecimals(source, 'WindowCenter');
  const width = readDecimals(source, 'WindowWidth');
  if (center.kind === 'absent' && width.kind === 'absent') return undefined;
  const centerValue = center.kind === 'numbers' ? center.values[0] : undefined;
  const widthValue = width.kind === 'numbers' ? width.values[0] : undefined;
  if (centerValue === undefined || widthValue === undefined || widthValue <= 0) {
    warn(
      'window-unusable',
      tagLabel('WindowWidth'),
      'The stated window cannot be shown; one is chosen from the data',
    );
    return undefined;
  }
  return { center: centerValue, width: widthValue };
}

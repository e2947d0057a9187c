import { pixelRule } from '../../domain/measurement/pixelRule';
import { decodeFrame } from '../../io/dicom/decodeFrame';
import { describeDecodeProblem } from '../../io/dicom/decodeProblem';
import { softwareName } from '../../io/storage/bundle/softwareName';
import { csvText } from '../../report/csvText';
import { jsonText } from '../terminalText';
import { WrongInput } from '../wrongInput';
import { type MeasureArgs, measureHelp, readMeasureArgs } from './measureArgs';
import { type MeasuredRoi, measuredRoi } from './measuredRoi';
import type { MeasureIo } from './measureIo';
import { placedRoi } from './placedRoi';
import { requestedRois } from './requestedRois';
import { type FileSlice, sliceOf, slicesOfFiles } from './slicesOfFiles';

/** An ROI that was not measured, and why. */
interface RefusedRoi {
  readonly name: string;
  readonly why: string;
}

const columns = [
  ...(['name', 'file', 'sop_instance_uid', 'frame', 'area_mm2', 'net_area_mm2', 'pixel_count'] as const),
  ...(['padding_count', 'mean', 'sd', 'min', 'max', 'median', 'fat_percent', 'fat_threshold'] as const),
  ...(['lean_area_mm2', 'fat_area_mm2', 'row_spacing_mm', 'column_spacing_mm', 'rescale_slope'] as const),
  ...([
    'rescale_intercept',
    'is_rescale_stated',
    'is_lossy',
    'warnings',
    'pixel_rule',
    'values',
    'software',
  ] as const),
] as const;

/**
 * Measures ROIs on DICOM files as the workstation measures them: the same decoding, the same rule. Prints JSON or CSV at full
 * precision. Exit code 0, or 2 where something that was given is wrong or an ROI could not be measured.
 */
export async function measureCommand(args: readonly string[], io: MeasureIo): Promise<0 | 2> {
  try {
    const asked = readMeasureArgs(args);
    if (!asked) {
      io.out(measureHelp);
      return 0;
    }
    return await measure(asked, io);
  } catch (cause) {
    if (!(cause instanceof WrongInput)) throw cause;
    io.err(cause.message);
    return 2;
  }
}

async function measure(asked: MeasureArgs, io: MeasureIo): Promise<0 | 2> {
  const bytes = await io.readFile(asked.rois).catch((cause: unknown) => {
    throw new WrongInput(
      `${asked.rois} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
    );
  });
  const requested = requestedRois(bytes, asked.rois);
  const slices = await slicesOfFiles(asked.dicom, io);
  const measured: MeasuredRoi[] = [];
  const refused: RefusedRoi[] = [...requested.refused];
  const images = new Map<FileSlice, ReturnType<typeof decodeSlice>>();
  for (const roi of requested.rois) {
    const slice = sliceOf(roi, slices);
    if (!slice.ok) {
      refused.push({ name: roi.name, why: slice.error });
      continue;
    }
    const placed = placedRoi(roi, slice.value);
    if (!placed.ok) {
      refused.push({ name: roi.name, why: placed.error });
      continue;
    }
    const known = images.get(slice.value) ?? decodeSlice(slice.value, io);
    images.set(slice.value, known);
    const image = await known;
    const result = image.ok ? measuredRoi(placed.value, slice.value, image.value, asked) : image;
    if (result.ok) measured.push(result.value);
    else refused.push({ name: roi.name, why: result.error });
  }
  io.out(asked.format === 'json' ? asJson(asked, measured, refused) : asCsv(asked, measured));
  for (const { name, why } of refused) io.err(`Not measured: ${name}: ${why}.`);
  return refused.length === 0 ? 0 : 2;
}

async function decodeSlice({ path, header }: FileSlice, io: MeasureIo) {
  const decoded = await decodeFrame(await io.readFile(path), header, io.codecs);
  return decoded.ok
    ? decoded
    : ({
        ok: false,
        error: `the image cannot be decoded. ${describeDecodeProblem(decoded.error)}`.replace(/\.$/, ''),
      } as const);
}

function asJson(asked: MeasureArgs, rois: readonly MeasuredRoi[], refused: readonly RefusedRoi[]): string {
  const facts = { software: softwareName, rule: pixelRule(asked.rule), values: asked.valueKind };
  return jsonText({ ...facts, rois, refused });
}

function asCsv(asked: MeasureArgs, rois: readonly MeasuredRoi[]): string {
  const { id, version } = pixelRule(asked.rule);
  const rows = rois.map((roi) => ({
    name: roi.name,
    file: roi.file,
    sop_instance_uid: roi.sopInstanceUid,
    frame: roi.frame,
    area_mm2: roi.areaMm2 ?? undefined,
    net_area_mm2: roi.netAreaMm2 ?? undefined,
    pixel_count: roi.pixelCount,
    padding_count: roi.paddingCount,
    mean: roi.mean ?? undefined,
    sd: roi.sd ?? undefined,
    min: roi.min ?? undefined,
    max: roi.max ?? undefined,
    median: roi.median ?? undefined,
    fat_percent: roi.fatPercent ?? undefined,
    fat_threshold: roi.fatThreshold ?? undefined,
    lean_area_mm2: roi.leanAreaMm2 ?? undefined,
    fat_area_mm2: roi.fatAreaMm2 ?? undefined,
    row_spacing_mm: roi.rowSpacingMm ?? undefined,
    column_spacing_mm: roi.columnSpacingMm ?? undefined,
    rescale_slope: roi.rescaleSlope ?? undefined,
    rescale_intercept: roi.rescaleIntercept ?? undefined,
    is_rescale_stated: roi.isRescaleStated,
    is_lossy: roi.isLossy,
    warnings: roi.warnings.join('; '),
    pixel_rule: `${id} ${version}`,
    values: asked.valueKind,
    software: softwareName,
  }));
  return csvText(columns, rows, { hasByteOrderMark: false }).replace(/\r\n$/, '');
}

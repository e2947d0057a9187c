import { pixelToLps } from '../../../domain/geometry/pixelToLps';
import type { ImageGrid } from '../../../domain/image/imageGrid';
import type {
  ForeignImage,
  ForeignPlace,
  ForeignRoi,
  ForeignStatement,
  RoiFileRefusal,
  RoiFilesRead,
} from '../../../domain/roiFiles/foreignRoi';
import { type FrameTags, frameTagsOf } from '../../dicom/frameTags';
import type { ParsedFile } from '../../dicom/parseFile';
import { readGrid } from '../../dicom/readGrid';
import { readText, type TagSource } from '../../dicom/tagSource';
import { codeOf, sideOfCode } from './codes';
import { objectFreeText, objectInteger, objectItems, objectText } from './objectTags';
import { mostCorners, mostOutlines, refusedFile } from './refusals';
import { openSegPixels } from './segMasks';
import { referencedImage } from './srTree';
import { reasonsInText } from './statedReasons';
import { traceMask } from './traceMask';

/** Pixels that are looked at for the numbers of a label map, over all frames: a few seconds. */
const mostPixelsLookedAt = 1 << 30;

interface Segment {
  readonly number: number;
  readonly label: string;
  readonly statement: ForeignStatement;
}

/**
 * Reads the masks of a segmentation: one ROI for every segment and frame with pixels in it, its outline traced along the
 * borders of pixels. Binary ones and label maps; a fractional one is refused: what of a pixel is inside is no outline.
 *
 * @param mostLookedAt How many pixels are looked at, over all masks; what lies beyond is refused as too large.
 */
export function readSegmentation(
  file: ParsedFile,
  name: string,
  mostLookedAt = mostPixelsLookedAt,
): RoiFilesRead {
  const opened = openSegPixels(file);
  if (!opened.ok) return { rois: [], refused: [{ file: name, roiName: '', ...opened.error }] };
  const pixels = opened.value;
  const { source } = file;
  const segments = segmentsOf(source);
  const rois: ForeignRoi[] = [];
  const refused: RoiFileRefusal[] = [];
  let lookedAt = 0;
  const frameOfReferenceUid = readText(source, 'FrameOfReferenceUid');
  for (const [index, tagsOfFrame] of frameTagsOf(source, pixels.frames).entries()) {
    const values = pixels.frame(index);
    const { rows, columns } = pixels;
    const grid = readGrid(rows, columns, tagsOfFrame, pixels.frames);
    const image = imageOf(tagsOfFrame);
    const numbers = pixels.isLabelMap
      ? [...new Set<number>(values)].filter((value) => value > 0).sort((a, b) => a - b)
      : [segmentNumberOf(tagsOfFrame) ?? 0];
    for (const number of numbers) {
      if (rois.length + refused.length >= mostOutlines) {
        const detail = `more than ${mostOutlines} masks`;
        return { rois, refused: [...refused, { file: name, roiName: '', kind: 'too-large', detail }] };
      }
      lookedAt += rows * columns;
      if (lookedAt > mostLookedAt) {
        const detail = `${numbers.length} numbers in a frame of ${columns} × ${rows} pixels`;
        return { rois, refused: [...refused, { file: name, roiName: '', kind: 'too-large', detail }] };
      }
      const segment = segments.find((one) => one.number === number) ?? unknownSegment(number);
      const mask = pixels.isLabelMap
        ? Uint8Array.from(values, (value) => (value === number ? 1 : 0))
        : values;
      const pixelCount = countOf(mask);
      if (pixelCount === 0) continue;
      const traced = traceMask({ rows, columns, pixels: mask }, mostCorners);
      if (!traced.ok) {
        const detail = `a border of ${traced.error} sides of pixels or more`;
        refused.push({ file: name, roiName: segment.label, kind: 'too-large', detail });
        continue;
      }
      rois.push({
        program: 'dicom-seg',
        file: name,
        name: segment.label,
        outlinePx: [],
        exclusions: [],
        image,
        values: { pixelCount },
        notes: ['pixel-outline'],
        place: placeOf(grid, traced.value, frameOfReferenceUid),
        statement: segment.statement,
      });
    }
  }
  return rois.length + refused.length === 0
    ? refusedFile(name, 'nothing-inside', 'no pixel is marked')
    : { rois, refused };
}

function countOf(mask: ArrayLike<number>): number {
  let count = 0;
  for (let at = 0; at < mask.length; at++) if (mask[at]) count += 1;
  return count;
}

function placeOf(
  grid: ImageGrid,
  ringsPx: NonNullable<ForeignPlace['traced']>['ringsPx'],
  frameOfReferenceUid: string,
): ForeignPlace {
  const { plane, spacing } = grid;
  const ringsLps =
    plane && spacing ? ringsPx.map((ring) => ring.map((corner) => pixelToLps(plane, spacing, corner))) : [];
  return { ringsLps, traced: { grid, ringsPx }, ...(frameOfReferenceUid !== '' && { frameOfReferenceUid }) };
}

function segmentsOf(source: TagSource): readonly Segment[] {
  const patientId = readText(source, 'PatientId');
  const creator = objectText(source, 'ContentCreatorName');
  return objectItems(source, 'SegmentSequence').map((item, index): Segment => {
    const number = objectInteger(item, 'SegmentNumber') ?? index + 1;
    const [region] = objectItems(item, 'AnatomicRegionSequence');
    const modifiers = [
      region && codeOf(region, 'AnatomicRegionModifierSequence'),
      codeOf(item, 'SegmentedPropertyTypeModifierSequence'),
      ...objectItems(item, 'SegmentedPropertyTypeSequence').map((type) =>
        codeOf(type, 'SegmentedPropertyTypeModifierSequence'),
      ),
    ];
    const side = modifiers.map(sideOfCode).find((one) => one !== undefined);
    const structures = [
      codeOf(item, 'AnatomicRegionSequence'),
      codeOf(item, 'SegmentedPropertyTypeSequence'),
    ];
    const trackingId = objectText(item, 'TrackingId');
    const trackingUid = objectText(item, 'TrackingUid');
    const reasons = reasonsInText(objectFreeText(item, 'SegmentDescription'));
    return {
      number,
      label: objectText(item, 'SegmentLabel'),
      statement: {
        structures: structures.flatMap((code) => code ?? []),
        ...(creator !== '' && { observer: creator }),
        ...(patientId !== '' && { patientId }),
        ...(trackingId !== '' && { trackingId }),
        ...(trackingUid !== '' && { trackingUid }),
        ...(side && { side }),
        ...(reasons.length > 0 && { reasons }),
      },
    };
  });
}

function unknownSegment(number: number): Segment {
  return { number, label: '', statement: { structures: [] } };
}

function segmentNumberOf(frame: FrameTags): number | undefined {
  for (const level of [frame.own, frame.shared]) {
    const [item] = level ? objectItems(level, 'SegmentIdentificationSequence') : [];
    const number = item && objectInteger(item, 'ReferencedSegmentNumber');
    if (number !== undefined) return number;
  }
  return undefined;
}

/** The one image that a frame was made from; empty where there is none, or where it was made from several. */
function imageOf(frame: FrameTags): ForeignImage {
  for (const level of [frame.own, frame.shared]) {
    const sources = (level ? objectItems(level, 'DerivationImageSequence') : []).flatMap((item) =>
      objectItems(item, 'SourceImageSequence'),
    );
    const [only] = sources;
    if (only && sources.length === 1) return referencedImage(only);
  }
  return {};
}

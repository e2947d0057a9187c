import { err, ok, type Result } from '../../../base/result';
import type { PointLps, PointPx } from '../../../domain/image/point';
import type {
  ForeignNote,
  ForeignRoi,
  ForeignStatement,
  ForeignValues,
  PrintedWithin,
  RoiFileRefusal,
  RoiFilesRead,
} from '../../../domain/roiFiles/foreignRoi';
import { type NestedOutline, nestedOutline } from '../../../domain/roiFiles/nestedOutline';
import { readText, type TagSource } from '../../dicom/tagSource';
import { mostOutlines, refusedFile } from './refusals';
import { type SrGroup, type SrRegion, srContent } from './srTree';
import { reasonsOfTexts } from './statedReasons';

/** SCOORD counts from the corner of the top-left pixel, we from its centre. */
const cornerToCentrePx = 0.5;
/** A way that ends this near to where it began is closed: px in SCOORD, mm in SCOORD3D. */
const closedWithin = 1e-3;

type Fault = Pick<RoiFileRefusal, 'kind' | 'detail'>;

/** An outline in pixels, or rings in the patient. */
type Shape =
  | ({ readonly kind: 'pixels' } & NestedOutline)
  | {
      readonly kind: 'patient';
      readonly ringLps: readonly PointLps[];
      readonly notes: readonly ForeignNote[];
    };

/**
 * Reads the regions of an SR: TID 1500 with TID 1410 and 1411 groups, and whatever else holds SCOORD polylines or SCOORD3D
 * polygons (OHIF, dwv). Values are those of the region's measurement group.
 */
export function readStructuredReport(source: TagSource, file: string): RoiFilesRead {
  const content = srContent(source);
  const patientId = readText(source, 'PatientId');
  const rois: ForeignRoi[] = [];
  const refused: RoiFileRefusal[] = [];
  if (content.isTooLarge)
    refused.push({ file, roiName: '', kind: 'too-large', detail: 'a report without end' });
  for (const group of content.groups) {
    for (const region of group.regions) {
      if (rois.length + refused.length >= mostOutlines) {
        const detail = `more than ${mostOutlines} regions`;
        return { rois, refused: [...refused, { file, roiName: '', kind: 'too-large', detail }] };
      }
      const name = nameOf(group);
      const shape = shapeOf(region, group);
      if (shape.ok) {
        const observer = group.observer || content.observer;
        rois.push(roiOf(shape.value, region, group, { file, name, observer, patientId }));
      } else refused.push({ file, roiName: name, ...shape.error });
    }
  }
  return rois.length + refused.length === 0
    ? refusedFile(file, 'no-outlines', 'a report without regions')
    : { rois, refused };
}

/** OHIF keeps what a person typed as the meaning of a finding, and its tool in the tracking identifier. */
function nameOf({ trackingId, finding }: SrGroup): string {
  if (finding?.value === 'CORNERSTONEFREETEXT') return finding.meaning;
  return trackingId || (finding?.meaning ?? '');
}

/** How many regions of a group its values may be of: points mark places, such as that of a label. */
function regionsWithArea({ regions }: SrGroup): number {
  return regions.filter(({ graphicType }) => !['POINT', 'MULTIPOINT'].includes(graphicType)).length;
}

function roiOf(
  shape: Shape,
  region: SrRegion,
  group: SrGroup,
  of: { readonly file: string; readonly name: string; readonly observer: string; readonly patientId: string },
): ForeignRoi {
  const { file, name, observer, patientId } = of;
  const isAlone = regionsWithArea(group) === 1;
  const values: { -readonly [Key in keyof ForeignValues]: number } = {};
  const printedWithin: { -readonly [Key in keyof PrintedWithin]: number } = {};
  for (const { value, number, within } of isAlone ? group.values : []) {
    values[value] = number;
    printedWithin[value] = within;
  }
  const { trackingId, trackingUid, structures, side } = group;
  const valueKind = group.values.find(({ value }) => value === 'mean')?.kind;
  const reasons = reasonsOfTexts(group.exclusionTexts);
  const statement: ForeignStatement = {
    structures,
    ...(observer !== '' && { observer }),
    ...(patientId !== '' && { patientId }),
    ...(trackingId !== '' && { trackingId }),
    ...(trackingUid !== '' && { trackingUid }),
    ...(side && { side }),
    ...(valueKind && { valueKind }),
    ...(reasons.length > 0 && { reasons }),
  };
  const notes: ForeignNote[] = [
    ...shape.notes,
    ...(!isAlone && group.values.length > 0 ? (['values-of-several'] as const) : []),
  ];
  const { image, frameOfReferenceUid } = region;
  const whole = { program: 'dicom-sr' as const, file, name, image, values, printedWithin, statement, notes };
  if (shape.kind === 'pixels') {
    const { outlinePx, exclusions } = shape;
    return { ...whole, outlinePx, exclusions };
  }
  const place = {
    ringsLps: [shape.ringLps],
    ...(frameOfReferenceUid !== '' && { frameOfReferenceUid }),
  };
  return { ...whole, outlinePx: [], exclusions: [], place };
}

function shapeOf(region: SrRegion, group: SrGroup): Result<Shape, Fault> {
  const { valueType, graphicType, numbers } = region;
  const detail = `${valueType} ${graphicType}`;
  if (['CIRCLE', 'ELLIPSE', 'ELLIPSOID'].includes(graphicType)) return err({ kind: 'curved', detail });
  const isRing = graphicType === 'POLYLINE' || (graphicType === 'POLYGON' && valueType === 'SCOORD3D');
  if (!isRing) return err({ kind: 'not-an-area', detail });
  if (!numbers) return err({ kind: 'too-large', detail });
  const size = valueType === 'SCOORD' ? 2 : 3;
  if (numbers.length % size !== 0 || !numbers.every(Number.isFinite)) return err({ kind: 'damaged', detail });
  const closed = closedWay(numbers, size, graphicType, group);
  if (!closed) return err({ kind: 'not-an-area', detail: `${detail}, open` });
  const { way, notes } = closed;
  if (valueType === 'SCOORD3D') {
    const ringLps = way.map(([x = 0, y = 0, z = 0]): PointLps => [x, y, z]);
    return ok({ kind: 'patient', ringLps, notes: [...notes, 'in-the-patient'] });
  }
  const ring = way.map(([x = 0, y = 0]): PointPx => [x - cornerToCentrePx, y - cornerToCentrePx]);
  const nested = nestedOutline([ring], reasonsOfTexts(group.exclusionTexts));
  if (!nested.ok) return nested;
  return ok({ kind: 'pixels', ...nested.value, notes: [...notes, ...nested.value.notes] });
}

/**
 * The places of a closed way, the first not repeated; undefined for an open one. One that is left open and has an area all
 * the same was meant to be closed: some programs do not repeat the first place.
 */
function closedWay(
  numbers: readonly number[],
  size: number,
  graphicType: string,
  group: SrGroup,
): { readonly way: readonly (readonly number[])[]; readonly notes: readonly ForeignNote[] } | undefined {
  const way: (readonly number[])[] = [];
  for (let at = 0; at < numbers.length; at += size) way.push(numbers.slice(at, at + size));
  const [first] = way;
  const last = way.at(-1);
  if (!first || !last || way.length < 3) return undefined;
  if (first.every((value, axis) => Math.abs(value - (last[axis] ?? 0)) <= closedWithin)) {
    return { way: way.slice(0, -1), notes: [] };
  }
  const hasArea = group.values.some(({ value }) => value === 'areaMm2' || value === 'areaPx2');
  const isMeantClosed = graphicType === 'POLYGON' || (hasArea && regionsWithArea(group) === 1);
  return isMeantClosed ? { way, notes: ['type-not-said'] } : undefined;
}

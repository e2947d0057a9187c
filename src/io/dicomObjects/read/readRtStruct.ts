import { cross, dot, subtract, unit } from '../../../domain/geometry/lps';
import type { PointLps } from '../../../domain/image/point';
import type {
  ForeignImage,
  ForeignRoi,
  ForeignStatement,
  RoiFileRefusal,
  RoiFilesRead,
} from '../../../domain/roiFiles/foreignRoi';
import { readItems, readText, type TagSource } from '../../dicom/tagSource';
import { codeOf, sideOfCode } from './codes';
import { objectDecimals, objectFreeText, objectInteger, objectItems, objectText } from './objectTags';
import { mostCorners, mostOutlines, refusedFile } from './refusals';
import { referencedImage } from './srTree';
import { reasonsInText } from './statedReasons';

/** A closed contour, and the slice that it is on. */
interface Contour {
  readonly ringLps: readonly PointLps[];
  readonly image: ForeignImage;
}

/** Contours without an image that lie this near to one plane are on one slice, mm. */
const samePlaneWithinMm = 0.05;
const mostContours = 20_000;

/**
 * Reads the contours of an RTSTRUCT: one ROI for every structure and slice. Several rings of a structure on one slice
 * (CLOSED_PLANAR or CLOSEDPLANAR_XOR) are outline and holes by how they lie in each other; a keyhole is opened. Pixels come
 * with the slice, because contours are in mm of the patient.
 */
export function readRtStruct(source: TagSource, file: string): RoiFilesRead {
  const rois: ForeignRoi[] = [];
  const refused: RoiFileRefusal[] = [];
  const named = byNumber(objectItems(source, 'StructureSetRoiSequence'), 'RoiNumber');
  const observed = byNumber(objectItems(source, 'RtRoiObservationsSequence'), 'ReferencedRoiNumber');
  const patientId = readText(source, 'PatientId');
  let count = 0;
  for (const item of readItems(source, 'RoiContourSequence')) {
    const number = objectInteger(item, 'ReferencedRoiNumber') ?? -1;
    const structure = named.get(number);
    const name = structure ? objectText(structure, 'RoiName') : '';
    const frame = structure ? objectText(structure, 'ReferencedFrameOfReferenceUid') : '';
    const contours: Contour[] = [];
    for (const one of readItems(item, 'ContourSequence')) {
      count += 1;
      if (count > mostContours || rois.length + refused.length >= mostOutlines) {
        const detail = `more than ${Math.min(count - 1, mostContours)} contours`;
        return { rois, refused: [...refused, { file, roiName: name, kind: 'too-large', detail }] };
      }
      const contour = contourOf(one);
      if ('kind' in contour) refused.push({ file, roiName: name, ...contour });
      else contours.push(contour);
    }
    const description = structure ? objectFreeText(structure, 'RoiDescription') : '';
    const statement = statementOf(observed.get(number), patientId, description);
    for (const { image, ringsLps } of slicesOf(contours)) {
      rois.push({
        program: 'dicom-rtstruct',
        file,
        name,
        outlinePx: [],
        exclusions: [],
        image,
        values: {},
        notes: ['in-the-patient'],
        place: { ringsLps, ...(frame !== '' && { frameOfReferenceUid: frame }) },
        statement,
      });
    }
  }
  return rois.length + refused.length === 0
    ? refusedFile(file, 'no-outlines', 'a structure set without contours')
    : { rois, refused };
}

function byNumber(
  items: readonly TagSource[],
  tag: 'RoiNumber' | 'ReferencedRoiNumber',
): ReadonlyMap<number, TagSource> {
  return new Map(
    items.flatMap((item) => {
      const number = objectInteger(item, tag);
      return number === undefined ? [] : [[number, item] as const];
    }),
  );
}

function contourOf(item: TagSource): Contour | Pick<RoiFileRefusal, 'kind' | 'detail'> {
  const type = readText(item, 'ContourGeometricType').toUpperCase();
  if (type !== 'CLOSED_PLANAR' && type !== 'CLOSEDPLANAR_XOR' && type !== '')
    return { kind: 'not-an-area', detail: type };
  const numbers = objectDecimals(item, 'ContourData', 3 * mostCorners);
  if (!numbers) return { kind: 'damaged', detail: 'coordinates that are no numbers, or too many' };
  const stated = objectIntegerOfPoints(item);
  const points = numbers.length / 3;
  if (points < 3 || !Number.isInteger(points) || (stated !== undefined && stated !== points)) {
    return { kind: 'damaged', detail: `${numbers.length} coordinates, ${stated ?? 'no'} points stated` };
  }
  const ringLps = Array.from(
    { length: points },
    (_, at): PointLps => [numbers[3 * at] ?? 0, numbers[3 * at + 1] ?? 0, numbers[3 * at + 2] ?? 0],
  );
  const images = objectItems(item, 'ContourImageSequence');
  const [image] = images;
  return { ringLps, image: image && images.length === 1 ? referencedImage(image) : {} };
}

function objectIntegerOfPoints(item: TagSource): number | undefined {
  const text = readText(item, 'NumberOfContourPoints');
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** Contours put together slice by slice: by the image that they name, else by their plane. */
function slicesOf(
  contours: readonly Contour[],
): readonly { readonly image: ForeignImage; readonly ringsLps: readonly (readonly PointLps[])[] }[] {
  const slices: { image: ForeignImage; ringsLps: (readonly PointLps[])[] }[] = [];
  const named = new Map<string, { ringsLps: (readonly PointLps[])[] }>();
  for (const { ringLps, image } of contours) {
    const key = image.sopInstanceUid === undefined ? '' : `${image.sopInstanceUid}#${image.frame}`;
    const known =
      key === ''
        ? slices.find(({ image: other, ringsLps }) => {
            const [first] = ringsLps;
            return other.sopInstanceUid === undefined && first && areInOnePlane(first, ringLps);
          })
        : named.get(key);
    if (known) {
      known.ringsLps.push(ringLps);
      continue;
    }
    const slice = { image, ringsLps: [ringLps] };
    slices.push(slice);
    if (key !== '') named.set(key, slice);
  }
  return slices;
}

function areInOnePlane(a: readonly PointLps[], b: readonly PointLps[]): boolean {
  const normal = normalOf(a);
  const [origin] = a;
  if (!normal || !origin) return false;
  return b.every((point) => Math.abs(dot(normal, subtract(point, origin))) <= samePlaneWithinMm);
}

/** Normal of a ring by Newell's sum, which takes all corners. */
function normalOf(ring: readonly PointLps[]): PointLps | undefined {
  const [origin] = ring;
  if (!origin) return undefined;
  let sum: PointLps = [0, 0, 0];
  for (const [at, point] of ring.entries()) {
    const next = ring[(at + 1) % ring.length] ?? origin;
    const part = cross(subtract(point, origin), subtract(next, origin));
    sum = [sum[0] + part[0], sum[1] + part[1], sum[2] + part[2]];
  }
  return unit(sum);
}

function statementOf(
  observation: TagSource | undefined,
  patientId: string,
  description: string,
): ForeignStatement {
  const trackingUid = /tracking UID ([0-9.]{1,64})/.exec(description)?.[1];
  const reasons = reasonsInText(description);
  const observer = observation ? objectText(observation, 'RoiInterpreter') : '';
  const codes = observation ? objectItems(observation, 'RtRoiIdentificationCodeSequence') : [];
  const structures = observation ? [codeOf(observation, 'RtRoiIdentificationCodeSequence')] : [];
  const side = codes
    .map((code) => sideOfCode(codeOf(code, 'SegmentedPropertyTypeModifierSequence')))
    .find((one) => one !== undefined);
  return {
    structures: structures.flatMap((code) => code ?? []),
    ...(observer !== '' && { observer }),
    ...(patientId !== '' && { patientId }),
    ...(side && { side }),
    ...(trackingUid !== undefined && { trackingUid }),
    ...(reasons.length > 0 && { reasons }),
  };
}

import type {
  ForeignRoi,
  ForeignValues,
  RoiFileRefusal,
  RoiFilesRead,
} from '../../domain/roiFiles/foreignRoi';
import { asLps, asPair, horosRoi, placeOf } from './horosRoi';
import { isRefusal } from './isRefusal';
import { type PlistValue, parsePlist } from './plist';

type Dict = ReadonlyMap<string, PlistValue>;

const cm2ToMm2 = 100;

/** An export of OsiriX with values and points of a whole study; far above any set of ROIs. */
const largestXmlBytes = 64 * 1024 * 1024;

/**
 * Reads ROIs out of an XML property list of Horos or OsiriX: one ROI or "ROI array" as its ROI windows export and its
 * "Import ROI(s)" opens, and the "Images" of the plugin Export ROIs. Points count from the corner of the top-left pixel.
 */
export function readHorosXml(bytes: Uint8Array, file: string): RoiFilesRead {
  const refuse = (kind: RoiFileRefusal['kind'], detail: string): RoiFilesRead => ({
    rois: [],
    refused: [{ file, roiName: '', kind, detail }],
  });
  if (bytes.length > largestXmlBytes) return refuse('too-large', `${bytes.length} bytes`);
  const parsed = parsePlist(decodeText(bytes));
  if (!parsed.ok) return refuse('damaged', `${parsed.error.detail} (at character ${parsed.error.offset})`);
  const root = parsed.value;
  if (!isDict(root)) return refuse('not-an-roi-file', 'a property list without ROIs');
  const records = recordsOf(root, file);
  if (!records) return refuse('not-an-roi-file', 'a property list without ROIs');
  return {
    rois: records.filter((record): record is ForeignRoi => !isRefusal(record)),
    refused: records.filter(isRefusal),
  };
}

function decodeText(bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

function recordsOf(root: Dict, file: string): readonly (ForeignRoi | RoiFileRefusal)[] | undefined {
  const images = root.get('Images');
  if (isList(images)) return images.filter(isDict).flatMap((image) => ofImage(image, file));
  const array = root.get('ROI array');
  if (isList(array)) return array.filter(isDict).map((one) => nativeRoi(one, file));
  return root.has('ROIPoints') ? [nativeRoi(root, file)] : undefined;
}

/** As the ROI window writes it: name, comments, points, and a summary of values. */
function nativeRoi(one: Dict, file: string): ForeignRoi | RoiFileRefusal {
  const points = listOf(one.get('ROIPoints')).map((text) => asPair(placeOf(text)));
  const summary = one.get('DataSummary');
  const slice = numberOf(one.get('Slice'));
  return horosRoi({
    file,
    name: textOf(one.get('Name')),
    comments: textOf(one.get('Comments')),
    type: undefined,
    pointsCorner: points,
    pointsLps: [],
    image: { ...(slice !== undefined && slice >= 1 && { slicePosition: Math.trunc(slice) }) },
    values: isDict(summary) ? valuesOf(summary) : {},
  });
}

/** As the plugin Export ROIs writes the ROIs of one image; some versions add UIDs. */
function ofImage(image: Dict, file: string): readonly (ForeignRoi | RoiFileRefusal)[] {
  const index = numberOf(image.get('ImageIndex'));
  return listOf(image.get('ROIs'))
    .filter(isDict)
    .map((one) => {
      const uid = textOf(one.get('SOPInstanceUID')) || textOf(image.get('SOPInstanceUID'));
      return horosRoi({
        file,
        name: textOf(one.get('Name')),
        comments: textOf(one.get('Comments')),
        type: numberOf(one.get('Type')),
        pointsCorner: listOf(one.get('Point_px')).map((text) => asPair(placeOf(text))),
        pointsLps: listOf(one.get('Point_mm')).map((text) => asLps(placeOf(text))),
        image: {
          ...(uid !== '' && { sopInstanceUid: uid }),
          ...(index !== undefined && index >= 0 && { slicePosition: Math.trunc(index) + 1 }),
        },
        values: valuesOf(one),
      });
    });
}

function valuesOf(from: Dict): ForeignValues {
  const value = (...keys: readonly string[]): number | undefined =>
    keys.map((key) => numberOf(from.get(key))).find((found) => found !== undefined);
  const areaCm2 = value('AreaCM2', 'AreaCm2', 'Area');
  const areaPx2 = value('AreaPIX2', 'AreaPix2');
  return withoutUndefined({
    // The plugin's "Area" is in cm², or in px² of an image without spacing: the comparison tries both.
    areaMm2: areaCm2 === undefined ? undefined : areaCm2 * cm2ToMm2,
    areaPx2,
    mean: value('Mean'),
    sd: value('Dev'),
    min: value('Min'),
    max: value('Max'),
    total: value('Total'),
  });
}

function withoutUndefined(
  values: Readonly<Partial<Record<keyof ForeignValues, number | undefined>>>,
): ForeignValues {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && Number.isFinite(value)),
  );
}

function isDict(value: PlistValue | undefined): value is Dict {
  return value instanceof Map;
}

function isList(value: PlistValue | undefined): value is readonly PlistValue[] {
  return Array.isArray(value);
}

function listOf(value: PlistValue | undefined): readonly PlistValue[] {
  return isList(value) ? value : [];
}

function textOf(value: PlistValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** Numbers also where the file has them as text. */
function numberOf(value: PlistValue | undefined): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

import { err, ok, type Result } from '../../base/result';
import type { PointPx } from '../../domain/image/point';
import { normaliseRing } from '../../domain/polygon/normaliseRing';
import type { ForeignNote, ForeignRoi, RoiFileRefusal } from '../../domain/roiFiles/foreignRoi';
import { type OwnShape, ownPropsOf } from './ownProps';
import { nestComposite, type RoiShape, readComposite } from './readComposite';
import { readRoiTexts } from './readRoiTexts';
import {
  at,
  at2,
  cornerToCentrePx,
  header2Bytes,
  headerBytes,
  largestRoiBytes,
  mostVertices,
  options,
  subtypes,
  types,
} from './roiLayout';

type Fault = Pick<RoiFileRefusal, 'kind' | 'detail'>;

/**
 * Reads one ImageJ .roi file: polygon, freehand, traced, rectangle, ellipse and rotated rectangle (which the file holds
 * as vertices) and composites, sub-pixel or whole-number, of every version. Refused, with the reason: lines, points,
 * ovals and rounded rectangles (their border is computed, not stored), and whatever contradicts itself. Never throws.
 */
export function readImageJRoi(bytes: Uint8Array, file: string): Result<ForeignRoi, RoiFileRefusal> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fault = beginsWrong(bytes);
  if (fault) return err({ file, roiName: '', ...fault });
  const texts = readRoiTexts(view);
  const fallback = file.slice(file.lastIndexOf('/') + 1).replace(/\.roi$/i, '');
  const name = texts.name || fallback;
  const rings = view.getInt32(at.shapeFloats) > 0 ? readComposite(view) : undefined;
  if (rings?.ok === false) return err({ file, roiName: name, ...rings.error });
  const own = ownPropsOf(texts.props, rings?.value ?? []);
  // Only a composite is written with a shape of its own: beside a plain polygon it is none of ours.
  const ownShape = rings && own.shape;
  const shape = ownShape ? ok(asShape(ownShape)) : rings ? nestComposite(rings.value) : readShape(view);
  if (!shape.ok) return err({ file, roiName: name, ...shape.error });
  const { outlinePx, holesPx, notes } = shape.value;
  const slicePosition = readPosition(view);
  return ok({
    program: 'imagej',
    file,
    name,
    outlinePx,
    exclusions: ownShape?.exclusions ?? holesPx.map((verticesPx) => ({ verticesPx, reason: 'other' })),
    image: { ...own.image, ...(slicePosition > 0 && { slicePosition }) },
    values: {},
    notes: [...notes, ...(own.isStale ? (['edited-elsewhere'] as const) : [])],
  });
}

/** A shape that was saved from here: its exclusions come with their reasons. */
function asShape({ outlinePx }: OwnShape): RoiShape {
  return { outlinePx, holesPx: [], notes: [] };
}

function beginsWrong(bytes: Uint8Array): Fault | undefined {
  // Horos and OsiriX keep their own .roi files, an archive of program objects ("streamtyped").
  if (bytes[0] === 4 && bytes[1] === 0x0b) return { kind: 'native-archive', detail: 'typedstream' };
  if (bytes.length < 4 || String.fromCharCode(...bytes.subarray(0, 4)) !== 'Iout') {
    return { kind: 'not-an-roi-file', detail: 'does not begin with "Iout"' };
  }
  if (bytes.length > largestRoiBytes) return { kind: 'too-large', detail: `${bytes.length} bytes` };
  if (bytes.length < headerBytes)
    return { kind: 'damaged', detail: `ends at byte ${bytes.length} of its header` };
  return undefined;
}

function readPosition(view: DataView): number {
  const header2 = view.getInt32(at.header2);
  const hasHeader2 = header2 >= headerBytes && header2 + header2Bytes <= view.byteLength;
  const ofStack = hasHeader2
    ? view.getInt32(header2 + at2.zPosition) || view.getInt32(header2 + at2.tPosition)
    : 0;
  return ofStack > 0 ? ofStack : view.getInt32(at.position);
}

function readShape(view: DataView): Result<RoiShape, Fault> {
  const type = view.getUint8(at.type);
  const subtype = view.getUint16(at.subtype);
  const name = types[type];
  if (name === undefined) return err({ kind: 'damaged', detail: `type ${type} at byte ${at.type}` });
  if (subtype === subtypes.text || subtype === subtypes.image) {
    return err({ kind: 'not-an-area', detail: subtype === subtypes.text ? 'text' : 'image' });
  }
  switch (name) {
    case 'polygon':
    case 'freehand':
    case 'traced':
      return readVertices(view);
    case 'rectangle':
      return readRectangle(view);
    case 'oval':
      return err({ kind: 'curved', detail: 'oval' });
    default:
      return err({ kind: 'not-an-area', detail: name });
  }
}

function isSubPixel(view: DataView): boolean {
  return view.getUint16(at.version) >= 222 && (view.getUint16(at.options) & options.subPixel) !== 0;
}

function readVertices(view: DataView): Result<RoiShape, Fault> {
  const count = view.getUint16(at.count) || view.getInt32(at.longCount);
  if (count <= 0) return err({ kind: 'damaged', detail: `no vertices at byte ${at.count}` });
  if (count > mostVertices) return err({ kind: 'too-large', detail: `${count} vertices` });
  const isFloat = isSubPixel(view);
  const needed = headerBytes + count * (isFloat ? 12 : 4);
  if (view.byteLength < needed) {
    return err({
      kind: 'damaged',
      detail: `ends at byte ${view.byteLength}, its ${count} vertices at ${needed}`,
    });
  }
  const [left, top] = [view.getInt16(at.left), view.getInt16(at.top)];
  const vertices = Array.from({ length: count }, (_, index): PointPx => {
    if (isFloat) {
      const x = headerBytes + 4 * count + 4 * index;
      return [view.getFloat32(x) - cornerToCentrePx, view.getFloat32(x + 4 * count) - cornerToCentrePx];
    }
    // As ImageJ reads them: counted from the bounds, never before them.
    const x = Math.max(0, view.getInt16(headerBytes + 2 * index));
    const y = Math.max(0, view.getInt16(headerBytes + 2 * count + 2 * index));
    return [left + x - cornerToCentrePx, top + y - cornerToCentrePx];
  });
  const bad = vertices.findIndex(([x, y]) => !Number.isFinite(x) || !Number.isFinite(y));
  if (bad >= 0) return err({ kind: 'damaged', detail: `vertex ${bad + 1} is no number` });
  const notes: ForeignNote[] = [];
  if (vertices.every(isOnCorner)) notes.push('integer-vertices');
  if ((view.getUint16(at.options) & options.splineFit) !== 0) notes.push('spline');
  return ok({ outlinePx: normaliseRing(vertices), holesPx: [], notes });
}

function isOnCorner([column, row]: PointPx): boolean {
  return Number.isInteger(column + cornerToCentrePx) && Number.isInteger(row + cornerToCentrePx);
}

function readRectangle(view: DataView): Result<RoiShape, Fault> {
  if (view.getInt16(at.arcSize) > 0) return err({ kind: 'curved', detail: 'rounded rectangle' });
  const isFloat = isSubPixel(view) && view.getUint16(at.version) >= 223;
  const [left, top, width, height] = isFloat
    ? [view.getFloat32(at.x), view.getFloat32(at.y), view.getFloat32(at.width), view.getFloat32(at.height)]
    : [
        view.getInt16(at.left),
        view.getInt16(at.top),
        view.getInt16(at.right) - view.getInt16(at.left),
        view.getInt16(at.bottom) - view.getInt16(at.top),
      ];
  if (![left, top].every(Number.isFinite) || !(width > 0) || !(height > 0)) {
    return err({ kind: 'damaged', detail: `bounds at byte ${isFloat ? at.x : at.top}` });
  }
  const [x, y] = [left - cornerToCentrePx, top - cornerToCentrePx];
  const outlinePx: PointPx[] = [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
  const isWhole = outlinePx.every(isOnCorner);
  return ok({ outlinePx, holesPx: [], notes: [isWhole ? 'integer-vertices' : 'sub-pixel-rectangle'] });
}

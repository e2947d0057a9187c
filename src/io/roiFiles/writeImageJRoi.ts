import type { PointPx } from '../../domain/image/point';
import type { OutgoingRoi } from '../../domain/roiFiles/outgoingRoi';
import { ownPropsText } from './ownProps';
import { at, at2, cornerToCentrePx, header2Bytes, headerBytes, options, segment } from './roiLayout';

/** What ImageJ 1.53 and 1.54 write, too; older programs know it. */
const version = 228;
const polygonType = 0;
const compositeType = 1;
/** A polygon's count is 16 bits wide; ImageJ writes a longer one as a composite, and so do we. */
const longestPolygon = 65_535;

/**
 * Writes an ROI as an ImageJ .roi file: a sub-pixel polygon, or, with exclusions, a composite of `netRings` (the rings of
 * the outline minus the union of its exclusions). Vertices are float32 from the corner of the top-left pixel, as ImageJ
 * has them; the outline is written as one ring, not closed twice.
 */
export function writeImageJRoi(
  roi: OutgoingRoi,
  netRings: readonly (readonly PointPx[])[],
): Uint8Array<ArrayBuffer> {
  const isComposite = roi.exclusions.length > 0 || roi.outlinePx.length > longestPolygon;
  const rings = roi.exclusions.length > 0 ? netRings : [roi.outlinePx];
  const coordinates = isComposite ? pathOf(rings) : polygonOf(roi.outlinePx);
  const props = ownPropsText(roi, rings);
  const header2 = headerBytes + coordinates.byteLength;
  const nameOffset = header2 + header2Bytes;
  const propsOffset = nameOffset + 2 * roi.name.length;
  const bytes = new Uint8Array(propsOffset + 2 * props.length);
  const view = new DataView(bytes.buffer);

  bytes.set([0x49, 0x6f, 0x75, 0x74]);
  view.setInt16(at.version, version);
  view.setUint8(at.type, isComposite ? compositeType : polygonType);
  writeBounds(view, rings);
  if (isComposite) view.setInt32(at.shapeFloats, coordinates.byteLength / 4);
  else {
    view.setUint16(at.count, roi.outlinePx.length);
    view.setInt16(at.options, options.subPixel);
  }
  view.setInt32(at.position, roi.slicePosition ?? 0);
  view.setInt32(at.header2, header2);
  bytes.set(new Uint8Array(coordinates), headerBytes);
  view.setInt32(header2 + at2.nameOffset, nameOffset);
  view.setInt32(header2 + at2.nameLength, roi.name.length);
  writeUtf16(view, nameOffset, roi.name);
  view.setInt32(header2 + at2.propsOffset, propsOffset);
  view.setInt32(header2 + at2.propsLength, props.length);
  writeUtf16(view, propsOffset, props);
  return bytes;
}

function writeBounds(view: DataView, rings: readonly (readonly PointPx[])[]): void {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [column, row] of rings.flat()) {
    left = Math.min(left, column + cornerToCentrePx);
    top = Math.min(top, row + cornerToCentrePx);
    right = Math.max(right, column + cornerToCentrePx);
    bottom = Math.max(bottom, row + cornerToCentrePx);
  }
  if (left === Infinity) return;
  view.setInt16(at.left, Math.floor(left));
  view.setInt16(at.top, Math.floor(top));
  view.setInt16(at.right, Math.ceil(right));
  view.setInt16(at.bottom, Math.ceil(bottom));
}

/** Whole numbers counted from the bounds, which ImageJ passes over, then the coordinates themselves as float32. */
function polygonOf(ring: readonly PointPx[]): ArrayBuffer {
  const count = ring.length;
  const view = new DataView(new ArrayBuffer(12 * count));
  const left = Math.floor(Math.min(...ring.map(([column]) => column + cornerToCentrePx)));
  const top = Math.floor(Math.min(...ring.map(([, row]) => row + cornerToCentrePx)));
  for (const [index, [column, row]] of ring.entries()) {
    const [x, y] = [column + cornerToCentrePx, row + cornerToCentrePx];
    view.setInt16(2 * index, Math.trunc(x - left));
    view.setInt16(2 * count + 2 * index, Math.trunc(y - top));
    view.setFloat32(4 * count + 4 * index, x);
    view.setFloat32(8 * count + 4 * index, y);
  }
  return view.buffer;
}

function pathOf(rings: readonly (readonly PointPx[])[]): ArrayBuffer {
  const floats = rings.flatMap((ring) => [
    ...ring.flatMap(([column, row], index) => [
      index === 0 ? segment.moveTo : segment.lineTo,
      column + cornerToCentrePx,
      row + cornerToCentrePx,
    ]),
    segment.close,
  ]);
  const view = new DataView(new ArrayBuffer(4 * floats.length));
  for (const [index, value] of floats.entries()) view.setFloat32(4 * index, value);
  return view.buffer;
}

function writeUtf16(view: DataView, offset: number, text: string): void {
  for (let index = 0; index < text.length; index++)
    view.setUint16(offset + 2 * index, text.charCodeAt(index));
}

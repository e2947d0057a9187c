/*
 * The .roi format of ImageJ (ij.io.RoiDecoder, RoiEncoder of 1.54): all numbers big-endian, a first header of 64 bytes,
 * coordinates, a second header of 64 bytes, then texts as UTF-16.
 */

export const headerBytes = 64;
export const header2Bytes = 64;

/** Places in the first header. */
export const at = {
  version: 4,
  type: 6,
  top: 8,
  left: 10,
  bottom: 12,
  right: 14,
  count: 16,
  longCount: 18,
  x: 18,
  y: 22,
  width: 26,
  height: 30,
  shapeFloats: 36,
  subtype: 48,
  options: 50,
  arcSize: 54,
  position: 56,
  header2: 60,
} as const;

/** Places in the second header. */
export const at2 = {
  zPosition: 8,
  tPosition: 12,
  nameOffset: 16,
  nameLength: 20,
  propsOffset: 40,
  propsLength: 44,
} as const;

export const options = { splineFit: 1, subPixel: 128 } as const;

export const types: Readonly<Record<number, string>> = {
  0: 'polygon',
  1: 'rectangle',
  2: 'oval',
  3: 'line',
  4: 'freehand line',
  5: 'polyline',
  6: 'nothing',
  7: 'freehand',
  8: 'traced',
  9: 'angle',
  10: 'points',
};

export const subtypes = { text: 1, arrow: 2, ellipse: 3, image: 4, rotatedRectangle: 5 } as const;

/** Codes of path segments in a composite: those of java.awt.geom.PathIterator. */
export const segment = { moveTo: 0, lineTo: 1, quadTo: 2, cubicTo: 3, close: 4 } as const;

/** ImageJ itself opens no single ROI above this; far more than any outline. */
export const largestRoiBytes = 5 * 1024 * 1024;

/** More than a hand or a tracing tool makes; what checks outlines takes time that grows with the square. */
export const mostVertices = 10_000;

/** ImageJ counts from the corner of the top-left pixel, we from its centre. */
export const cornerToCentrePx = 0.5;

/** Keys of the properties that we write into a file and know again. */
export const ownProps = { image: 'Multifidus-image', shape: 'Multifidus-shape' } as const;

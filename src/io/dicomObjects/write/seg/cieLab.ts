import type { Rgb } from '../displayColour';

/**
 * A colour as DICOM recommends one (PS3.3 C.10.7.1.1): CIELab under D50, L* 0 to 100 and a*, b* −128 to 127 spread over 0 to 65535.
 * From sRGB by IEC 61966-2-1, adapted to D50 by the matrix of Bradford.
 */
export function cieLab(rgb: Rgb): readonly [number, number, number] {
  const [red, green, blue] = rgb;
  const [r, g, b] = [linear(red), linear(green), linear(blue)];
  const x = f((0.4360747 * r + 0.3850649 * g + 0.1430804 * b) / 0.96422);
  const y = f(0.2225045 * r + 0.7168786 * g + 0.0606169 * b);
  const z = f((0.0139322 * r + 0.0971045 * g + 0.7141733 * b) / 0.82521);
  return [
    Math.round(((116 * y - 16) / 100) * 65535),
    Math.round(((500 * (x - y) + 128) / 255) * 65535),
    Math.round(((200 * (y - z) + 128) / 255) * 65535),
  ];
}

function linear(value: number): number {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function f(share: number): number {
  return share > 216 / 24389 ? Math.cbrt(share) : ((24389 / 27) * share + 16) / 116;
}

import type { PointMm } from './canvas';

/** A closed smooth curve through control points (Catmull-Rom), `steps` vertices a piece. Open ring. */
export function smoothClosed(points: readonly PointMm[], steps: number): PointMm[] {
  const count = points.length;
  const at = (i: number): PointMm => points[(i + count) % count] ?? [0, 0];
  const result: PointMm[] = [];
  for (let i = 0; i < count; i++) {
    const [p0, p1, p2, p3] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    for (let k = 0; k < steps; k++) {
      const t = k / steps;
      result.push([catmullRom(p0[0], p1[0], p2[0], p3[0], t), catmullRom(p0[1], p1[1], p2[1], p3[1], t)]);
    }
  }
  return result;
}

function catmullRom(a: number, b: number, c: number, d: number, t: number): number {
  return (
    0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t)
  );
}

/** Area with sign by the shoelace formula, in the square of the points' unit. */
export function signedArea(points: readonly (readonly [number, number])[]): number {
  let twice = 0;
  for (let i = 0; i < points.length; i++) {
    const [ax, ay] = points[i] ?? [0, 0];
    const [bx, by] = points[(i + 1) % points.length] ?? [0, 0];
    twice += ax * by - bx * ay;
  }
  return twice / 2;
}

/** Unit normals pointing out of a closed ring, one a vertex. */
export function outwardNormals(points: readonly (readonly [number, number])[]): PointMm[] {
  const sign = signedArea(points) > 0 ? 1 : -1;
  const count = points.length;
  return points.map((_, i) => {
    const [ax, ay] = points[(i - 1 + count) % count] ?? [0, 0];
    const [bx, by] = points[(i + 1) % count] ?? [0, 0];
    const length = Math.hypot(bx - ax, by - ay) || 1;
    return [(sign * (by - ay)) / length, (-sign * (bx - ax)) / length];
  });
}

/** An ellipse as a polygon; `turnDeg` turns it clockwise on the image. */
export function ellipse(
  center: PointMm,
  radii: PointMm,
  turnDeg = 0,
  wobble?: (angle: number) => number,
): PointMm[] {
  const turn = (turnDeg * Math.PI) / 180;
  const count = 28;
  return Array.from({ length: count }, (_, i) => {
    const angle = (2 * Math.PI * i) / count;
    const factor = wobble ? 1 + wobble(angle) : 1;
    const x = radii[0] * factor * Math.cos(angle);
    const y = radii[1] * factor * Math.sin(angle);
    return [
      center[0] + x * Math.cos(turn) - y * Math.sin(turn),
      center[1] + x * Math.sin(turn) + y * Math.cos(turn),
    ];
  });
}

/** A ribbon of a width along a path: muscle layers, fasciae, nerves. */
export function ribbon(path: readonly PointMm[], widthMm: number): PointMm[] {
  const sides = path.map((point, i): [PointMm, PointMm] => {
    const [ax, ay] = path[Math.max(0, i - 1)] ?? point;
    const [bx, by] = path[Math.min(path.length - 1, i + 1)] ?? point;
    const length = Math.hypot(bx - ax, by - ay) || 1;
    const nx = (-(by - ay) / length) * (widthMm / 2);
    const ny = ((bx - ax) / length) * (widthMm / 2);
    return [
      [point[0] + nx, point[1] + ny],
      [point[0] - nx, point[1] - ny],
    ];
  });
  return [...sides.map(([a]) => a), ...sides.map(([, b]) => b).reverse()];
}

/** Mirrored at the midline: the other side of the body. */
export function mirrored(points: readonly PointMm[]): PointMm[] {
  return points.map(([x, y]) => [-x, y]);
}

/** A ribbon with round ends whose path is smoothed: bony struts. */
export function roundedRibbon(path: readonly PointMm[], widthMm: number): PointMm[] {
  const curve = smoothOpen(path, 4);
  const body = ribbon(curve, widthMm);
  const count = curve.length;
  const cap = (at: PointMm, from: PointMm): PointMm[] => {
    const start = Math.atan2(from[1] - at[1], from[0] - at[0]);
    return [1, 2, 3, 4, 5].map((k) => [
      at[0] + (widthMm / 2) * Math.cos(start - (k * Math.PI) / 6),
      at[1] + (widthMm / 2) * Math.sin(start - (k * Math.PI) / 6),
    ]);
  };
  const end = curve[count - 1] ?? [0, 0];
  const begin = curve[0] ?? [0, 0];
  return [
    ...body.slice(0, count),
    ...cap(end, body[count - 1] ?? end),
    ...body.slice(count),
    ...cap(begin, body[body.length - 1] ?? begin),
  ];
}

/** A smooth curve through points, ends included. */
export function smoothOpen(points: readonly PointMm[], steps: number): PointMm[] {
  const last = points.length - 1;
  const at = (i: number): PointMm => points[Math.min(Math.max(i, 0), last)] ?? [0, 0];
  const result: PointMm[] = [];
  for (let i = 0; i < last; i++) {
    const [p0, p1, p2, p3] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    for (let k = 0; k < steps; k++) {
      const t = k / steps;
      result.push([catmullRom(p0[0], p1[0], p2[0], p3[0], t), catmullRom(p0[1], p1[1], p2[1], p3[1], t)]);
    }
  }
  result.push(at(last));
  return result;
}

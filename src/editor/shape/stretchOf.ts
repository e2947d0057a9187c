import type { RingStretch } from './ringStations';

/**
 * The stretch of a ring that chosen vertices make out, from the neighbour before the first to the one after the last: all
 * of the ring but the widest gap between them. Undefined for no vertex, and where the stretch would be the whole ring.
 */
export function stretchOf(vertices: readonly number[], count: number): RingStretch | undefined {
  let widest: { from: number; to: number; steps: number } | undefined;
  for (const [index, from] of vertices.entries()) {
    const next = vertices[index + 1];
    const to = next ?? (vertices[0] ?? 0) + count;
    if (widest === undefined || to - from > widest.steps) widest = { from, to: to % count, steps: to - from };
  }
  // A gap of one free vertex or none leaves no vertex outside the stretch.
  if (widest === undefined || widest.steps < 3) return undefined;
  return { fromVertex: (widest.to - 1 + count) % count, toVertex: (widest.from + 1) % count };
}

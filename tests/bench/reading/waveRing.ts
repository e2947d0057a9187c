import type { PointPx } from '../../../src/domain/image/point';

/** Where a ring lies and how large it is. */
export interface RingSize {
  readonly centrePx: PointPx;
  readonly areaPx2: number;
  readonly vertexCount: number;
}

/** A tenth more and less of the radius, five times around: the area grows by half of its square. */
const wave = 0.1;
const waves = 5;

/** A wavy ring, as a muscle that was outlined finely; vertex `vertexCount / 20` is the crest of a wave. */
export function waveRing({ centrePx, areaPx2, vertexCount }: RingSize): readonly PointPx[] {
  const radius = Math.sqrt(areaPx2 / Math.PI / (1 + wave ** 2 / 2));
  return Array.from({ length: vertexCount }, (_, index): PointPx => {
    const angle = (2 * Math.PI * index) / vertexCount;
    const reach = radius * (1 + wave * Math.sin(waves * angle));
    return [centrePx[0] + reach * Math.cos(angle), centrePx[1] + reach * Math.sin(angle)];
  });
}

/** The vertex on the crest of the first wave: dragged straight outwards its edges cross nothing. */
export function crestOf({ vertexCount }: Pick<RingSize, 'vertexCount'>): number {
  return Math.round(vertexCount / (4 * waves));
}

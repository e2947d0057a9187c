import { it } from 'vitest';
import type { PointPx } from '../../../../src/domain/image/point';
import { findPolygonProblem } from '../../../../src/domain/polygon/findPolygonProblem';
import { convexOf } from '../../../../src/editor/shape/clipToConvex';
import { cutAtImage } from '../../../../src/editor/shape/cutAtImage';
import { cutByConvex } from '../../../../src/editor/shape/cutByConvex';
import { brushDirection, pushWithBrush } from '../../../../src/editor/shape/pushWithBrush';
import { sweptDisc } from '../../../../src/editor/shape/sweptDisc';
import { circle } from './rings';
it('counts', () => {
  const image = { columns: 100, rows: 80 };
  const why: Record<string, number> = {};
  const add = (k: string) => { why[k] = (why[k] ?? 0) + 1; };
  let seed = 3;
  const rnd = () => { seed = (seed * 16807) % 2147483647; return seed / 2147483647; };
  for (let run = 0; run < 600; run++) {
    const kind = run % 3;
    let ring: readonly PointPx[] = kind === 0 ? circle([50, 40], 20, 60) : kind === 1 ? [...Array.from({length: 40}, (_, i): PointPx => [30+i, 20]), ...Array.from({length: 40}, (_, i): PointPx => [70, 20+i]), ...Array.from({length: 40}, (_, i): PointPx => [70-i, 60]), ...Array.from({length: 40}, (_, i): PointPx => [30, 60-i])]
      : Array.from({ length: 120 }, (_, i): PointPx => { const a = i / 60 * Math.PI; const r = 20 + 1.2 * rnd(); return [50 + r * Math.cos(a), 40 + r * Math.sin(a)]; });
    const a = rnd() * 2 * Math.PI; const q = (v: number) => (run % 2 ? v : Math.round(v));
    let at: PointPx = [q(50 + 20 * Math.cos(a) + 6 * (rnd() - 0.5)), q(40 + 20 * Math.sin(a) + 6 * (rnd() - 0.5))];
    const direction = brushDirection(ring, at); const radiusPx = q(3 + rnd() * 5);
    for (let i = 0; i < 60; i++) {
      const turn = rnd() * 0.6 + 1.3; // mostly along the border
      const b = Math.atan2(at[1] - 40, at[0] - 50) + turn;
      const to: PointPx = [at[0] + q(Math.cos(b) * 1.5), at[1] + q(Math.sin(b) * 1.5)];
      const r = pushWithBrush(ring, { fromPx: at, toPx: to, radiusPx, direction, image });
      add('moves');
      if (r.isStopped) {
        add('stopped');
        const rings = cutByConvex(ring, convexOf(sweptDisc(at, to, radiusPx)), direction === 'outwards' ? 'add' : 'take');
        if (rings === undefined) add('unclear');
        else if (rings.length !== 1) add('rings ' + rings.length);
        else { const c = findPolygonProblem(cutAtImage(rings[0] ?? [], image)); add(c.ok ? 'ok?' : c.error.kind); }
      }
      ring = r.ringPx; at = to;
    }
    add('vertices/' + (ring.length > 400 ? '>400' : ring.length > 200 ? '>200' : '<200'));
  }
  console.log(why);
});

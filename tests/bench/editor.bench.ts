import { bench, describe } from 'vitest';
import type { PointPx } from '../../src/domain/image/point';
import { draftAsClosed } from '../../src/editor/draftAsClosed';
import { edgeMap } from '../../src/editor/edge/edgeMap';
import { Livewire } from '../../src/editor/edge/livewire';
import { createEditor, type EditorState } from '../../src/editor/editorState';
import { editorStep } from '../../src/editor/editorStep';
import { overlayModel } from '../../src/editor/overlayModel';
import { pushWithBrush } from '../../src/editor/shape/pushWithBrush';
import { redrawStretch } from '../../src/editor/shape/redrawStretch';
import { settleBrush } from '../../src/editor/shape/settleBrush';
import { smoothRing } from '../../src/editor/shape/smoothRing';

const target = { key: 'left', tag: 'L', tagDirectionPx: [0, 1] } as const;
const ring = Array.from({ length: 400 }, (_, index): PointPx => {
  const angle = (2 * Math.PI * index) / 400;
  return [256 + 120 * Math.cos(angle), 256 + 80 * Math.sin(angle)];
});
const pointer = { pixelsPerScreenPx: 0.2, pointerType: 'mouse' } as const;
const image = { columns: 512, rows: 512 };

let drawn = createEditor({ image, armed: target });
for (const atPx of ring) {
  drawn = editorStep(drawn, { kind: 'pointer-down', atPx, ...pointer }).state;
  drawn = editorStep(drawn, { kind: 'pointer-up', atPx, ...pointer }).state;
}
const exclusions = [
  {
    reason: 'vessel' as const,
    verticesPx: ring.map(([column, row]): PointPx => [column / 4 + 192, row / 4 + 192]),
  },
];
const editing = createEditor({ image, tool: 'edit', outlines: [{ ...target, outlinePx: ring, exclusions }] });
const held = editorStep(editing, { kind: 'pointer-down', atPx: [376, 256], ...pointer }).state;
const chosen = editorStep(editing, { kind: 'select-outline', key: 'left' }).state;
const holdsWhole = editorStep(chosen, { kind: 'pointer-down', atPx: [300, 256], ...pointer }).state;
const ground = editorStep(editing, { kind: 'pointer-down', atPx: [20, 20], ...pointer }).state;
let stroking = editorStep(createEditor({ image, armed: target }), {
  kind: 'pointer-down',
  atPx: [20, 20],
  ...pointer,
}).state;
for (let at = 0; at < 2000; at += 1) {
  const atPx: PointPx = [256 + 200 * Math.cos(at / 400), 256 + 200 * Math.sin(at / 400)];
  stroking = editorStep(stroking, { kind: 'pointer-move', atPx, ...pointer }).state;
}
let moves = 0;

function nextPlace(): PointPx {
  moves += 1;
  return [300 + (moves % 50), 200 + (moves % 31)];
}

// One frame at 60 Hz is 16.7 ms; the editor's part of a pointer move has to be lost in it.
describe('a pointer move, with what is drawn and measured after it', () => {
  const moveOver = (from: EditorState) => () => {
    const { state } = editorStep(from, { kind: 'pointer-move', atPx: nextPlace(), ...pointer });
    overlayModel(state, 'first');
    draftAsClosed(state);
  };
  bench('over a draft of 400 vertices', moveOver(drawn));
  bench('with one of 400 vertices in hand', moveOver(held));
  bench('with an outline of 400 vertices and an exclusion of 400 in hand as a whole', moveOver(holdsWhole));
  bench('with a rectangle that chooses among 800 vertices', moveOver(ground));
  bench('over an outline and an exclusion of 400 vertices each, unpressed', moveOver(editing));
  bench('at the 2000th place of a freehand line', moveOver(stroking));
});

describe('letting go', () => {
  const moved = editorStep(held, { kind: 'pointer-move', atPx: [380, 258], ...pointer }).state;
  bench('of one of 400 vertices, the outline checked', () => {
    editorStep(moved, { kind: 'pointer-up', atPx: [380, 258], ...pointer });
  });
});

/** A muscle's outline of 400 vertices with a hand's tremor, and a brush that goes along its border, a pixel an event. */
const muscle = Array.from({ length: 400 }, (_, index): PointPx => {
  const angle = (2 * Math.PI * index) / 400;
  const radiusPx = 60 + 6 * Math.cos(3 * angle) + 0.3 * Math.sin(97 * angle);
  return [256 + radiusPx * Math.cos(angle), 256 + 0.8 * radiusPx * Math.sin(angle)];
});
const brushWay = Array.from({ length: 300 }, (_, index): PointPx => {
  const angle = index / 60;
  return [256 + 55 * Math.cos(angle), 256 + 44 * Math.sin(angle)];
});

describe('the round brush', () => {
  let [brushed, at]: [readonly PointPx[], number] = [muscle, 0];
  bench('an event of a drag along the border of 400 vertices', () => {
    const fromPx = brushWay[at] ?? [0, 0];
    const toPx = brushWay[at + 1] ?? fromPx;
    const move = { fromPx, toPx, radiusPx: 10, direction: 'outwards', image } as const;
    brushed = pushWithBrush(brushed, move).ringPx;
    at += 1;
    if (at === brushWay.length - 1) [brushed, at] = [muscle, 0];
  });

  bench('the end of a drag', () => {
    settleBrush(muscle, brushed);
  });
});

describe('a change of shape at the release', () => {
  bench('smoothing 400 vertices', () => {
    smoothRing(muscle, image);
  });

  const stroke = brushWay.slice(0, 100).map(([column, row]): PointPx => [column + 5, row + 3]);
  bench('redrawing a stretch of 400 vertices', () => {
    redrawStretch(muscle, stroke, 12);
  });
});

describe('the smart edge on 512 × 512', () => {
  // Edges of all sizes, and noise: nothing is flat, as in muscle.
  let seed = 1;
  const stored = Int32Array.from({ length: 512 * 512 }, (_, i) => {
    const [column, row] = [i % 512, Math.floor(i / 512)];
    seed = (seed * 16807) % 2147483647;
    const texture = 60 * Math.sin(column / 6) * Math.cos(row / 9) + (60 * seed) / 2147483647;
    return Math.round(texture + (Math.hypot(column - 256, (row - 256) / 0.8) < 60 ? 200 : 700));
  });
  const slice = {
    grid: { columns: 512, rows: 512, spacing: undefined, plane: undefined },
    storedValues: stored,
  };
  const edges = edgeMap(slice);
  const places = Array.from({ length: 240 }, (_, index): PointPx => {
    const angle = (2 * Math.PI * index) / 240;
    return [256 + 60 * Math.cos(angle), 256 + 48 * Math.sin(angle)];
  });
  let [wire, move] = [new Livewire(edges, [316, 256]), 0];
  bench('a move within 100 px of the anchor, a new anchor every 80', () => {
    move += 1;
    const from = places[(Math.floor(move / 80) % 3) * 80] ?? [0, 0];
    if (move % 80 === 0) wire = new Livewire(edges, from);
    wire.pathTo(places[(Math.floor(move / 80) % 3) * 80 + (move % 80)] ?? from);
  });

  bench('the first look from a new anchor, 100 px away', () => {
    new Livewire(edges, [256, 256]).pathTo([346, 300]);
  });

  bench('the same on a slice that was not looked at before', () => {
    new Livewire(edgeMap(slice), [256, 256]).pathTo([346, 300]);
  });
});

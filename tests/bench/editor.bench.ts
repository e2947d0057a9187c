import { bench, describe } from 'vitest';
import type { PointPx } from '../../src/domain/image/point';
import { draftAsClosed } from '../../src/editor/draftAsClosed';
import { createEditor } from '../../src/editor/editorState';
import { editorStep } from '../../src/editor/editorStep';
import { overlayModel } from '../../src/editor/overlayModel';

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
const held = editorStep(createEditor({ image, tool: 'edit', outlines: [{ ...target, outlinePx: ring }] }), {
  kind: 'pointer-down',
  atPx: [376, 256],
  ...pointer,
}).state;
let moves = 0;

function nextPlace(): PointPx {
  moves += 1;
  return [300 + (moves % 50), 200 + (moves % 31)];
}

// One frame at 60 Hz is 16.7 ms; the editor's part of a pointer move has to be lost in it.
describe('a pointer move, with what is drawn and measured after it', () => {
  bench('over a draft of 400 vertices', () => {
    const { state } = editorStep(drawn, { kind: 'pointer-move', atPx: nextPlace(), ...pointer });
    overlayModel(state, 'first');
    draftAsClosed(state);
  });

  bench('with one of 400 vertices in hand', () => {
    const { state } = editorStep(held, { kind: 'pointer-move', atPx: nextPlace(), ...pointer });
    overlayModel(state, 'first');
    draftAsClosed(state);
  });
});

describe('letting go', () => {
  const moved = editorStep(held, { kind: 'pointer-move', atPx: [380, 258], ...pointer }).state;
  bench('of one of 400 vertices, the outline checked', () => {
    editorStep(moved, { kind: 'pointer-up', atPx: [380, 258], ...pointer });
  });
});

import fc from 'fast-check';
import type { PointPx } from '../../src/domain/image/point';
import type { Edit } from '../../src/editor/edit';
import { createEditor, type EditorState, type EditorTarget } from '../../src/editor/editorState';
import { editorStep } from '../../src/editor/editorStep';
import type { Gesture } from '../../src/editor/gesture';
import { withEdges } from '../../src/editor/tools/smartEdgeTool';
import { disc, edgesOf } from '../unit/editor/edge/phantom';

export const image = { columns: 24, rows: 18 };
export const targets: readonly EditorTarget[] = [
  { key: 'left', tag: 'L', tagDirectionPx: [0, 1] },
  { key: 'right', tag: 'R', tagDirectionPx: [0.3, 1] },
  { key: 'csf', tag: 'CSF', tagDirectionPx: [-1, 0] },
];
export const tools = ['draw', 'edit', 'smart-edge', 'exclusion', 'redraw', 'brush'] as const;

// A coarse grid, reaching beyond the image, so that vertices and edges are hit, doubled and crossed often.
const coordinate = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -4, max: 28 }) },
  { weight: 2, arbitrary: fc.double({ min: -30, max: 60, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -0) },
);
const pointer = fc.record({
  atPx: fc.tuple(coordinate, coordinate),
  pixelsPerScreenPx: fc.constantFrom(0.02, 0.1, 0.3),
  pointerType: fc.constantFrom('mouse' as const, 'pen' as const, 'touch' as const),
  shift: fc.constantFrom(false, false, true),
});
const gridPlace = fc.tuple(fc.integer({ min: 1, max: 22 }), fc.integer({ min: 1, max: 16 }));

const key = fc.constantFrom<Gesture['kind']>(
  'remove-last-vertex',
  'undo',
  'redo',
  'delete',
  'pointer-leave',
  'pointer-cancel',
  'cancel',
  'close',
  'smooth',
);
const setting: fc.Arbitrary<Gesture> = fc.oneof(
  fc.constantFrom(...targets, undefined).map((target) => ({ kind: 'arm' as const, target })),
  fc.constantFrom(...tools).map((tool) => ({ kind: 'choose-tool' as const, tool })),
  fc
    .constantFrom(...targets.map((target) => target.key), 'nobody', undefined)
    .map((each) => ({ kind: 'select-outline' as const, key: each })),
  fc
    .constantFrom('oedema' as const, 'vessel' as const)
    .map((reason) => ({ kind: 'choose-exclusion-reason' as const, reason })),
  fc.constantFrom(1, 2.5, 5, Number.NaN).map((radiusPx) => ({ kind: 'set-brush-radius' as const, radiusPx })),
  fc
    .array(fc.tuple(coordinate, coordinate), { maxLength: 6 })
    .map((verticesPx) => ({ kind: 'place-outline' as const, verticesPx, way: 'mirrored' as const })),
);

export const gesture: fc.Arbitrary<Gesture> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc
      .tuple(pointer, fc.boolean(), fc.constantFrom(1, 1, 1, 2, 3))
      .map(([place, isAlt, clickCount]) => ({
        kind: 'pointer-down' as const,
        ...place,
        alt: isAlt && clickCount === 3,
        clickCount,
      })),
  },
  { weight: 8, arbitrary: pointer.map((place) => ({ kind: 'pointer-move' as const, ...place })) },
  { weight: 8, arbitrary: pointer.map((place) => ({ kind: 'pointer-up' as const, ...place })) },
  { weight: 1, arbitrary: pointer.map((place) => ({ kind: 'double-click' as const, ...place })) },
  { weight: 7, arbitrary: key.map((kind) => ({ kind }) as Gesture) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('nudge' as const),
      dxPx: fc.constantFrom(-9, -1, -0.1, 0, 0.1, 1, Number.NaN),
      dyPx: fc.constantFrom(-9, -1, 0, 0.1, 9),
    }),
  },
  { weight: 5, arbitrary: setting },
);

export const mouseAt = (atPx: PointPx) => ({ atPx, pixelsPerScreenPx: 0.1, pointerType: 'mouse' as const });

/** A press, the places passed, and the release at the last. */
export function dragOf(line: readonly PointPx[], shift = false): Gesture[] {
  return [
    ...line.slice(0, 1).map((at): Gesture => ({ kind: 'pointer-down', ...mouseAt(at), shift })),
    ...line.slice(1).map((at): Gesture => ({ kind: 'pointer-move', ...mouseAt(at), shift })),
    ...line.slice(-1).map((at): Gesture => ({ kind: 'pointer-up', ...mouseAt(at), shift })),
  ];
}

const drag = fc
  .tuple(fc.array(gridPlace, { minLength: 2, maxLength: 5 }), fc.constantFrom(false, false, true))
  .map(([line, shift]) => dragOf(line, shift));

/** Vertices round a place of the grid, on the grid themselves. */
const round = fc
  .tuple(gridPlace, fc.array(fc.double({ min: 1, max: 8, noNaN: true }), { minLength: 3, maxLength: 9 }))
  .map(([[column, row], radii]): PointPx[] =>
    radii.map((radius, index): PointPx => {
      const angle = (2 * Math.PI * index) / radii.length;
      return [Math.round(column + radius * Math.cos(angle)), Math.round(row + radius * Math.sin(angle))];
    }),
  );

// What people do: outlines and exclusions clicked or drawn round and closed, and work on the whole of one.
const clickedRound = fc
  .tuple(
    fc.constantFrom(...targets),
    round,
    fc.constantFrom('draw' as const, 'exclusion' as const, 'smart-edge' as const),
  )
  .map(([target, places, tool]): Gesture[] => [
    { kind: 'cancel' },
    { kind: 'choose-tool', tool },
    { kind: 'arm', target },
    { kind: 'select-outline', key: target.key },
    ...places.flatMap((at): Gesture[] => [
      { kind: 'pointer-down', ...mouseAt(at) },
      { kind: 'pointer-up', ...mouseAt(at) },
    ]),
    { kind: 'close' },
  ]);
const drawnRound = fc
  .tuple(
    fc.constantFrom(...targets),
    gridPlace,
    fc.double({ min: 2, max: 6, noNaN: true }),
    fc.integer({ min: 50, max: 72 }),
    fc.double({ min: -0.02, max: 0.02, noNaN: true }),
  )
  .map(([target, [column, row], radius, count, drift]): Gesture[] => {
    // 60 steps are one turn: more overrun the start.
    const places = Array.from({ length: count }, (_, index): PointPx => {
      const angle = (2 * Math.PI * index) / 60;
      const away = radius * (1 + 0.1 * Math.sin(3 * angle + 1)) + drift * index;
      return [column + away * Math.cos(angle), row + away * Math.sin(angle)];
    });
    return [
      { kind: 'cancel' },
      { kind: 'choose-tool', tool: 'draw' },
      { kind: 'arm', target },
      ...dragOf(places),
      { kind: 'close' },
    ];
  });
const wholeDrag = fc
  .tuple(fc.constantFrom(...targets), fc.array(gridPlace, { minLength: 2, maxLength: 4 }))
  .map(([target, line]): Gesture[] => [
    { kind: 'cancel' },
    { kind: 'choose-tool', tool: 'edit' },
    { kind: 'select-outline', key: target.key },
    { kind: 'nudge', dxPx: 1, dyPx: 0 },
    ...dragOf(line),
  ]);

const triangle: readonly PointPx[] = [
  [2, 2],
  [9, 3],
  [4, 12],
];
const shaping = fc
  .tuple(
    fc.constantFrom(...targets),
    fc.constantFrom('redraw' as const, 'brush' as const, 'smooth' as const),
    fc.constantFrom(...triangle),
    fc.array(gridPlace, { minLength: 1, maxLength: 3 }),
    fc.constantFrom(...triangle),
  )
  .map(([target, way, from, between, to]): Gesture[] => [
    { kind: 'cancel' },
    { kind: 'select-outline', key: target.key },
    ...(way === 'smooth'
      ? [{ kind: 'smooth' as const }]
      : [
          { kind: 'choose-tool' as const, tool: way },
          { kind: 'set-brush-radius' as const, radiusPx: 2 },
          ...dragOf(way === 'redraw' ? [from, ...between, to] : [from, ...between]),
        ]),
  ]);

export const gestures = fc
  .array(
    fc.oneof(
      { weight: 10, arbitrary: gesture.map((each) => [each]) },
      { weight: 3, arbitrary: drag },
      { weight: 2, arbitrary: clickedRound },
      { weight: 1, arbitrary: drawnRound },
      { weight: 1, arbitrary: wholeDrag },
      { weight: 1, arbitrary: shaping },
    ),
    { maxLength: 32, size: 'max' },
  )
  .map((parts) => parts.flat());

const inTriangle: readonly PointPx[] = [
  [4, 4],
  [6, 4],
  [4, 7],
];
const edges = edgesOf(image.columns, image.rows, disc([11, 9], 5, 1));

/** An editor at rest, with or without an outline and an exclusion in it. */
export const start = fc
  .tuple(fc.constantFrom(...targets), fc.boolean(), fc.boolean(), fc.constantFrom(...tools))
  .map(([armed, hasOutline, hasExclusion, tool]) => {
    const [, right] = targets;
    const exclusions = hasExclusion ? [{ verticesPx: inTriangle, reason: 'other' as const }] : [];
    const outlines = hasOutline && right ? [{ ...right, outlinePx: triangle, exclusions }] : [];
    return withEdges(createEditor({ image, armed, tool, outlines }), edges);
  });

/** Does the gestures one by one, and looks at every step. */
export function run(
  from: EditorState,
  made: readonly Gesture[],
  look: (
    state: EditorState,
    edits: readonly Edit[],
    gesture: Gesture,
    before: EditorState,
  ) => void = () => {},
): EditorState {
  let state = from;
  for (const each of made) {
    const step = editorStep(state, each);
    look(step.state, step.edits, each, state);
    state = step.state;
  }
  return state;
}

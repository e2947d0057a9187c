import fc from 'fast-check';
import type { PointPx } from '../../src/domain/image/point';
import type { Edit } from '../../src/editor/edit';
import type { EditorOutline, EditorState } from '../../src/editor/editorState';
import { editorStep } from '../../src/editor/editorStep';
import type { Gesture } from '../../src/editor/gesture';
import { wholeHandles } from '../../src/editor/wholeHandles';
import { dragOf, gesture, gestures, image, start, targets, tools } from './editorArbitraries';

/**
 * What a drag begins at: a handle, a vertex of an outline or an exclusion, a place inside one of them, inside
 * an exclusion, or on an edge.
 */
interface Aim {
  readonly at: 'handle' | 'outline' | 'exclusion' | 'inside' | 'hole' | 'edge';
  readonly nth: number;
}

function aimed(state: EditorState, { at, nth }: Aim): PointPx | undefined {
  const pick = <T>(of: readonly T[]): T | undefined => of[nth % Math.max(1, of.length)];
  if (at === 'handle') {
    const handles = wholeHandles(state)?.handles;
    return handles && pick([...handles.cornersPx, handles.turnPx]);
  }
  const outlines = state.outlines.map((each) => each.outlinePx);
  const exclusions = state.outlines.flatMap((each) => each.exclusions.map(({ verticesPx }) => verticesPx));
  if (at === 'outline' || at === 'exclusion') return pick((at === 'outline' ? outlines : exclusions).flat());
  const [a, b, c] = pick(at === 'hole' ? exclusions : [...outlines, ...exclusions]) ?? [];
  if (!a || !b || !c) return undefined;
  return at === 'edge'
    ? [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
    : [(a[0] + b[0] + c[0]) / 3, (a[1] + b[1] + c[1]) / 3];
}

/**
 * What a user does: gestures known beforehand; or, at what is there, wherever that is by then, an outline chosen or a drag
 * that may end at something else.
 */
export type Act =
  | { readonly gestures: readonly Gesture[] }
  | { readonly chosenNth: number }
  | {
      readonly aim: Aim;
      readonly onwardPx: readonly PointPx[];
      readonly to?: Aim | undefined;
      readonly shift: boolean;
    };

function gesturesOf(act: Act, state: EditorState): readonly Gesture[] {
  if ('gestures' in act) return act.gestures;
  if ('chosenNth' in act) {
    const key = state.outlines[act.chosenNth % Math.max(1, state.outlines.length)]?.key;
    return [{ kind: 'select-outline', key }];
  }
  const from = aimed(state, act.aim);
  const to = act.to && aimed(state, act.to);
  return from === undefined ? [] : dragOf([from, ...act.onwardPx, ...(to ? [to] : [])], act.shift);
}

const gridPlace = fc.tuple(fc.integer({ min: 1, max: 22 }), fc.integer({ min: 1, max: 16 }));
const aim: fc.Arbitrary<Aim> = fc.record({
  at: fc.constantFrom('handle', 'handle', 'outline', 'exclusion', 'inside', 'hole', 'edge'),
  nth: fc.nat({ max: 20 }),
});
const aimedDrag: fc.Arbitrary<Act> = fc.record({
  aim,
  onwardPx: fc.array(gridPlace, { minLength: 1, maxLength: 3 }),
  to: fc.option(aim, { nil: undefined }),
  shift: fc.constantFrom(false, false, true),
});
/** A tool taken up, an outline chosen, and drags from what is there. */
const toolTrip = fc
  .tuple(
    fc.constantFrom(...tools, 'edit' as const, 'redraw' as const),
    fc.nat({ max: 2 }),
    fc.array(aimedDrag, { minLength: 2, maxLength: 5, size: 'max' }),
    fc.array(gesture, { maxLength: 2 }),
  )
  .map(([tool, chosenNth, drags, then]): Act[] => [
    {
      gestures: [{ kind: 'cancel' }, { kind: 'choose-tool', tool }],
    },
    ...drags.flatMap((each): Act[] => [{ chosenNth }, each]),
    { gestures: then },
  ]);
/** An exclusion chosen, and worked on as a whole, with the brush, or smoothed. */
const holeTrip = fc
  .tuple(
    fc.nat({ max: 3 }),
    fc.constantFrom('edit' as const, 'brush' as const),
    fc.array(gridPlace, { maxLength: 3 }),
  )
  .map(([nth, tool, onwardPx]): Act[] => [
    { gestures: [{ kind: 'cancel' }, { kind: 'choose-tool', tool: 'edit' }] },
    { aim: { at: 'hole', nth }, onwardPx: [], shift: false },
    {
      gestures: [
        { kind: 'choose-tool', tool },
        { kind: 'set-brush-radius', radiusPx: 1 },
      ],
    },
    { aim: { at: 'hole', nth }, onwardPx, shift: false },
    { gestures: onwardPx.length === 0 ? [{ kind: 'smooth' }] : [] },
  ]);
/** Round the disc in the image with the smart edge, clicked or begun by hand. */
const edgeTrip = fc
  .tuple(fc.constantFrom(...targets), fc.integer({ min: 3, max: 6 }), fc.boolean())
  .map(([target, count, isByHand]): Act[] => {
    const places = Array.from({ length: count }, (_, index): PointPx => {
      const angle = (2 * Math.PI * index) / count;
      return [11 + 5 * Math.cos(angle), 9 + 5 * Math.sin(angle)];
    });
    const [first = [16, 9]] = places;
    const begun = isByHand ? dragOf([[20, 5], [20, 9], first]) : [];
    return [
      {
        gestures: [
          { kind: 'cancel' },
          { kind: 'choose-tool', tool: 'smart-edge' },
          { kind: 'arm', target },
          ...begun,
          ...places.flatMap((at) => dragOf([at])),
          ...dragOf([first]),
          { kind: 'close' },
        ],
      },
    ];
  });

/** Anything a hand and a keyboard can do, in any order, often at what is there. */
export const acts: fc.Arbitrary<readonly Act[]> = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: gestures.map((made): Act[] => [{ gestures: made.slice(0, 40) }]) },
      { weight: 6, arbitrary: toolTrip },
      { weight: 2, arbitrary: holeTrip },
      { weight: 1, arbitrary: edgeTrip },
    ),
    { maxLength: 6, size: 'max' },
  )
  .map((parts) => parts.flat());

const outlined = [
  [
    [2, 2],
    [15, 3],
    [6, 14],
  ],
  [
    [12, 9],
    [21, 8],
    [22, 15],
    [13, 16],
  ],
] as const;
const holes = [
  [
    [5, 4],
    [8, 4],
    [6, 7],
  ],
  [
    [15, 10],
    [18, 10],
    [18, 13],
  ],
] as const;

/**
 * An editor with up to two outlines, each with or without an exclusion, over pixels half as high again as wide: what is
 * turned is turned on the patient.
 */
export const slices = fc
  .tuple(start, fc.integer({ min: 0, max: 2 }), fc.boolean())
  .map(([state, count, hasHoles]): EditorState => {
    const outlines = outlined.slice(0, count).flatMap((outlinePx, index): EditorOutline[] => {
      const [target, verticesPx] = [targets[index], holes[index]];
      const exclusions = hasHoles && verticesPx ? [{ verticesPx, reason: 'oedema' as const }] : [];
      return target ? [{ ...target, outlinePx, exclusions }] : [];
    });
    return { ...state, outlines, image: { ...image, pixelAspect: 1.5 } };
  });

/** Does all acts one gesture after the other, and looks at every step. */
export function act(
  from: EditorState,
  made: readonly Act[],
  look: (state: EditorState, edits: readonly Edit[], before: EditorState) => void = () => {},
): EditorState {
  let state = from;
  for (const each of made) {
    for (const one of gesturesOf(each, state)) {
      const step = editorStep(state, one);
      look(step.state, step.edits, state);
      state = step.state;
    }
  }
  return state;
}

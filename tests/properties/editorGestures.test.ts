import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PointPx } from '../../src/domain/image/point';
import { draftAsClosed } from '../../src/editor/draftAsClosed';
import { draftSnapshot, withDraft } from '../../src/editor/draftSnapshot';
import type { Edit } from '../../src/editor/edit';
import type { EditorState } from '../../src/editor/editorState';
import { editorStep } from '../../src/editor/editorStep';
import { withLock, withOutlines } from '../../src/editor/followReading';
import { overlayModel } from '../../src/editor/overlayModel';
import { gestures, run, start } from './editorArbitraries';
import { isSimple } from './editorOracle';

function everyVertex(state: EditorState): PointPx[] {
  const model = overlayModel(state, 'first');
  const live = draftAsClosed(state);
  return [
    ...state.outlines.flatMap((outline) => [
      ...outline.outlinePx,
      ...outline.exclusions.flatMap((each) => each.verticesPx),
    ]),
    ...[state.draft, state.setAside, state.untrimmed].flatMap(
      (draft) => draft?.history.present.verticesPx ?? [],
    ),
    ...(state.draft?.cursorPx ? [state.draft.cursorPx] : []),
    ...(state.stroke?.drawnPx ?? []),
    ...(state.redraw?.drawnPx ?? []),
    ...(state.brushStroke?.verticesPx ?? []),
    ...(state.grab?.verticesPx ?? []),
    ...(state.whole?.verticesPx ?? []),
    ...(state.whole?.exclusions.flatMap((each) => each.verticesPx) ?? []),
    ...(state.pending?.history.present.verticesPx ?? []),
    ...(state.refusal ? [state.refusal.atPx] : []),
    ...(live?.verticesPx ?? []),
    ...(live?.exclusions.flatMap((each) => each.verticesPx) ?? []),
    ...model.outlines.flatMap((outline) => [
      ...outline.outlinePx,
      ...(outline.exclusions ?? []).flatMap((each) => each.verticesPx),
    ]),
    ...(model.draft?.verticesPx ?? []),
    ...(model.trims ?? []).flatMap((trim) => trim.pathPx),
    ...(model.marquee ? [model.marquee.fromPx, model.marquee.toPx] : []),
  ];
}

/** What an edit puts into the reading, every ring of it. */
function ringsOf(edit: Edit): readonly (readonly PointPx[])[] {
  switch (edit.kind) {
    case 'delete-outline':
      return [];
    case 'change-exclusions':
      return edit.exclusions.map((each) => each.verticesPx);
    case 'close-outline':
      return [edit.verticesPx];
    case 'change-outline':
      return [edit.verticesPx, ...(edit.exclusions ?? []).map((each) => each.verticesPx)];
  }
}

describe('any sequence of gestures, with every tool', () => {
  it('keeps every place it holds or draws inside the image, and a number', () => {
    fc.assert(
      fc.property(start, gestures, (from, made) => {
        run(from, made, (state) => {
          for (const [column, row] of everyVertex(state)) {
            if (!(column >= -0.5 && column <= 23.5 && row >= -0.5 && row <= 17.5))
              throw new Error(`${column} ${row}`);
          }
        });
      }),
      { numRuns: 150 },
    );
  });

  it('asks only for outlines and exclusions that are simple polygons, by an exact check of all pairs of edges', () => {
    const askedFor = new Map<string, number>();
    fc.assert(
      fc.property(start, gestures, (from, made) => {
        const seen = new Set<readonly PointPx[]>();
        run(from, made, (_, edits) => {
          for (const edit of edits) {
            for (const ring of ringsOf(edit)) {
              if (seen.has(ring)) continue;
              seen.add(ring);
              if (!isSimple(ring)) throw new Error(JSON.stringify(edit));
            }
            const ways = 'ways' in edit ? edit.ways : [];
            for (const name of [edit.kind, ...ways]) askedFor.set(name, (askedFor.get(name) ?? 0) + 1);
          }
        });
      }),
      { numRuns: 400 },
    );
    const kinds = ['close-outline', 'change-outline', 'change-exclusions', 'delete-outline'];
    const ways = ['clicks', 'freehand', 'vertices', 'whole', 'redraw', 'brush', 'smooth', 'smart-edge'];
    for (const name of [...kinds, ...ways]) expect(askedFor.get(name) ?? 0, name).toBeGreaterThan(0);
  });

  it('leaves exactly the outlines and exclusions that its edits describe', () => {
    fc.assert(
      fc.property(start, gestures, (from, made) => {
        const replayed = new Map(
          from.outlines.map(({ exclusions, key, outlinePx }) => [key, { outlinePx, exclusions }]),
        );
        run(from, made, (state, edits) => {
          for (const edit of edits) {
            const before = replayed.get(edit.key);
            expect(before !== undefined).toBe(edit.kind !== 'close-outline');
            const kept = before ?? { outlinePx: [], exclusions: [] };
            if (edit.kind === 'delete-outline') replayed.delete(edit.key);
            else if (edit.kind === 'change-exclusions') {
              replayed.set(edit.key, { ...kept, exclusions: edit.exclusions });
            } else {
              const exclusions = edit.kind === 'change-outline' ? edit.exclusions : undefined;
              replayed.set(edit.key, {
                outlinePx: edit.verticesPx,
                exclusions: exclusions ?? kept.exclusions,
              });
            }
          }
          const held = state.outlines.map(
            ({ exclusions, key, outlinePx }) => [key, { outlinePx, exclusions }] as const,
          );
          expect(new Map(held)).toEqual(replayed);
          if (state.draft) {
            expect(replayed.has(state.draft.target.key)).toBe(state.draft.shape === 'exclusion');
          }
        });
      }),
      { numRuns: 200 },
    );
  });

  it('says of every edit how it was made, each way once', () => {
    fc.assert(
      fc.property(start, gestures, (from, made) => {
        run(from, made, (_, edits) => {
          for (const edit of edits) {
            if (edit.kind === 'delete-outline') continue;
            expect(new Set(edit.ways).size).toBe(edit.ways.length);
            if (edit.kind !== 'change-exclusions') expect(edit.ways.length).toBeGreaterThan(0);
          }
        });
      }),
      { numRuns: 150 },
    );
  });

  it('ends with Esc at rest, with every committed outline as it was', () => {
    fc.assert(
      fc.property(start, gestures, (from, made) => {
        const before = run(from, made);
        const { state, edits } = editorStep(before, { kind: 'cancel' });
        expect(edits).toEqual([]);
        expect(state.outlines).toBe(before.outlines);
        expect(state).toMatchObject({
          draft: undefined,
          stroke: undefined,
          grab: undefined,
          whole: undefined,
          marquee: undefined,
          redraw: undefined,
          brushStroke: undefined,
          pending: undefined,
          refusal: undefined,
          selection: undefined,
          untrimmed: undefined,
          trims: [],
        });
      }),
      { numRuns: 150 },
    );
  });

  it('holds one thing at a time', () => {
    fc.assert(
      fc.property(start, gestures, (from, made) => {
        run(from, made, ({ brushStroke, grab, marquee, redraw, stroke, whole }) => {
          const held = [brushStroke, grab, marquee, redraw, stroke, whole].filter(
            (each) => each !== undefined,
          );
          expect(held.length).toBeLessThanOrEqual(1);
        });
      }),
      { numRuns: 150 },
    );
  });

  it('selects only what there is', () => {
    fc.assert(
      fc.property(start, gestures, (from, made) => {
        run(from, made, (state) => {
          const { draft, grab, pending, selection } = state;
          if (selection === undefined || grab !== undefined) return;
          const outline = state.outlines.find((each) => each.key === selection.key);
          const committed =
            selection.exclusion === undefined
              ? outline?.outlinePx
              : outline?.exclusions[selection.exclusion]?.verticesPx;
          const isPending = pending?.key === selection.key && pending.exclusion === selection.exclusion;
          const ring = draft
            ? draft.history.present.verticesPx
            : isPending
              ? pending.history.present.verticesPx
              : committed;
          expect(ring).toBeDefined();
          for (const vertex of selection.vertices) expect(ring?.[vertex]).toBeDefined();
        });
      }),
      { numRuns: 200 },
    );
  });

  it('asks for nothing while the reading is signed', () => {
    fc.assert(
      fc.property(start, gestures, gestures, (from, before, made) => {
        const signed = withLock(run(from, before), true);
        run(signed, made, (state, edits) => {
          expect(edits).toEqual([]);
          expect(state.outlines).toBe(signed.outlines);
          expect(state.draft).toBeUndefined();
        });
      }),
      { numRuns: 150 },
    );
  });

  it('never changes a state in place', () => {
    // The smart edge's map and paths are worked out once, and kept where they were worked out.
    const textOf = (state: EditorState): string => JSON.stringify({ ...state, smartEdge: undefined });
    fc.assert(
      fc.property(start, gestures, (from, made) => {
        run(from, made, (_state, _edits, each, before) => {
          const text = textOf(before);
          editorStep(before, each);
          expect(textOf(before)).toBe(text);
        });
      }),
      { numRuns: 100 },
    );
  });

  it('is not disturbed by its own edits coming back from the reading', () => {
    fc.assert(
      fc.property(start, gestures, (from, made) => {
        let echoed = from;
        const heard: Edit[] = [];
        for (const each of made) {
          const step = editorStep(echoed, each);
          heard.push(...step.edits);
          echoed = withOutlines(
            step.state,
            step.state.outlines.map((outline) => ({
              ...outline,
              outlinePx: [...outline.outlinePx],
              exclusions: outline.exclusions.map((exclusion) => ({ ...exclusion })),
            })),
          );
        }
        const asked: Edit[] = [];
        run(from, made, (_, edits) => asked.push(...edits));
        expect(heard).toEqual(asked);
      }),
      { numRuns: 150 },
    );
  });

  it('survives a reload: what is begun comes back from its text as it was', () => {
    let begun = 0;
    // As text, in which −0 is the 0 that it equals.
    const textOf = (value: unknown): string | undefined => JSON.stringify(value);
    fc.assert(
      fc.property(start, gestures, (from, made) => {
        run(from, made, (state, _edits, _gesture, before) => {
          const { draft, pending } = state;
          const isKnown = draft?.history === before.draft?.history && pending === before.pending;
          // A line under the hand is not kept: it ends, or never happened, before a page is left.
          if (isKnown || state.stroke !== undefined || (draft ?? pending) === undefined) return;
          begun += 1;
          const opened = { ...from, outlines: state.outlines, armed: state.armed };
          const back = withDraft(opened, JSON.parse(JSON.stringify(draftSnapshot(state))));
          expect(textOf(back?.draft?.history)).toBe(textOf(draft?.history));
          expect(back?.draft?.target).toEqual(draft?.target);
          expect(back?.draft?.shape).toEqual(draft?.shape);
          expect(textOf(back?.pending?.history)).toBe(textOf(pending?.history));
          expect(back?.pending?.exclusion).toBe(pending?.exclusion);
        });
      }),
      { numRuns: 100 },
    );
    expect(begun).toBeGreaterThan(50);
  });
});

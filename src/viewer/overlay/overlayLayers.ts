import type { OverlayDraft, OverlayModel, OverlayOutline } from '../../editor/overlay';
import { type Affine, applyToDirection } from '../affine';
import type { PaneSize } from '../paneView';
import { drawDraft } from './drawDraft';
import { drawExclusions } from './drawExclusions';
import { drawLines } from './drawLines';
import { drawBrush, drawMarquee, drawRefusal, drawTrims } from './drawMarks';
import { drawOutline, drawTag } from './drawOutlines';
import { drawExclusionLabel, exclusionLabels } from './exclusionLabels';
import type { OverlayPen } from './overlayPen';
import { observerLooks, tagSize, tagWidth } from './overlayStyle';
import type { RememberedMarks } from './rememberedMarks';
import { screenPoints } from './screenPath';
import { spreadTags, type TagWish } from './spreadTags';
import { tagPlacement } from './tagPlacement';

/** Marks that are drawn together, and again only when what they are drawn from has changed. */
export interface OverlayLayer {
  readonly key: string;
  /** Everything that `draw` depends on (`isSameMark`). */
  readonly inputs: readonly unknown[];
  draw(pen: OverlayPen): void;
}

/** Backwards and down in an image that lies as usual: where skin is when no outline says otherwise. */
const usualSkinSidePx = [0, 1] as const;

/** All marks over a pane, from the lowest to the uppermost. What is being edited lies over the rest. */
export function overlayLayers(
  model: OverlayModel,
  toScreen: Affine,
  pane: PaneSize,
  memory: RememberedMarks,
): readonly OverlayLayer[] {
  const inOrder = [...model.outlines].sort(
    (a, b) => Number(a.state === 'edited') - Number(b.state === 'edited'),
  );
  return [
    ...lineLayers(model, toScreen, pane),
    ...inOrder.flatMap((outline) => outlineLayers(outline, toScreen, model.brush !== undefined)),
    ...tagLayers(model, toScreen, pane, memory),
    ...markLayers(model, toScreen, pane),
  ];
}

/** The same without tags and words, for the loupe: at its size they would cover what it is for. */
export function wordlessLayers(model: OverlayModel, toScreen: Affine): readonly OverlayLayer[] {
  const { draft, trims = [], brush } = model;
  return [
    ...model.outlines.flatMap((outline) => outlineLayers(outline, toScreen, brush !== undefined)),
    layer('trims', [trims, toScreen], (pen) => drawTrims(pen, trims, toScreen)),
    ...(draft ? [layer('draft', [draft, toScreen], (pen) => drawDraft(pen, draft, toScreen))] : []),
    ...(brush ? [layer('brush', [brush, toScreen], (pen) => drawBrush(pen, brush, toScreen))] : []),
  ];
}

function layer(key: string, inputs: readonly unknown[], draw: (pen: OverlayPen) => void): OverlayLayer {
  return { key, inputs, draw };
}

function lineLayers(model: OverlayModel, toScreen: Affine, pane: PaneSize): readonly OverlayLayer[] {
  const { lines } = model;
  if (lines.length === 0) return [];
  return [layer('lines', [lines, toScreen, pane], (pen) => drawLines(pen, lines, toScreen, pane))];
}

function outlineLayers(
  outline: OverlayOutline,
  toScreen: Affine,
  isBrushed: boolean,
): readonly OverlayLayer[] {
  const { key, exclusions = [], outlinePx, style, state, grabbedVertex, selectedVertices, handles } = outline;
  const inputs = [outlinePx, style, state, grabbedVertex, selectedVertices, handles, toScreen, isBrushed];
  const line = layer(`outline ${key}`, inputs, (pen) => drawOutline(pen, outline, toScreen, isBrushed));
  if (exclusions.length === 0) return [line];
  const left = layer(`left-out ${key}`, [outlinePx, style, exclusions, toScreen], (pen) =>
    drawExclusions(pen, outline, toScreen),
  );
  return [left, line];
}

function tagLayers(
  model: OverlayModel,
  toScreen: Affine,
  pane: PaneSize,
  memory: RememberedMarks,
): readonly OverlayLayer[] {
  const { draft, outlines } = model;
  const wished = outlines.map(({ key, outlinePx, tag, tagDirectionPx }): TagWish => {
    return memory.of(`wish ${key}`, [outlinePx, tag, tagDirectionPx, toScreen, pane], () => {
      const outline = screenPoints(outlinePx, toScreen);
      const direction = applyToDirection(toScreen, tagDirectionPx);
      const width = tagWidth(tag);
      return { outline, direction, width, at: tagPlacement(outline, direction, tagSize, pane, width) };
    });
  });
  const isTagged = draft && draft.verticesPx.length >= 3 && (draft.shape ?? 'outline') === 'outline';
  const draftWish = isTagged && draftTagWish(draft, outlines[0], toScreen, pane);
  const at = spreadTags(draftWish ? [...wished, draftWish] : wished, pane);
  const layers = outlines.flatMap(({ key, tag, style, warning }, index): OverlayLayer[] => {
    const place = at[index];
    if (!place) return [];
    const draw = (pen: OverlayPen): void => drawTag(pen, tag, place, observerLooks[style], pane, warning);
    return [layer(`tag ${key}`, [tag, place, style, warning, pane], draw)];
  });
  const widths = [...outlines.map(({ tag }) => tagWidth(tag)), ...(draft ? [tagWidth(draft.tag)] : [])];
  const labels = exclusionLabels(model, toScreen, pane, { at, widths }, memory).map((label, index) =>
    layer(`reason ${index}`, [label], (pen) => drawExclusionLabel(pen, label)),
  );
  const draftAt = draftWish ? at.at(-1) : undefined;
  const draftTag =
    draft && draftAt
      ? [
          layer('draft tag', [draft.tag, draftAt, draft.style, pane], (pen) =>
            drawTag(pen, draft.tag, draftAt, observerLooks[draft.style], pane),
          ),
        ]
      : [];
  return [...labels, ...layers, ...draftTag];
}

function draftTagWish(
  draft: OverlayDraft,
  beside: OverlayOutline | undefined,
  toScreen: Affine,
  pane: PaneSize,
): TagWish {
  const outline = screenPoints(draft.verticesPx, toScreen);
  const direction = applyToDirection(toScreen, beside?.tagDirectionPx ?? usualSkinSidePx);
  const width = tagWidth(draft.tag);
  return { outline, direction, width, at: tagPlacement(outline, direction, tagSize, pane, width) };
}

function markLayers(model: OverlayModel, toScreen: Affine, pane: PaneSize): readonly OverlayLayer[] {
  const { draft, trims, brush, marquee, refusal } = model;
  const layers: OverlayLayer[] = [];
  if (trims) layers.push(layer('trims', [trims, toScreen], (pen) => drawTrims(pen, trims, toScreen)));
  if (draft) layers.push(layer('draft', [draft, toScreen], (pen) => drawDraft(pen, draft, toScreen)));
  if (marquee)
    layers.push(layer('marquee', [marquee, toScreen], (pen) => drawMarquee(pen, marquee, toScreen)));
  if (brush) layers.push(layer('brush', [brush, toScreen], (pen) => drawBrush(pen, brush, toScreen)));
  if (refusal) {
    const draw = (pen: OverlayPen): void => drawRefusal(pen, refusal, toScreen, pane);
    layers.push(layer('refusal', [refusal, toScreen, pane], draw));
  }
  return layers;
}

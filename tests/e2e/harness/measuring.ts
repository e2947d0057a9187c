import { present } from '../../../src/base/assert';
import type { SliceImage } from '../../../src/domain/image/sliceImage';
import { measureRoi } from '../../../src/domain/measurement/measureRoi';
import { createEditor, type EditorState } from '../../../src/editor/editorState';
import { editorStep } from '../../../src/editor/editorStep';
import type { Gesture } from '../../../src/editor/gesture';
import { overlayModel } from '../../../src/editor/overlayModel';
import { createSlicePane } from '../../../src/viewer/createSlicePane';
import type { PanePointerEvent, SlicePane } from '../../../src/viewer/slicePane';
import type { MeasuredOutline, MeasuringHarness } from './measuringHarness';

declare global {
  interface Window {
    measuring: MeasuringHarness;
  }
}

const { style } = document.body;
style.margin = '0';
style.background = '#000';

const target = { key: 'right', tag: 'R', tagDirectionPx: [0, 1] } as const;
let pane: SlicePane | undefined;
let shown: { readonly key: string; readonly image: SliceImage; editor: EditorState } | undefined;
let closed: MeasuredOutline[] = [];

const theOnePane = (): SlicePane => present(pane, 'the pane');

async function settle(): Promise<void> {
  for (let frame = 0; frame < 3; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
}

function measured(image: SliceImage, verticesPx: MeasuredOutline['verticesPx']): MeasuredOutline {
  const outcome = measureRoi(image, verticesPx, []);
  if (!outcome.ok) throw new Error(`Refused: ${outcome.error.kind}`);
  const { area, signal } = outcome.value;
  if (area.kind !== 'known' || signal.kind !== 'known') throw new Error('Not measured');
  return { verticesPx, areaMm2: area.grossMm2, mean: signal.displayed.mean, pixelCount: signal.pixelCount };
}

function take(gesture: Gesture): void {
  if (!shown) return;
  const step = editorStep(shown.editor, gesture);
  shown.editor = step.state;
  for (const edit of step.edits) {
    if (edit.kind === 'close-outline') closed.push(measured(shown.image, edit.verticesPx));
  }
  theOnePane().setOverlay(shown.key, overlayModel(shown.editor, 'first'));
}

function onPointer(event: PanePointerEvent): void {
  const { kind, atPx, pixelsPerScreenPx, pointerType } = event;
  const place = { atPx, pixelsPerScreenPx, pointerType };
  if (event.key !== shown?.key) return;
  if (kind === 'down') take({ kind: 'pointer-down', ...place, alt: event.alt, shift: event.shift });
  else if (kind === 'move') take({ kind: 'pointer-move', ...place });
  else if (kind === 'up') take({ kind: 'pointer-up', ...place });
}

addEventListener('keydown', (event) => {
  if (event.key === 'Enter') take({ kind: 'close' });
});

window.measuring = {
  async open(box) {
    const element = document.createElement('div');
    element.style.position = 'absolute';
    for (const [side, value] of Object.entries(box)) element.style.setProperty(side, `${value}px`);
    document.body.append(element);
    pane = await createSlicePane(element, {
      onFailure: ({ kind }) => {
        throw new Error(`The pane failed: ${kind}`);
      },
      onPointer,
    });
    pane.setSmooth(false);
    pane.setMode({ takesPointer: true, panHeld: false, windowHeld: false, outlinesHidden: false });
  },
  async show(slice) {
    const image: SliceImage = {
      grid: { columns: slice.columns, rows: slice.rows, spacing: slice.spacing, plane: undefined },
      storedValues: Int32Array.from(slice.storedValues),
      rescale: { slope: slice.slope ?? 1, intercept: slice.intercept ?? 0, isStated: true },
      isInverted: false,
      isLossy: false,
      fingerprint: '',
    };
    const { key, seriesKey, columns, rows, window } = slice;
    closed = [];
    shown = { key, image, editor: createEditor({ image: { columns, rows }, armed: target }) };
    await theOnePane().show({ key, seriesKey, image, ...(window ? { window } : {}) });
    theOnePane().setOverlay(key, overlayModel(shown.editor, 'first'));
    await settle();
  },
  async setOrientation(orientation) {
    theOnePane().setOrientation(orientation);
    await settle();
  },
  async lookAt({ zoom, moveMm }) {
    theOnePane().fitWhole();
    const fitted = present(theOnePane().getView(), 'the view');
    theOnePane().setView({
      ...fitted,
      centerOffset: moveMm,
      lengthPerScreenPx: fitted.lengthPerScreenPx / zoom,
    });
    await settle();
  },
  closed: () => closed,
  outline() {
    const { outlinePx, exclusions } = present(shown?.editor.outlines[0], 'the outline');
    return { verticesPx: outlinePx, exclusions };
  },
  chooseTool: (tool) => take({ kind: 'choose-tool', tool }),
  async decode(pngBase64) {
    const image = new Image();
    image.src = `data:image/png;base64,${pngBase64}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width;
    canvas.height = image.height;
    const context = present(canvas.getContext('2d'), 'context');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    const red = Array.from({ length: image.width * image.height }, (_, at) => data[4 * at] ?? 0);
    return { width: image.width, height: image.height, red };
  },
};

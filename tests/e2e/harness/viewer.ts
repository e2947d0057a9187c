import { present } from '../../../src/base/assert';
import type { Drawing } from '../../../src/viewer/canvas/chooseCanvas';
import { createSlicePane } from '../../../src/viewer/createSlicePane';
import type { PaneCallbacks, ShownSlice, SlicePane } from '../../../src/viewer/slicePane';
import { DragWatch } from './dragWatch';
import type { HarnessEvent, HarnessSlice, ViewerHarness } from './viewerHarness';

declare global {
  interface Window {
    harness: ViewerHarness;
  }
}

const contexts: WebGL2RenderingContext[] = [];
const originalGetContext = HTMLCanvasElement.prototype.getContext;
// Remembers every WebGL context, so that a spec can take it away.
HTMLCanvasElement.prototype.getContext = new Proxy(originalGetContext, {
  apply(target, canvas: HTMLCanvasElement, given: [string]): unknown {
    const made: unknown = Reflect.apply(target, canvas, given);
    if (made instanceof WebGL2RenderingContext && !contexts.includes(made)) contexts.push(made);
    return made;
  },
});

const { style } = document.body;
style.margin = '0';
style.background = '#000';
style.color = '#ECEDEF';
style.fontFamily = 'Inter, sans-serif';

const asked = new URLSearchParams(location.search).get('drawing');
const drawing: Drawing = asked === 'graphics-card' || asked === 'processor' ? asked : 'fitting';

const panes: SlicePane[] = [];
const boxes: HTMLDivElement[] = [];
let events: HarnessEvent[] = [];
const dragWatch = new DragWatch();

const paneOf = (index: number): SlicePane => present(panes[index], `pane ${index}`);

function shownOf(slice: HarnessSlice): ShownSlice {
  return {
    key: slice.key,
    seriesKey: slice.seriesKey,
    image: {
      grid: { columns: slice.columns, rows: slice.rows, spacing: slice.spacing, plane: undefined },
      storedValues: Int32Array.from(slice.storedValues),
      rescale: { slope: slice.slope ?? 1, intercept: slice.intercept ?? 0, isStated: true },
      isInverted: slice.isInverted ?? false,
      isLossy: false,
      fingerprint: '',
    },
    ...(slice.window ? { window: slice.window } : {}),
    ...(slice.rememberedWindow ? { rememberedWindow: slice.rememberedWindow } : {}),
  };
}

function tell(name: HarnessEvent['name']): (detail: unknown) => void {
  return (detail) => events.push({ name, detail });
}

async function settle(): Promise<void> {
  for (let frame = 0; frame < 3; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
}

window.harness = {
  async open(box) {
    const element = document.createElement('div');
    element.style.position = 'absolute';
    for (const [side, value] of Object.entries(box)) element.style.setProperty(side, `${value}px`);
    document.body.append(element);
    const index = panes.length;
    const callbacks: PaneCallbacks = {
      onFailure: tell('failure'),
      onPointer: (event) => {
        tell('pointer')(event);
        dragWatch.onPointer(index, event);
      },
      onScroll: tell('scroll'),
      onViewChange: (view, cause) => tell('view')({ view, cause }),
      onWindowChange: (window, cause, seriesKey) => tell('window')({ window, cause, seriesKey }),
      onHover: tell('hover'),
    };
    panes.push(await createSlicePane(element, callbacks, drawing));
    boxes.push(element);
    return panes.length - 1;
  },
  async resizeBox(index, size) {
    const box = present(boxes[index], 'box');
    box.style.width = `${size.width}px`;
    box.style.height = `${size.height}px`;
    await settle();
  },
  show: (index, slice) => paneOf(index).show(slice && shownOf(slice)),
  setSmooth: (index, isSmooth) => paneOf(index).setSmooth(isSmooth),
  setWindow: (index, window) => paneOf(index).setWindow(window),
  resetWindow: (index) => paneOf(index).resetWindow(),
  getWindow: (index) => paneOf(index).getWindow(),
  setView: (index, view) => paneOf(index).setView(view),
  getView: (index) => paneOf(index).getView(),
  fitRegion: (index, region) => paneOf(index).fitRegion(region),
  fitWhole: (index) => paneOf(index).fitWhole(),
  setOrientation: (index, orientation) => paneOf(index).setOrientation(orientation),
  setMode: (index, mode) =>
    paneOf(index).setMode({
      takesPointer: false,
      panHeld: false,
      windowHeld: false,
      outlinesHidden: false,
      ...mode,
    }),
  setOverlay: (index, key, model) => paneOf(index).setOverlay(key, model),
  screenOfPixel: (index, atPx) => paneOf(index).screenOfPixel(atPx),
  async loupe(index, atPx) {
    const canvas = document.createElement('canvas');
    paneOf(index).drawLoupe(canvas, atPx);
    await settle();
    const picture = present(canvas.getContext('2d'), 'context').getImageData(
      0,
      0,
      canvas.width,
      canvas.height,
    );
    return { side: canvas.width, greys: Array.from(picture.data).filter((_, at) => at % 4 === 0) };
  },
  captureEvidence: (index) => paneOf(index).captureEvidence(),
  lineHandleAt: (index, event) => paneOf(index).lineHandleAt(event),
  watchDrag: (indices, outlinePx) => dragWatch.start(indices.map(paneOf), outlinePx),
  dragCost: () => dragWatch.cost(),
  destroy(index) {
    paneOf(index).destroy();
    present(boxes[index], 'box').remove();
  },
  takeEvents() {
    const taken = events;
    events = [];
    return taken;
  },
  settle,
  loseContexts() {
    for (const context of contexts) context.getExtension('WEBGL_lose_context')?.loseContext();
  },
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

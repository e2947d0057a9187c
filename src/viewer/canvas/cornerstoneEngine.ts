import { Enums, eventTarget, init, metaData, RenderingEngine } from '@cornerstonejs/core';
import type { CanvasOwner } from './sliceCanvas';

/** Panes that can be open at once without sharing a WebGL context; browsers allow about sixteen in all. */
const contexts = 4;

/** What Cornerstone asks about an image while drawing it. */
export type DisplayModules = Readonly<Record<string, unknown>>;

const modulesByImageId = new Map<string, DisplayModules>();
let isStarted = false;
let engine: RenderingEngine | undefined;
let engines = 0;
const livePanes = new Set<CanvasOwner>();

/** Starts Cornerstone, once; further calls do nothing. The browser must offer WebGL 2 (`graphicsSupport`). */
function start(): void {
  if (isStarted) return;
  init({ debug: {}, rendering: { webGlContextCount: contexts } });
  metaData.addProvider(
    (type: string, imageId: string): unknown => modulesByImageId.get(imageId)?.[type],
    1000,
  );
  eventTarget.addEventListener(Enums.Events.WEBGL_CONTEXT_LOST, onContextLost);
  isStarted = true;
}

/** Lets Cornerstone's questions about an image be answered, until `forgetModules`. */
export function provideModules(imageId: string, modules: DisplayModules): void {
  modulesByImageId.set(imageId, modules);
}

/** The image is no longer shown. */
export function forgetModules(imageId: string): void {
  modulesByImageId.delete(imageId);
}

/** The engine that all panes share, made when the first pane opens. */
export function joinEngine(pane: CanvasOwner): RenderingEngine {
  start();
  engine ??= new RenderingEngine(`multifidus-${++engines}`);
  livePanes.add(pane);
  return engine;
}

/** The pane is gone. The engine stays, because browsers give only about sixteen contexts in the life of a page. */
export function leaveEngine(pane: CanvasOwner): void {
  livePanes.delete(pane);
}

/** All panes of the engine are over, not only those of the context that was lost: one half-alive screen is worse. */
function onContextLost(event: Event): void {
  const lostId: unknown = event instanceof CustomEvent ? event.detail.renderingEngineId : undefined;
  if (!engine || lostId !== engine.id) return;
  engine.destroy();
  engine = undefined;
  for (const pane of livePanes) pane.onContextLost();
}

/** Fits every viewport to its element, then lets every pane set its own camera again. */
export function resizeAll(): void {
  engine?.resize(false, true);
  for (const pane of livePanes) pane.afterResize();
}

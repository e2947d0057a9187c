import { graphicsSupport } from './graphicsSupport';
import { paintedCanvas } from './paintedCanvas';
import type { MakeSliceCanvas } from './sliceCanvas';

/** Who draws the pixels; `fitting` asks the browser. */
export type Drawing = 'fitting' | 'graphics-card' | 'processor';

/**
 * How panes are drawn here: by Cornerstone where the browser has a graphics card behind its WebGL 2, else painted. Both
 * put every pixel at the same place. Cornerstone is loaded only where it is used.
 */
export async function chooseCanvas(drawing: Drawing): Promise<MakeSliceCanvas> {
  const isOnCard = drawing === 'graphics-card' || (drawing === 'fitting' && graphicsSupport() === 'card');
  if (!isOnCard) return paintedCanvas;
  const { cornerstoneCanvas } = await import('./cornerstoneCanvas');
  return cornerstoneCanvas;
}

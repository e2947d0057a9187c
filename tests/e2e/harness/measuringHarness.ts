import type { PointPx } from '../../../src/domain/image/point';
import type { RoiExclusion } from '../../../src/domain/reading/roi';
import type { EditorTool } from '../../../src/editor/editorState';
import type { Orientation } from '../../../src/viewer/paneCamera';
import type { PaneView } from '../../../src/viewer/paneView';
import type { HarnessSlice } from './viewerHarness';

/** An outline that was closed, and what the product measured in it. */
export interface MeasuredOutline {
  readonly verticesPx: readonly PointPx[];
  readonly areaMm2: number;
  readonly mean: number;
  readonly pixelCount: number;
}

/** Pane, editor and measurement together, as Read has them, and nothing else. */
export interface MeasuringHarness {
  open(box: { left: number; top: number; width: number; height: number }): Promise<void>;
  /** Shows a slice and starts over: no outline. */
  show(slice: HarnessSlice): Promise<void>;
  setOrientation(orientation: Orientation): Promise<void>;
  /** Fits the image, then magnifies it and moves it, mm. */
  lookAt(view: { zoom: number; moveMm: PaneView['centerOffset'] }): Promise<void>;
  /** Outlines closed since the slice was shown. */
  closed(): readonly MeasuredOutline[];
  /** The outline as it is committed now. */
  outline(): { readonly verticesPx: readonly PointPx[]; readonly exclusions: readonly RoiExclusion[] };
  /** Takes another tool in hand. */
  chooseTool(tool: EditorTool): void;
  /** The red part of every device pixel of a screenshot, row by row. */
  decode(pngBase64: string): Promise<{ width: number; height: number; red: number[] }>;
}

import type { PointPx } from '../domain/image/point';
import type { RoiExclusion } from '../domain/reading/roi';
import type { DrawingWay } from '../domain/reading/roiDrawing';

/** A change of the reading that the editor asks for. Outlines in it are simple polygons inside the image, open rings. */
export type Edit =
  | {
      readonly kind: 'close-outline';
      readonly key: string;
      readonly verticesPx: readonly PointPx[];
      /** How it was drawn, in the order of first use. */
      readonly ways: readonly DrawingWay[];
    }
  | {
      readonly kind: 'change-outline';
      readonly key: string;
      readonly verticesPx: readonly PointPx[];
      /** What this change adds to the ways in which the outline was drawn. */
      readonly ways: readonly DrawingWay[];
      /** Present only where the exclusions change with it, as when the whole ROI is moved. */
      readonly exclusions?: readonly RoiExclusion[];
    }
  /** Exclusions were added, changed or deleted. Each is a simple polygon; it may reach beyond the outline. */
  | {
      readonly kind: 'change-exclusions';
      readonly key: string;
      readonly exclusions: readonly RoiExclusion[];
      readonly ways: readonly DrawingWay[];
    }
  | { readonly kind: 'delete-outline'; readonly key: string };

import type { PointPx } from '../domain/image/point';

/** A change of the reading that the editor asks for. Outlines in it are simple polygons inside the image, open rings. */
export type Edit =
  | { readonly kind: 'close-outline'; readonly key: string; readonly verticesPx: readonly PointPx[] }
  | { readonly kind: 'change-outline'; readonly key: string; readonly verticesPx: readonly PointPx[] }
  | { readonly kind: 'delete-outline'; readonly key: string };

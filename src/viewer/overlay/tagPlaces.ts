import type { OverlayOutline } from '../../editor/overlay';
import { type Affine, applyToDirection } from '../affine';
import type { PaneSize } from '../paneView';
import { isSameMark } from './isSameMark';
import { tagSize } from './overlayStyle';
import { type ScreenPoint, screenPoints } from './screenPath';
import type { TagWish } from './spreadTags';
import { tagPlacement } from './tagPlacement';

/** What a wish follows from: a wish for the same is the same. */
type WishSource = readonly [
  outlinePx: OverlayOutline['outlinePx'],
  tagDirectionPx: OverlayOutline['tagDirectionPx'],
  toScreen: Affine,
  pane: PaneSize,
];

/** Remembers what tags want and where they went: an outline that did not change is not looked round again. */
export class TagPlaces {
  readonly #known = new Map<string, { readonly source: WishSource; readonly wish: TagWish }>();
  readonly #places = new WeakMap<TagWish, { readonly at: ScreenPoint | undefined }>();

  /** What one outline wants. */
  wish(
    key: string,
    { outlinePx, tagDirectionPx }: Pick<OverlayOutline, 'outlinePx' | 'tagDirectionPx'>,
    toScreen: Affine,
    pane: PaneSize,
  ): TagWish {
    const known = this.#known.get(key);
    const source: WishSource = [outlinePx, tagDirectionPx, toScreen, pane];
    if (known && isSameMark(known.source, source)) return known.wish;
    const wish = {
      outline: screenPoints(outlinePx, toScreen),
      direction: applyToDirection(toScreen, tagDirectionPx),
    };
    this.#known.set(key, { source, wish });
    return wish;
  }

  /** The place on the wished side. */
  placeOf(wish: TagWish, pane: PaneSize): ScreenPoint | undefined {
    const known = this.#places.get(wish);
    if (known) return known.at;
    const at = tagPlacement(wish.outline, wish.direction, tagSize, pane);
    this.#places.set(wish, { at });
    return at;
  }

  /** Outlines that are gone need no memory. */
  forgetOthers(keys: readonly string[]): void {
    if (this.#known.size === keys.length) return;
    for (const key of this.#known.keys()) if (!keys.includes(key)) this.#known.delete(key);
  }
}

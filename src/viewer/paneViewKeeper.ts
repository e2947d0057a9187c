import type { ImageGrid } from '../domain/image/imageGrid';
import { cameraOf, type Orientation, type PaneCamera, screenDirections, upright } from './paneCamera';
import {
  displaySpacing,
  isSameView,
  limitView,
  type PaneSize,
  type PaneView,
  pannedBy,
  type RegionPx,
  regionView,
  wholeView,
  zoomedAbout,
} from './paneView';
import type { ChangeCause } from './slicePane';

type Place = readonly [number, number];

/** What a pane shows of its slice: keeps it through changes of slice and size, and hands the camera on. */
export class PaneViewKeeper {
  readonly #onCamera: (camera: PaneCamera) => void;
  readonly #onChange: (view: PaneView, cause: ChangeCause) => void;
  #grid: ImageGrid | undefined;
  #size: PaneSize | undefined;
  #view: PaneView | undefined;
  /** What stays fitted through changes of size, until the view is changed otherwise. */
  #fitted: RegionPx | 'whole' | undefined = 'whole';
  #orientation: Orientation = upright;

  constructor(
    onCamera: (camera: PaneCamera) => void,
    onChange: (view: PaneView, cause: ChangeCause) => void,
  ) {
    this.#onCamera = onCamera;
    this.#onChange = onChange;
  }

  get view(): PaneView | undefined {
    return this.#view;
  }

  /** The next slice starts as a whole. */
  forget(): void {
    this.#grid = undefined;
    this.#view = undefined;
    this.#fitted = 'whole';
  }

  setGrid(grid: ImageGrid, size: PaneSize | undefined): void {
    this.#grid = grid;
    this.setSize(size);
  }

  setSize(size: PaneSize | undefined): void {
    this.#size = size;
    if (this.#fitted) this.fit(this.#fitted);
    else if (this.#view) this.#change(this.#view, 'call');
  }

  setOrientation(orientation: Orientation): void {
    this.#orientation = orientation;
    this.#sendCamera();
  }

  /** False, and nothing done, when the view counts in mm and the slice cannot, or the other way round. */
  setView(view: PaneView): boolean {
    if (!this.#grid || displaySpacing(this.#grid).unit !== view.unit) return false;
    this.#fitted = undefined;
    this.#change(view, 'call');
    return true;
  }

  fit(region: RegionPx | 'whole'): void {
    this.#fitted = region;
    if (!this.#grid || !this.#size) return;
    const isWhole = region === 'whole';
    const view = isWhole ? wholeView(this.#grid, this.#size) : regionView(region, this.#grid, this.#size);
    this.#change(view, 'call');
  }

  /** Magnifies; what is under `at` (CSS px of the pane) stays there. */
  zoom(at: Place, factor: number): void {
    const place = this.#offsetAt(at);
    if (!this.#view || !place) return;
    this.#fitted = undefined;
    this.#change(zoomedAbout(this.#view, place, factor), 'gesture');
  }

  /** Moves what is under `from` to `to`. */
  pan(from: Place, to: Place): void {
    const [start, end] = [this.#offsetAt(from), this.#offsetAt(to)];
    if (!this.#view || !start || !end) return;
    this.#fitted = undefined;
    this.#change(pannedBy(this.#view, start, end), 'gesture');
  }

  #change(wanted: PaneView, cause: ChangeCause): void {
    if (!this.#grid || !this.#size) return;
    const view = limitView(wanted, this.#grid, this.#size);
    const isChanged = !isSameView(this.#view, view);
    this.#view = view;
    this.#sendCamera();
    if (isChanged) this.#onChange(view, cause);
  }

  #sendCamera(): void {
    if (!this.#grid || !this.#size || !this.#view) return;
    this.#onCamera(cameraOf(this.#view, this.#grid, this.#orientation, this.#size.heightPx));
  }

  /**
   * What lies under a place of the pane, from the image centre in the view's unit. By the view that is set, not the one
   * on screen: several moves of a gesture can fall into one frame.
   */
  #offsetAt(at: Place): [number, number] | undefined {
    if (!this.#view || !this.#size) return undefined;
    const { right, down } = screenDirections(this.#orientation);
    const { centerOffset, lengthPerScreenPx } = this.#view;
    const dx = (at[0] - this.#size.widthPx / 2) * lengthPerScreenPx;
    const dy = (at[1] - this.#size.heightPx / 2) * lengthPerScreenPx;
    return [centerOffset[0] + dx * right[0] + dy * down[0], centerOffset[1] + dx * right[1] + dy * down[1]];
  }
}

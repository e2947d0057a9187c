/** Heights of a list, px. */
export interface LineHeights {
  readonly linePx: number;
  /** Of the head, which stays on top. */
  readonly headPx: number;
}

/** Lines of a long list that are drawn: from `first` up to, not including, `end`. */
export interface LineWindow {
  readonly first: number;
  readonly end: number;
}

/** What of a list is in sight, px. */
export interface Sight {
  readonly topPx: number;
  readonly heightPx: number;
}

/** Lines come and go so many at a time: a frame that draws one line costs nearly as much as one that draws eight. */
const linesAtOnce = 8;
/** Lines above and below those in sight. */
const spareLines = 3;

/**
 * The lines to draw: all in sight, some above and below. The same for as long as scrolling stays within the spare ones, and
 * always as many, but at the ends of the list.
 */
export function lineWindow({ topPx, heightPx }: Sight, count: number, heights: LineHeights): LineWindow {
  const { linePx, headPx } = heights;
  const inSight = Math.ceil(Math.max(0, heightPx - headPx) / linePx) + 1;
  const drawn = Math.ceil((inSight + 2 * spareLines) / linesAtOnce) * linesAtOnce + linesAtOnce;
  const top = Math.min(Math.max(0, topPx), Math.max(0, count * linePx + headPx - heightPx));
  const wanted = Math.floor(top / linePx) - spareLines;
  const first = Math.max(0, Math.floor(wanted / linesAtOnce) * linesAtOnce);
  return { first: Math.min(first, count), end: Math.min(count, first + drawn) };
}

/** The lines of which at least half is in sight, counted from 0. */
export function linesInSight({ topPx, heightPx }: Sight, count: number, heights: LineHeights) {
  const { linePx, headPx } = heights;
  const first = Math.max(0, Math.round(topPx / linePx));
  const last = Math.min(count - 1, Math.round((topPx + heightPx - headPx) / linePx) - 1);
  return { first, last: Math.max(first, last) };
}

/** Where a list has to be scrolled to so that a line is wholly in sight; undefined where it is. */
export function topToShow(
  line: number,
  { topPx, heightPx }: Sight,
  heights: LineHeights,
): number | undefined {
  const { linePx, headPx } = heights;
  const lineTop = line * linePx;
  if (lineTop < topPx) return lineTop;
  const least = headPx + lineTop + linePx - heightPx;
  return least > topPx ? least : undefined;
}

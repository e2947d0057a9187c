import {
  levelRegion,
  muscleRegion,
  type Region,
  sameExtent,
  wholeRegion,
} from '../../app/reading/muscleRegion';
import { shownSlice } from '../../app/reading/panes';
import { shownRectangle } from '../../domain/image/posteriorCrop';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import { type TimePoint, timePoints } from '../../domain/timePoint';
import type { ReadingPane, ReadingSession } from '../../state/readingSession';
import type { FitWhat } from './usePanes';

type Regions = Readonly<Record<TimePoint, Region | undefined>>;

/** What both axial panes show when they are fitted: the muscles or the whole slice, at one scale for both scans. */
export function axialRegions(panes: ReadingSession['panes'], what: FitWhat): Regions {
  // One scan about its outlines and the other about where muscles usually lie would tear the same anatomy apart.
  const isOutlined = timePoints.every((timePoint) => {
    const pane = panes[timePoint];
    return !pane || pane.editor.outlines.length > 1;
  });
  const regionOf = (pane: ReadingPane | undefined) => {
    const header = pane && shownSlice(pane.axial);
    if (!pane || !header) return undefined;
    const outlines = isOutlined ? pane.editor.outlines : [];
    const region = what === 'whole' ? wholeRegion(header) : muscleRegion(header, outlines);
    return { header, region: shownRegion(region, pane, header) };
  };
  return sameExtent({ preop: regionOf(panes.preop), followUp: regionOf(panes.followUp) });
}

/** Of a cropped slice the part that is shown; all of the region where it reaches nowhere into it. */
function shownRegion(region: Region, { crop }: ReadingPane, { grid }: SliceHeader): Region {
  if (!crop) return region;
  const shown = shownRectangle(crop, grid);
  const [left, top] = [0, 1].map((at) => Math.max(region.fromPx[at] ?? 0, shown.fromPx[at] ?? 0));
  const [right, bottom] = [0, 1].map((at) => Math.min(region.toPx[at] ?? 0, shown.toPx[at] ?? 0));
  if (left === undefined || top === undefined || right === undefined || bottom === undefined) return region;
  return left < right && top < bottom ? { fromPx: [left, top], toPx: [right, bottom] } : region;
}

/** What both sagittal panes show when they are fitted: the body with its neighbours, or the whole slice. */
export function sagittalRegions(panes: ReadingSession['panes'], what: FitWhat): Regions {
  const regionOf = (pane: ReadingPane | undefined) => {
    const header = pane?.sagittal && shownSlice(pane.sagittal);
    const axial = pane && shownSlice(pane.axial);
    if (!header || !axial) return undefined;
    const near = what === 'near' ? levelRegion(axial, header) : undefined;
    return { header, region: near ?? wholeRegion(header) };
  };
  return sameExtent({ preop: regionOf(panes.preop), followUp: regionOf(panes.followUp) });
}

import {
  levelRegion,
  muscleRegion,
  type Region,
  sameExtent,
  wholeRegion,
} from '../../app/reading/muscleRegion';
import { shownSlice } from '../../app/reading/panes';
import { type TimePoint, timePoints } from '../../domain/timePoint';
import type { ReadingPane, ReadingSession } from '../../state/readingSession';
import type { FitWhat } from './usePanes';

type Regions = Readonly<Record<TimePoint, Region | undefined>>;

/** What both axial panes show when they are fitted: the muscles or the whole slice, at one scale for both scans. */
export function axialRegions(panes: ReadingSession['panes'], what: FitWhat): Regions {
  // One scan about its outlines and the other about where muscles usually lie would tear the same anatomy apart.
  const isOutlined = timePoints.every((timePoint) => (panes[timePoint]?.editor.outlines.length ?? 0) > 1);
  const regionOf = (pane: ReadingPane | undefined) => {
    const header = pane && shownSlice(pane.axial);
    if (!pane || !header) return undefined;
    const outlines = isOutlined ? pane.editor.outlines : [];
    const region = what === 'whole' ? wholeRegion(header) : muscleRegion(header, outlines);
    return { header, region };
  };
  return sameExtent({ preop: regionOf(panes.preop), followUp: regionOf(panes.followUp) });
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

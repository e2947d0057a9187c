import { err, ok, type Result } from '../../base/result';
import type { Catalogue, CatalogueSeries } from '../../domain/catalogue/catalogue';
import { imageKey } from '../../domain/image/imageRef';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import type { Reading } from '../../domain/reading/reading';
import type { RoiTarget } from '../../domain/reading/roi';
import { sliceAtLevel } from '../../domain/study/sliceAtLevel';
import type { Scan, Subject } from '../../domain/study/subject';
import type { TimePoint } from '../../domain/timePoint';
import { createEditor } from '../../editor/editorState';
import type { ReadingPane, SliceStack } from '../../state/readingSession';
import { editorTarget, mayDrawOn, outlinesOn } from './editorFeed';

function seriesOf(
  catalogue: Catalogue,
  scan: Scan,
  seriesUid: string | undefined,
): CatalogueSeries | undefined {
  if (seriesUid === undefined) return undefined;
  return catalogue.patients
    .flatMap((patient) => patient.studies)
    .filter((study) => study.studyInstanceUid === scan.studyInstanceUid)
    .flatMap((study) => study.series)
    .find((series) => series.seriesInstanceUid === seriesUid);
}

function stackOf(series: CatalogueSeries, index: number): SliceStack {
  const slices = series.slices.map((slice) => slice.header);
  return { slices, index: Math.min(Math.max(0, index), slices.length - 1), pixels: { kind: 'loading' } };
}

/** The slice that is shown; a stack is never empty. */
export function shownSlice(stack: SliceStack): SliceHeader | undefined {
  return stack.slices[stack.index];
}

/** Index of the slice on which this time point was measured or chosen, if it was. */
function chosenIndex(
  slices: readonly SliceHeader[],
  reading: Reading,
  timePoint: TimePoint,
): number | undefined {
  const drawn = Object.values(reading.entries).find(
    (entry) => entry.kind === 'roi' && entry.roi.target.timePoint === timePoint,
  );
  const image = drawn?.kind === 'roi' ? drawn.roi.image : reading.sliceChoices[timePoint]?.image;
  if (!image) return undefined;
  const index = slices.findIndex((slice) => imageKey(slice) === imageKey(image));
  return index < 0 ? undefined : index;
}

/** Why a time point cannot be shown. */
export type PaneProblem = { readonly kind: 'no-scan' } | { readonly kind: 'series-gone' };

/** One time point of a subject, ready for reading: stacks, the proposed slice, and an editor at rest. */
export function makePane(
  catalogue: Catalogue,
  subject: Subject,
  reading: Reading,
  timePoint: TimePoint,
  armed: RoiTarget | undefined,
): Result<ReadingPane, PaneProblem> {
  const scan = subject.scans[timePoint];
  if (!scan) return err({ kind: 'no-scan' });
  const axialSeries = seriesOf(catalogue, scan, scan.axialSeriesUid);
  if (!axialSeries || axialSeries.slices.length === 0) return err({ kind: 'series-gone' });
  const headers = axialSeries.slices.map((slice) => slice.header);
  const proposal = sliceAtLevel(axialSeries.slices);
  // Without geometry nothing can be proposed; the stack then opens in its middle and no slice is marked as proposed.
  const proposedIndex = proposal.ok ? proposal.value.index : undefined;
  const axial = stackOf(
    axialSeries,
    chosenIndex(headers, reading, timePoint) ?? proposedIndex ?? Math.floor(headers.length / 2),
  );
  const sagittalSeries = seriesOf(catalogue, scan, scan.sagittalSeriesUid);
  const sagittal = sagittalSeries && stackOf(sagittalSeries, Math.floor(sagittalSeries.slices.length / 2));
  const pane: ReadingPane = {
    axial,
    sagittal,
    proposedIndex,
    editor: createEditor({ image: { columns: 1, rows: 1 } }),
    live: undefined,
  };
  return ok(feedEditor(pane, reading, timePoint, armed));
}

/** Gives the pane's editor the shown slice: its size, the reading's outlines on it, what is armed, and the lock. */
export function feedEditor(
  pane: ReadingPane,
  reading: Reading,
  timePoint: TimePoint,
  armed: RoiTarget | undefined,
): ReadingPane {
  const header = shownSlice(pane.axial);
  if (!header) return pane;
  const isArmedHere = armed?.timePoint === timePoint && mayDrawOn(reading, armed, header);
  const editor = createEditor({
    image: { columns: header.grid.columns, rows: header.grid.rows },
    outlines: outlinesOn(reading, timePoint, header),
    tool: pane.editor.tool,
    isLocked: reading.state === 'signed',
    ...(isArmedHere ? { armed: editorTarget(armed, header) } : {}),
  });
  return { ...pane, editor, live: undefined };
}

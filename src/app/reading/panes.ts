import { err, ok, type Result } from '../../base/result';
import type { Catalogue, CatalogueSeries } from '../../domain/catalogue/catalogue';
import { imageKey } from '../../domain/image/imageRef';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import { askedRois } from '../../domain/reading/askedRois';
import type { Reading } from '../../domain/reading/reading';
import type { ExclusionReason, RoiTarget } from '../../domain/reading/roi';
import type { Protocol } from '../../domain/study/protocol';
import type { Scan, Subject } from '../../domain/study/subject';
import type { TimePoint } from '../../domain/timePoint';
import { createEditor } from '../../editor/editorState';
import type { ImageSize } from '../../editor/imageSize';
import type { ReadingPane, SliceStack } from '../../state/readingSession';
import { editorTarget, mayDrawOn, outlinesOn } from './editorFeed';
import { cropOf } from './shownPart';
import { proposalOf, withProposal } from './sliceProposal';

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
  protocol: Protocol,
): number | undefined {
  const image = (askedRois(reading, protocol, timePoint)[0] ?? reading.sliceChoices[timePoint])?.image;
  if (!image) return undefined;
  const index = slices.findIndex((slice) => imageKey(slice) === imageKey(image));
  return index < 0 ? undefined : index;
}

/** Index of the sagittal slice on which the endplates were marked, else of the middle one. */
function markedIndex({ slices }: CatalogueSeries, reading: Reading, timePoint: TimePoint): number {
  const marks = reading.endplates?.[timePoint];
  const index = marks ? slices.findIndex(({ header }) => imageKey(header) === imageKey(marks.image)) : -1;
  return index < 0 ? Math.floor(slices.length / 2) : index;
}

/** Why a time point cannot be shown. */
export type PaneProblem = { readonly kind: 'no-scan' | 'series-gone' | 'slice-gone' };

/** What of a scan an observer may see. */
export interface PaneRules {
  /** Only the slice that was chosen beforehand, and no sagittal image. */
  readonly isSliceGiven: boolean;
  /** Only from the front of the spinal canal backwards. */
  readonly isCropped: boolean;
}

const everything: PaneRules = { isSliceGiven: false, isCropped: false };

/** One time point of a subject, ready for reading: stacks, the proposed slice, and an editor at rest. */
export function makePane(
  catalogue: Catalogue,
  subject: Subject,
  reading: Reading,
  timePoint: TimePoint,
  armed: RoiTarget | undefined,
  protocol: Protocol,
  { isSliceGiven, isCropped }: PaneRules = everything,
): Result<ReadingPane, PaneProblem> {
  const scan = subject.scans[timePoint];
  if (!scan) return err({ kind: 'no-scan' });
  const axialSeries = seriesOf(catalogue, scan, scan.axialSeriesUid);
  if (!axialSeries || axialSeries.slices.length === 0) return err({ kind: 'series-gone' });
  const headers = axialSeries.slices.map((slice) => slice.header);
  const chosen = chosenIndex(headers, reading, timePoint, protocol);
  if (isSliceGiven) {
    const slice = chosen === undefined ? undefined : headers[chosen];
    if (!slice) return err({ kind: 'slice-gone' });
    const only: SliceStack = { slices: [slice], index: 0, pixels: { kind: 'loading' } };
    const pane = withCrop(bare(only, undefined), isCropped, reading, timePoint);
    return ok(feedEditor(pane, reading, timePoint, armed, protocol));
  }
  const sagittalSeries = seriesOf(catalogue, scan, scan.sagittalSeriesUid);
  const sagittal = sagittalSeries && stackOf(sagittalSeries, markedIndex(sagittalSeries, reading, timePoint));
  const stacks = { axial: stackOf(axialSeries, 0), sagittal };
  // Without geometry nothing can be proposed; the stack then opens in its middle and no slice is marked as proposed.
  const proposedIndex = proposalOf(stacks, reading, timePoint)?.index;
  const axial = stackOf(axialSeries, chosen ?? proposedIndex ?? Math.floor(headers.length / 2));
  const pane = withCrop(bare(axial, sagittal), isCropped, reading, timePoint);
  return ok(feedEditor(pane, reading, timePoint, armed, protocol));
}

function bare(axial: SliceStack, sagittal: SliceStack | undefined): ReadingPane {
  const editor = createEditor({ image: { columns: 1, rows: 1 } });
  return {
    axial,
    sagittal,
    proposal: undefined,
    midHeight: undefined,
    crop: undefined,
    editor,
    live: undefined,
  };
}

function withCrop(
  pane: ReadingPane,
  isCropped: boolean,
  reading: Reading,
  timePoint: TimePoint,
): ReadingPane {
  const header = shownSlice(pane.axial);
  return isCropped && header ? { ...pane, crop: cropOf(header, reading, timePoint) } : pane;
}

function imageSize({ grid: { columns, rows, spacing } }: SliceHeader): ImageSize {
  return { columns, rows, ...(spacing && { pixelAspect: spacing.rowMm / spacing.columnMm }) };
}

/** The reason that is in hand, if the protocol offers it; else the first that it offers. */
function offeredReason(
  { roiExclusionReasons }: Pick<Protocol, 'roiExclusionReasons'>,
  inHand: ExclusionReason,
): ExclusionReason {
  return roiExclusionReasons.includes(inHand) ? inHand : (roiExclusionReasons[0] ?? inHand);
}

/** Gives the pane's editor the shown slice: its size, the reading's outlines on it, what is armed, and the lock. */
export function feedEditor(
  pane: ReadingPane,
  reading: Reading,
  timePoint: TimePoint,
  armed: RoiTarget | undefined,
  protocol: Protocol,
): ReadingPane {
  const header = shownSlice(pane.axial);
  if (!header) return pane;
  const isArmedHere = armed?.timePoint === timePoint && mayDrawOn(reading, armed, header, protocol);
  const editor = createEditor({
    image: imageSize(header),
    outlines: outlinesOn(reading, timePoint, header, protocol),
    tool: pane.editor.tool,
    isLocked: reading.state === 'signed',
    exclusionReason: offeredReason(protocol, pane.editor.exclusionReason),
    ...(isArmedHere ? { armed: editorTarget(armed, header, protocol) } : {}),
  });
  const { radiusPx } = pane.editor.brush;
  const shown = withCrop(pane, pane.crop !== undefined, reading, timePoint);
  const fed = { ...shown, editor: { ...editor, brush: { ...editor.brush, radiusPx } }, live: undefined };
  return withProposal(fed, reading, timePoint);
}

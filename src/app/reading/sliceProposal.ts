import { imageKey } from '../../domain/image/imageRef';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import type { Reading, SliceAtMidHeight } from '../../domain/reading/reading';
import { canalFrontPx } from '../../domain/study/canalFront';
import { type MarkedMidHeight, midHeight } from '../../domain/study/midHeight';
import { type SliceProposal, sliceAtLevel, sliceAtMidHeight } from '../../domain/study/sliceAtLevel';
import type { TimePoint } from '../../domain/timePoint';
import type { ReadingPane } from '../../state/readingSession';

type Stacks = Pick<ReadingPane, 'axial' | 'sagittal'>;

/** Positions of two images can be compared in one frame of reference only. */
function isSameFrame(a: SliceHeader | undefined, b: SliceHeader | undefined): boolean {
  return a?.frameOfReferenceUid !== undefined && a.frameOfReferenceUid === b?.frameOfReferenceUid;
}

/** The sagittal slice on which the endplates of a scan were marked, if the scan still has it. */
function markedSlice({ sagittal }: Stacks, reading: Reading, timePoint: TimePoint): SliceHeader | undefined {
  const marks = reading.endplates?.[timePoint];
  return marks && sagittal?.slices.find((slice) => imageKey(slice) === imageKey(marks.image));
}

/** Mid-height as the reading's marks give it, to be shown on the sagittal image. */
function shownMidHeight(stacks: Stacks, reading: Reading, timePoint: TimePoint): MarkedMidHeight | undefined {
  const marks = reading.endplates?.[timePoint];
  const header = markedSlice(stacks, reading, timePoint);
  const found = marks && header && midHeight(marks, header.grid);
  return found?.ok ? found.value : undefined;
}

/** The pane with the mid-height that is marked and the slice that follows from it. */
export function withProposal(pane: ReadingPane, reading: Reading, timePoint: TimePoint): ReadingPane {
  const found = shownMidHeight(pane, reading, timePoint);
  return { ...pane, midHeight: found, proposal: proposalOf(pane, reading, timePoint, found) };
}

/** The slice to propose; without a mid-height that can be compared with the axial slices, the stack's middle. */
export function proposalOf(
  stacks: Stacks,
  reading: Reading,
  timePoint: TimePoint,
  found: MarkedMidHeight | undefined = shownMidHeight(stacks, reading, timePoint),
): SliceProposal | undefined {
  const sagittal = markedSlice(stacks, reading, timePoint);
  const slices = stacks.axial.slices.map((header) => ({ header }));
  const comparable = slices.filter(({ header }) => isSameFrame(header, sagittal));
  const atMidHeight = found && sliceAtLevel(comparable, found);
  if (atMidHeight?.ok) {
    const index = slices.findIndex(({ header }) => header === comparable[atMidHeight.value.index]?.header);
    return { ...atMidHeight.value, index };
  }
  const middle = sliceAtLevel(slices);
  return middle.ok ? middle.value : undefined;
}

/** How an axial slice lies to the marked mid-height; undefined where that cannot be told. */
export function slicePlace(
  stacks: Stacks,
  reading: Reading,
  timePoint: TimePoint,
  slice: SliceHeader,
): Omit<SliceAtMidHeight, 'evidencePng'> | undefined {
  const found = shownMidHeight(stacks, reading, timePoint);
  if (!found || !isSameFrame(slice, markedSlice(stacks, reading, timePoint))) return undefined;
  return sliceAtMidHeight(slice, found);
}

/** Where the spinal canal begins on an axial slice, by the marked endplates; undefined where that cannot be told. */
export function canalFrontAt(
  stacks: Stacks,
  reading: Reading,
  timePoint: TimePoint,
  slice: SliceHeader,
): number | undefined {
  const marks = reading.endplates?.[timePoint];
  const sagittal = markedSlice(stacks, reading, timePoint);
  if (!marks || !sagittal || !isSameFrame(slice, sagittal)) return undefined;
  return canalFrontPx(slice.grid, marks, sagittal.grid);
}

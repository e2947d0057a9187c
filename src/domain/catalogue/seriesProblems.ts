import type { SeriesProblem, SliceStack, StackSlice } from './catalogue';

/** Neighbouring slices closer than this are at one position. */
const samePositionWithinMm = 0.05;
/** A distance this much larger than the usual one is a hole. */
const holeFrom = 1.5;
/** Other distances may vary by this share of the usual one before it is said. */
const irregularFrom = 0.1;

/** What is odd about the stacks of one series: holes, repeated positions, no geometry. */
export function seriesProblems(stacks: readonly SliceStack[]): readonly SeriesProblem[] {
  const problems: SeriesProblem[] = [];
  const placed = stacks.filter((stack) => stack.plane !== 'unknown');
  if (placed.length > 1) problems.push({ kind: 'several-stacks', stacks: placed.length });
  stacks.forEach((stack, index) => {
    if (stack.plane === 'unknown') problems.push({ kind: 'no-geometry', images: stack.slices.length });
    else problems.push(...repeats(stack, index), ...holes(stack, index));
  });
  const sizes = [...new Set(stacks.flatMap(({ slices }) => slices.map(sizeText)))];
  if (sizes.length > 1) problems.push({ kind: 'mixed-matrix', sizes });
  return problems;
}

function sizeText({ header }: StackSlice): string {
  return `${header.grid.columns} × ${header.grid.rows}`;
}

/** Echoes, phases and repetitions in one series put several images at one position: which one is read must be said. */
function repeats(stack: SliceStack, index: number): SeriesProblem[] {
  const positions = stack.slices.filter(
    (_, i) => i === 0 || gapBeforeMm(stack, i) >= samePositionWithinMm,
  ).length;
  if (positions === stack.slices.length) return [];
  const echoTimesMs = [
    ...new Set(stack.slices.flatMap(({ header }) => header.acquisition.echoTimeMs ?? [])),
  ].sort((a, b) => a - b);
  return [{ kind: 'repeated-position', stack: index, positions, images: stack.slices.length, echoTimesMs }];
}

function holes(stack: SliceStack, index: number): SeriesProblem[] {
  const { spacingMm } = stack;
  if (spacingMm === undefined) return [];
  const problems: SeriesProblem[] = [];
  let smallestMm = spacingMm;
  let largestMm = spacingMm;
  stack.slices.forEach((_, i) => {
    const gapMm = gapBeforeMm(stack, i);
    if (i === 0 || gapMm < samePositionWithinMm) return;
    if (gapMm > holeFrom * spacingMm) {
      const count = Math.max(1, Math.round(gapMm / spacingMm) - 1);
      problems.push({ kind: 'missing-slices', stack: index, afterSlice: i - 1, count, gapMm });
      return;
    }
    smallestMm = Math.min(smallestMm, gapMm);
    largestMm = Math.max(largestMm, gapMm);
  });
  if (largestMm - smallestMm > irregularFrom * spacingMm) {
    problems.push({ kind: 'irregular-spacing', stack: index, smallestMm, largestMm });
  }
  return problems;
}

function gapBeforeMm(stack: SliceStack, i: number): number {
  const here = stack.slices[i]?.positionMm ?? 0;
  const before = stack.slices[i - 1]?.positionMm ?? here;
  return here - before;
}

import { referenceLine } from '../../domain/geometry/referenceLine';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import type { LinePx } from '../../domain/reading/endplates';
import type { ObserverStyle, OverlayLine } from '../../editor/overlay';
import type { MarkedLines } from './endplateHand';
import { sagittalText } from './sagittalText';

interface SagittalLines {
  readonly sagittal: SliceHeader;
  readonly axial: readonly SliceHeader[];
  /** Index of the axial slice that is shown. */
  readonly shown: number;
  readonly style: ObserverStyle;
  /** The endplates as they look now. */
  readonly marks: MarkedLines;
  /** Known only with all four points, and none of them in hand. */
  readonly midHeightPx: LinePx | undefined;
  /** The fractured level, where the observer may know it. */
  readonly level: string | undefined;
  readonly isLarge: boolean;
}

/**
 * What lies over the sagittal image. Small: the shown slice in the observer's hue, first and last of the stack faint,
 * because lines between them would cover the body whose middle is looked for. Large: every slice faint with its number.
 * Endplates white; mid-height dashed.
 */
export function sagittalLines(given: SagittalLines): readonly OverlayLine[] {
  const { marks, midHeightPx, level, isLarge } = given;
  const plates = (['upper', 'lower'] as const).flatMap((which): readonly OverlayLine[] => {
    const line = which === 'upper' ? marks.upperPx : marks.lowerPx;
    if (!line) return [];
    const label = isLarge
      ? { label: sagittalText.endplate(which, level), labelAt: places[which], hasHandles: true }
      : {};
    return [{ fromPx: line[0], toPx: line[1], style: 'chosen', ...label }];
  });
  const middle: readonly OverlayLine[] = midHeightPx
    ? [
        {
          ...stretched(midHeightPx, isLarge ? 1.9 : 1.5),
          style: 'dashed',
          ...(isLarge ? { label: sagittalText.midHeight } : {}),
        },
      ]
    : [];
  return [...slices(given), ...middle, ...plates];
}

/** Labels stand off the body, where nothing is measured. */
const places = { upper: 'above', lower: 'below' } as const;

function slices({ sagittal, axial, shown, style, isLarge }: SagittalLines): readonly OverlayLine[] {
  const lines = axial.flatMap((slice, index): readonly OverlayLine[] => {
    const isShown = index === shown;
    const isEnd = index === 0 || index === axial.length - 1;
    if (!isLarge && !isShown && !isEnd) return [];
    const line = referenceLine(slice, sagittal);
    if (!line.ok) return [];
    const number = isLarge ? String(index + 1) : sagittalText.slice(index + 1);
    const label = isLarge ? { label: number, labelAt: 'left' as const } : isShown ? { label: number } : {};
    return [{ ...line.value, style: isShown ? style : 'faint', ...label }];
  });
  // The chosen one lies over its neighbours.
  return [
    ...lines.filter((line) => line.style === 'faint'),
    ...lines.filter((line) => line.style !== 'faint'),
  ];
}

/** The line between the plates, longer by a factor: it has to be compared with slices that run on to the muscle. */
function stretched([from, to]: LinePx, factor: number): Pick<OverlayLine, 'fromPx' | 'toPx'> {
  const grow = (factor - 1) / 2;
  const [dx, dy] = [(to[0] - from[0]) * grow, (to[1] - from[1]) * grow];
  return { fromPx: [from[0] - dx, from[1] - dy], toPx: [to[0] + dx, to[1] + dy] };
}

/** Points of print in a millimetre. */
export const pointsPerMm = 72 / 25.4;

/** Of all text in figures; the last but one is what the renderer of pictures has. */
export const figureFont = 'Arial, Helvetica, Arimo, sans-serif';

/** One look for all figures: sizes and weights in points at print width, greys that hold in any print. */
export const figureStyle = {
  tickPt: 7,
  titlePt: 8,
  /** Axes, whiskers, single subjects. */
  thinPt: 0.5,
  /** What a reader is to see first: medians, curves, limits. */
  linePt: 0.75,
  tickLengthPt: 3,
  ink: '#17181a',
  /** Lines of single subjects. */
  soft: '#8a8d93',
  /** Confidence bands. */
  band: '#e3e5e8',
  paper: '#ffffff',
} as const;

/**
 * Above so many subjects a figure draws them as one path for each group: single elements would make files that programs
 * do not open. Then no point can be told from the others, and none carries a code.
 */
export const singlePointLimit = 2000;

/** Shapes of the groups in print order, filled and hollow by turns, so that they hold in a grey print. */
const shapes = ['circle', 'square', 'diamond', 'triangle'] as const;

/** How the points of a group look. */
export interface GroupLook {
  readonly shape: (typeof shapes)[number];
  readonly isFilled: boolean;
}

/** The look of a group by its place in print order. */
export function groupLook(index: number): GroupLook {
  return {
    shape: shapes[Math.floor(index / 2) % shapes.length] ?? 'circle',
    isFilled: index % 2 === 0,
  };
}

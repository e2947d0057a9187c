import type { ImagePlane } from '../image/imageGrid';
import type { PointLps } from '../image/point';
import { scale } from './lps';

/** What of the patient lies towards each edge of an image: R, L, A, P, H, F, or two letters when oblique. */
export interface OrientationLetters {
  readonly left: string;
  readonly right: string;
  readonly top: string;
  readonly bottom: string;
}

const letterPairs: readonly (readonly [negative: string, positive: string])[] = [
  ['R', 'L'],
  ['A', 'P'],
  ['F', 'H'],
];

/** A second letter is written when the direction leans at least 20° towards it. */
const secondLetterFrom = Math.sin((20 * Math.PI) / 180);

/** Letters for the four edges of an image as stored (not flipped or rotated on screen). */
export function orientationLetters(plane: ImagePlane): OrientationLetters {
  return {
    left: lettersOf(scale(plane.rowDirectionLps, -1)),
    right: lettersOf(plane.rowDirectionLps),
    top: lettersOf(scale(plane.columnDirectionLps, -1)),
    bottom: lettersOf(plane.columnDirectionLps),
  };
}

function lettersOf(direction: PointLps): string {
  const parts = letterPairs.map(([negative, positive], axis) => {
    const component = direction[axis] ?? 0;
    return { letter: component < 0 ? negative : positive, share: Math.abs(component) };
  });
  const [main, second] = parts.sort((a, b) => b.share - a.share);
  if (!main) return '';
  return second && second.share >= secondLetterFrom ? main.letter + second.letter : main.letter;
}

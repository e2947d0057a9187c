import { type Side, sides } from '../../../domain/side';
import { cannotMeasureText } from '../../reasonText';
import { roundedText } from '../../rounding';
import type { PairPicture } from './imagePair';

/** Decimals of areas and mean signals. */
export interface PairDecimals {
  readonly csaMm2: number;
  readonly si: number;
}

/** What is printed of one side below its picture. */
export interface SideLines {
  readonly side: Side;
  readonly letter: 'R' | 'L';
  /** One muscle: area and mean on a line each. Several: a line each, with the muscle's short name. */
  readonly apart: readonly string[];
  /** One line a muscle, for narrow prints. */
  readonly together: readonly string[];
}

/** The texts of the values, the patient's right first; sides that were not asked for have none. */
export function pairValueLines(picture: PairPicture, decimals: PairDecimals): readonly SideLines[] {
  const hasOneMuscle = new Set(picture.entries.map(({ muscle }) => muscle.id)).size <= 1;
  return sides.flatMap((side) => {
    const entries = picture.entries.filter((entry) => entry.side === side);
    if (entries.length === 0) return [];
    const written = entries.map((entry): readonly string[] => {
      if (entry.kind === 'cannot-measure') return ['not measured:', cannotMeasureText(entry.reason)];
      const mean = entry.meanSi === undefined ? '–' : roundedText(entry.meanSi, decimals.si);
      // A number stays with its letter and its unit where a line is broken.
      return [`A\u00a0${roundedText(entry.areaMm2, decimals.csaMm2)}\u00a0mm²`, `M\u00a0${mean}`];
    });
    const together = written.map((parts, at) => {
      const values = parts.join(parts[0]?.startsWith('A') ? ', ' : ' ');
      return hasOneMuscle ? values : `${entries[at]?.muscle.shortName ?? ''} ${values}`;
    });
    const apart = hasOneMuscle ? written.flat() : together;
    return [{ side, letter: side === 'right' ? ('R' as const) : ('L' as const), apart, together }];
  });
}

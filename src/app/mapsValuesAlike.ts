import type { SliceHeader } from '../domain/image/sliceHeader';

/**
 * Whether two headers make the same displayed values of the same stored ones. Philips' private scale counts only where
 * both have it: anonymisers take it out and leave the pixels. A table that an earlier version could not use tells nothing.
 */
export function mapsValuesAlike(one: SliceHeader, other: SliceHeader): boolean {
  const [a, b] = [one.rescale, other.rescale];
  const isUnread = [one, other].some(({ warnings }) => warnings.some(({ kind }) => kind === 'modality-lut'));
  const areTablesAlike =
    isUnread || (a.table?.sha256 === b.table?.sha256 && a.table?.firstStored === b.table?.firstStored);
  const [scale, otherScale] = [one.philipsScale, other.philipsScale];
  const areScalesAlike = !scale || !otherScale || scale.slope === otherScale.slope;
  return a.slope === b.slope && a.intercept === b.intercept && areTablesAlike && areScalesAlike;
}

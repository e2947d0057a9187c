/** Side of the loupe's square, CSS px. */
export const loupeSizePx = 128;
const marginPx = 12;
/** How near the pointer may come before the loupe gives way. */
const nearPx = 40;

/**
 * In which upper corner the loupe stands: it gives way when the pointer comes near it, and stays where it is
 * otherwise, so that the eye finds it again.
 */
export function loupeSide(
  [x, y]: readonly [number, number],
  paneWidthPx: number,
  isLeft: boolean,
): 'left' | 'right' {
  const reach = loupeSizePx + marginPx + nearPx;
  if (y > reach) return isLeft ? 'left' : 'right';
  if (isLeft) return x < reach ? 'right' : 'left';
  return x > paneWidthPx - reach ? 'left' : 'right';
}

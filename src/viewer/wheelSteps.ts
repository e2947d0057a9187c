/** What is left of a scroll that was too short for a step. */
export interface WheelRest {
  readonly leftOver: number;
}

/** The part of a wheel event that counts. */
export interface WheelTurn {
  readonly deltaY: number;
  /** 0 pixels, 1 lines, 2 pages. */
  readonly deltaMode: number;
}

/** A wheel notch is 50 to 120 px in browsers; a trackpad sends many smaller ones. */
const notchPx = 50;
const linePx = 40;

/**
 * Slices to go for a turn of the wheel: one a notch of a mouse wheel whatever its length, and one for every 50 px of a
 * trackpad's fine movement. Turning back forgets the rest, so that the first answer is at once.
 */
export function wheelSteps(
  rest: WheelRest,
  turn: WheelTurn,
): { readonly steps: number; readonly rest: WheelRest } {
  const deltaPx = wheelDeltaPx(turn);
  const size = Math.abs(deltaPx);
  if (size >= notchPx) {
    return { steps: Math.sign(deltaPx) * Math.max(1, Math.round(size / 120)), rest: { leftOver: 0 } };
  }
  const isTurned = Math.sign(rest.leftOver) !== Math.sign(deltaPx);
  const total = (isTurned ? 0 : rest.leftOver) + deltaPx;
  // + 0 makes a zero of the −0 that a turn upwards leaves.
  const steps = Math.trunc(total / notchPx) + 0;
  return { steps, rest: { leftOver: total - steps * notchPx } };
}

/** Magnification for a turn of the wheel; upwards magnifies. Fine for a pinch, at most 1.27 for a notch. */
export function wheelZoomFactor(turn: WheelTurn): number {
  return Math.exp(-Math.min(Math.max(wheelDeltaPx(turn), -24), 24) * 0.01);
}

function wheelDeltaPx(turn: WheelTurn): number {
  return turn.deltaMode === 0 ? turn.deltaY : turn.deltaY * linePx;
}

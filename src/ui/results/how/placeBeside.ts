/** Where the answer stands: its corner, on which side of the number, and how far down its edge the arrow points. */
export interface Place {
  readonly left: number;
  readonly top: number;
  readonly side: 'right' | 'left' | 'below';
  readonly arrow: number;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const gap = 14;
const margin = 8;

/** Right of the number where there is room, else left of it, else below: it never covers what it explains. All in CSS pixels. */
export function placeBeside(
  anchor: Box,
  size: { readonly width: number; readonly height: number },
  window: { readonly width: number; readonly height: number },
): Place {
  const middle = (anchor.top + anchor.bottom) / 2;
  const top = clamp(middle - 34, margin, window.height - size.height - margin);
  const beside = { top, arrow: clamp(middle - top, 14, Math.max(14, size.height - 14)) };
  if (anchor.right + gap + size.width + margin <= window.width) {
    return { ...beside, side: 'right', left: anchor.right + gap };
  }
  if (anchor.left - gap - size.width >= margin) {
    return { ...beside, side: 'left', left: anchor.left - gap - size.width };
  }
  const left = clamp(anchor.right - size.width, margin, window.width - size.width - margin);
  const centre = (anchor.left + anchor.right) / 2;
  return {
    side: 'below',
    left,
    top: clamp(anchor.bottom + gap, margin, window.height - size.height - margin),
    arrow: clamp(centre - left, 14, Math.max(14, size.width - 14)),
  };
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}

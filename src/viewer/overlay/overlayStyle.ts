import type { ObserverStyle, OverlayLine } from '../../editor/overlay';

/** Shape of vertices and of the tag. */
export type MarkShape = 'round' | 'square' | 'diamond';

/** How an observer's marks look: hue, and a dash and a shape that say the same in a grey print. */
export interface ObserverLook {
  readonly hue: string;
  readonly dash: string;
  readonly shape: MarkShape;
}

export const observerLooks: Readonly<Record<ObserverStyle, ObserverLook>> = {
  first: { hue: '#FFA033', dash: '', shape: 'round' },
  second: { hue: '#57B8FF', dash: '7 4', shape: 'square' },
  third: { hue: '#F08CC8', dash: '9 3 2 3', shape: 'diamond' },
};

/** Look of a straight line. */
export interface LineLook {
  readonly hue: string;
  readonly dash: string;
  readonly width: number;
  readonly opacity: number;
}

export function lineLook(style: OverlayLine['style']): LineLook {
  if (style === 'faint') return { hue: '#B8BCC3', dash: '', width: 1, opacity: 0.45 };
  if (style === 'chosen') return { hue: '#FFFFFF', dash: '', width: 1.6, opacity: 1 };
  if (style === 'dashed') return { hue: '#FFFFFF', dash: '5 4', width: 1.4, opacity: 1 };
  const { hue, dash } = observerLooks[style];
  return { hue, dash, width: 1.6, opacity: 1 };
}

/** The dark layer under every line, so that one hue can be seen on bright fat and on dark muscle. */
export const casing = { color: '#000000', opacity: 0.72, extraWidth: 2.2 } as const;

export const coreWidth = { rest: 1.6, edited: 2 } as const;
export const vertexSize = 6;
export const vertexRim = 1.2;
export const tagSize = 21;

/** Width of a tag: as wide as high for one letter, a pill where a muscle's name stands before it. */
export function tagWidth(tag: string): number {
  return tag.length <= 1 ? tagSize : Math.max(tagSize, Math.round(6.4 * tag.length + 13));
}
export const wrongHue = '#FF7A72';
export const attentionHue = '#F2D13C';
export const white = '#FFFFFF';
export const black = '#000000';

/** The way back to the start of an outline that is being drawn. */
export const closingDash = '1.4 3.6';
/** The edge of a part that is left out. */
export const exclusionStroke = { width: 1.4, dash: '4 3' } as const;
/** Lines at 45° over a part that is left out, and how dark the ground under them is. */
export const hatch = { spacing: 7, width: 1.1, ground: 0.28 } as const;

/** Pixels of fat: a hue that no observer has, and dark enough a tint to see the picture through it. */
export const fatTint = { red: 0xf2, green: 0xd1, blue: 0x3c, alpha: Math.round(0.45 * 255) } as const;

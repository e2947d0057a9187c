import { elementsOf, type MarkupNode, parseMarkup, textOf } from './parseMarkup';

type Element = Exclude<MarkupNode, string>;

/** A printed axis: what is written at its ticks, and where a value stands on it by these alone. */
export interface ReadAxis {
  readonly ticks: readonly { readonly text: string; readonly value: number; readonly at: number }[];
  readonly placeOf: (value: number) => number;
  readonly valueAt: (place: number) => number;
  /** The other coordinate of the axis line. */
  readonly line: number;
}

/** A figure as a reader has it: read from its text by a strict parser, without anything of the program that drew it. */
export interface ReadFigure {
  readonly root: Element;
  readonly vertical: readonly ReadAxis[];
  readonly horizontal: readonly ReadAxis[];
  readonly elements: (name: string) => readonly Element[];
  /** Elements that carry a code, by kind. */
  readonly coded: (name: string) => readonly Element[];
  readonly texts: readonly string[];
}

/** Reads a figure; throws at what is not XML. */
export function readFigure(svg: string): ReadFigure {
  const [whole, ...others] = parseMarkup(svg.trim());
  if (!whole || typeof whole === 'string') throw new Error('not one svg');
  // Elements stand on lines of their own.
  const root = { ...whole, children: whole.children.filter((one) => one !== '\n') };
  if (root.name !== 'svg' || others.length > 0) throw new Error('not one svg');
  const elements = (name: string) => elementsOf([root], name);
  const axes = (isVertical: boolean): readonly ReadAxis[] => {
    const start = isVertical ? /^M([\d.]+),([\d.]+)V([\d.]+)M/ : /^M([\d.]+),([\d.]+)H([\d.]+)M/;
    return root.children.flatMap((child, index) => {
      if (typeof child === 'string' || child.name !== 'path') return [];
      const found = start.exec(child.attributes['d'] ?? '');
      if (!found) return [];
      const line = Number(found[isVertical ? 1 : 2]);
      const tick = isVertical ? /M[\d.]+,([\d.]+)H[\d.]+/g : /M([\d.]+),[\d.]+V[\d.]+(?=M|$)/g;
      const places = [...(child.attributes['d'] ?? '').slice(found[0].length - 1).matchAll(tick)].map((one) =>
        Number(one[1]),
      );
      const labels = root.children.slice(index + 1, index + 1 + places.length).map((one) => textOf([one]));
      return [axisOf(labels, places, line)];
    });
  };
  return {
    root,
    vertical: axes(true),
    horizontal: axes(false),
    elements,
    coded: (name) => elements(name).filter(({ attributes }) => attributes['data-code'] !== undefined),
    texts: elements('text').map((one) => textOf([one])),
  };
}

function axisOf(labels: readonly string[], places: readonly number[], line: number): ReadAxis {
  const ticks = labels.map((text, index) => ({
    text,
    value: Number(text.replace(/[−–]/, '-')),
    at: places[index] ?? Number.NaN,
  }));
  const [first, last] = [ticks[0], ticks.at(-1)];
  if (!first || !last || Number.isNaN(first.value) || Number.isNaN(last.value)) throw new Error('no axis');
  const slope = (last.at - first.at) / (last.value - first.value);
  return {
    ticks,
    line,
    placeOf: (value) => first.at + slope * (value - first.value),
    valueAt: (place) => first.value + (place - first.at) / slope,
  };
}

/** A number of an element. */
export function numberOf(element: Element, name: string): number {
  const value = element.attributes[name];
  if (value === undefined) throw new Error(`${element.name} has no ${name}`);
  return Number(value);
}

/** The places of a path of moves and lines. */
export function pathPlaces(d: string): readonly (readonly [number, number])[] {
  return [...d.matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/g)].map(
    (one) => [Number(one[1]), Number(one[2])] as const,
  );
}

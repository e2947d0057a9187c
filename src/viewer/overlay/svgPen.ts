import { casing, white } from './overlayStyle';
import type { ScreenPoint } from './screenPath';

/** A stroke in screen pixels. */
export interface Stroke {
  readonly hue: string;
  readonly width: number;
  readonly dash?: string;
  readonly opacity?: number;
}

type Attributes = Readonly<Record<string, string | number>>;

const svgNamespace = 'http://www.w3.org/2000/svg';

/**
 * Draws from scratch each time, on the nodes of the last time: what did not change costs nothing.
 *
 * Everything is set as attributes, because a content security policy refuses style attributes.
 */
export class SvgPen {
  readonly #parent: SVGElement;
  #used = 0;

  constructor(parent: SVGElement) {
    this.#parent = parent;
  }

  begin(): void {
    this.#used = 0;
  }

  end(): void {
    while (this.#parent.childNodes.length > this.#used) this.#parent.lastChild?.remove();
  }

  /** A line in two layers: the hue over a wider dark casing. */
  casedLine(path: string, stroke: Stroke, part: string): void {
    const line = { d: path, fill: 'none', 'stroke-linejoin': 'round' };
    this.#node('path', {
      ...line,
      'data-part': `${part}-casing`,
      stroke: casing.color,
      'stroke-width': stroke.width + casing.extraWidth,
      'stroke-opacity': casing.opacity * (stroke.opacity ?? 1),
    });
    this.#node('path', {
      ...line,
      'data-part': part,
      stroke: stroke.hue,
      'stroke-width': stroke.width,
      'stroke-opacity': stroke.opacity ?? 1,
      'stroke-dasharray': stroke.dash || 'none',
    });
  }

  /** A filled shape with a rim. */
  shape(path: string, fill: string, fillOpacity: number, rim: Stroke, part: string): void {
    this.#node('path', {
      d: path,
      'data-part': part,
      fill,
      'fill-opacity': fillOpacity,
      stroke: rim.hue,
      'stroke-width': rim.width,
      'stroke-linejoin': 'round',
    });
  }

  /** Words over the image: light letters with a dark edge. */
  text(words: string, at: ScreenPoint, anchor: 'start' | 'middle' | 'end', hue: string = white): void {
    this.#words(words, at, {
      'text-anchor': anchor,
      'font-size': 12,
      'font-weight': 500,
      fill: hue,
      stroke: '#000000',
      'stroke-width': 3,
      'stroke-opacity': 0.8,
      'data-part': 'words',
    });
  }

  /** The letter in a tag. */
  letter(letter: string, at: ScreenPoint, hue: string): void {
    this.#words(letter, at, {
      'text-anchor': 'middle',
      'font-size': 11,
      'font-weight': 700,
      fill: hue,
      stroke: 'none',
      'stroke-width': 0,
      'stroke-opacity': 0,
      'data-part': 'letter',
    });
  }

  #words(words: string, at: ScreenPoint, look: Attributes): void {
    const node = this.#node('text', {
      x: at[0].toFixed(2),
      y: at[1].toFixed(2),
      'dominant-baseline': 'central',
      'paint-order': 'stroke',
      'stroke-linejoin': 'round',
      ...look,
    });
    if (node.textContent !== words) node.textContent = words;
  }

  #node(name: 'path' | 'text', attributes: Attributes): Element {
    const node = this.#nextNode(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (node.getAttribute(key) !== String(value)) node.setAttribute(key, String(value));
    }
    return node;
  }

  #nextNode(name: string): Element {
    const present = this.#parent.children[this.#used];
    this.#used += 1;
    if (present?.localName === name) return present;
    const made = document.createElementNS(svgNamespace, name);
    if (present) present.replaceWith(made);
    else this.#parent.append(made);
    return made;
  }
}

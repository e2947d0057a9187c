import type { OverlayPen, Stroke } from './overlayPen';
import { casing, white } from './overlayStyle';
import { RingTexts } from './ringTexts';
import type { ScreenPoint } from './screenPath';

type Attributes = Readonly<Record<string, string | number>>;
type NodeName = 'g' | 'path' | 'text' | 'clipPath';

/** A node that was drawn, with what was written to it: reading it back from the document would cost more than drawing. */
interface Drawn {
  readonly element: SVGElement;
  readonly name: NodeName;
  readonly written: Map<string, string>;
  readonly children: Drawn[];
  /** Children used in the drawing under way. */
  used: number;
  words: string;
}

const svgNamespace = 'http://www.w3.org/2000/svg';
/** Clip paths are named over the whole page. */
let clips = 0;

/**
 * Draws from scratch each time, on the nodes of the last time: what did not change costs nothing.
 *
 * Everything is set as attributes, because a content security policy refuses style attributes.
 */
export class SvgPen implements OverlayPen {
  readonly #root: Drawn;
  readonly #open: Drawn[] = [];
  readonly ringTexts = new RingTexts();

  constructor(parent: SVGElement) {
    this.#root = { element: parent, name: 'g', written: new Map(), children: [], used: 0, words: '' };
  }

  begin(): void {
    this.#open.length = 0;
    this.#enter(this.#root);
  }

  end(): void {
    this.#leave();
  }

  casedLine(path: string, stroke: Stroke, part: string): void {
    const width = stroke.width + casing.extraWidth;
    const opacity = casing.opacity * (stroke.opacity ?? 1);
    this.line(path, { hue: casing.color, width, opacity }, `${part}-casing`);
    this.line(path, stroke, part);
  }

  line(path: string, stroke: Stroke, part: string): void {
    this.#path(path, 'none', 1, stroke, part);
  }

  shape(path: string, fill: string, fillOpacity: number, rim: Stroke | undefined, part: string): void {
    this.#path(path, fill, fillOpacity, rim, part);
  }

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

  letter(letter: string, at: ScreenPoint, hue: string): void {
    this.#words(letter, at, {
      'text-anchor': 'middle',
      'font-size': letter.length > 1 ? 9.5 : 11,
      'font-weight': 700,
      fill: hue,
      stroke: 'none',
      'stroke-width': 0,
      'stroke-opacity': 0,
      'data-part': 'letter',
    });
  }

  clipped(path: string, draw: () => void): void {
    const group = this.#node('g', {});
    this.#enter(group);
    const known = group.children[0];
    const id = (known?.name === 'clipPath' && known.written.get('id')) || `overlay-clip-${++clips}`;
    const clip = this.#node('clipPath', { id });
    this.#enter(clip);
    this.#node('path', { d: path, 'clip-rule': 'evenodd' });
    this.#leave();
    write(group, 'clip-path', `url(#${id})`);
    draw();
    this.#leave();
  }

  #path(path: string, fill: string, fillOpacity: number, stroke: Stroke | undefined, part: string): void {
    this.#node('path', {
      d: path,
      'data-part': part,
      fill,
      'fill-opacity': fillOpacity,
      stroke: stroke?.hue ?? 'none',
      'stroke-width': stroke?.width ?? 0,
      'stroke-opacity': stroke?.opacity ?? 1,
      'stroke-dasharray': stroke?.dash || 'none',
      'stroke-linejoin': 'round',
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
    if (node.words === words) return;
    node.element.textContent = words;
    node.words = words;
  }

  #node(name: NodeName, attributes: Attributes): Drawn {
    const parent = this.#open.at(-1) ?? this.#root;
    const before = parent.children[parent.used];
    const node = before?.name === name ? before : newNode(name);
    if (node !== before) {
      if (before) before.element.replaceWith(node.element);
      else parent.element.append(node.element);
      parent.children[parent.used] = node;
    }
    parent.used += 1;
    for (const attribute in attributes) write(node, attribute, String(attributes[attribute]));
    return node;
  }

  #enter(node: Drawn): void {
    node.used = 0;
    this.#open.push(node);
  }

  /** Closes a node; what is left over from the last time goes. */
  #leave(): void {
    const node = this.#open.pop();
    if (!node) return;
    for (const unused of node.children.splice(node.used)) unused.element.remove();
  }
}

function newNode(name: NodeName): Drawn {
  const element = document.createElementNS(svgNamespace, name);
  return { element, name, written: new Map(), children: [], used: 0, words: '' };
}

function write(node: Drawn, attribute: string, value: string): void {
  if (node.written.get(attribute) === value) return;
  node.element.setAttribute(attribute, value);
  node.written.set(attribute, value);
}

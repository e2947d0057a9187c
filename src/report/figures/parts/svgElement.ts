import { parseHTML } from 'linkedom';

/** The document that figures are drawn in: it is the same in a browser's worker, on the page and in Node. */
export const figureDocument = parseHTML('<!doctype html><html><body></body></html>').document;

const svgNamespace = 'http://www.w3.org/2000/svg';

/** An SVG element; an attribute that is undefined is left out. */
export function svgElement(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  children: readonly (Node | string)[] = [],
): SVGElement {
  const element = figureDocument.createElementNS(svgNamespace, name) as SVGElement;
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(key, String(value));
  }
  for (const child of children) {
    element.appendChild(typeof child === 'string' ? figureDocument.createTextNode(child) : child);
  }
  return element;
}

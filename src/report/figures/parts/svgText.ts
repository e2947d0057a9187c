/** Attributes that are places or sizes in points. */
const places: ReadonlySet<string> = new Set([
  ...['x', 'y', 'dx', 'dy', 'x1', 'x2', 'y1', 'y2', 'cx', 'cy', 'r', 'rx', 'width', 'height'],
  ...['d', 'points', 'transform'],
]);

/** What a drawing library adds for pages: classes and labels of its layers. */
const notPrinted = /^(?:class|style|aria-.*|xmlns)$/;

/**
 * The text of a drawing as strict XML: attributes in the order of their names, places to the hundredth of a point, every
 * text escaped. What XML cannot hold (control characters, halves of surrogate pairs) becomes U+FFFD.
 */
export function svgText(node: Node): string {
  if (node.nodeType === 3) return escapedText(node.nodeValue ?? '');
  const element = node as Element;
  const name = element.localName;
  if (name === 'style') return '';
  const attributes = [...element.attributes]
    .filter((one) => !notPrinted.test(one.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(
      (one) =>
        ` ${one.name}="${escapedText(places.has(one.name) ? rounded(one.value) : one.value).replaceAll('\n', ' ')}"`,
    )
    .join('');
  const content = [...element.childNodes].map(svgText).join('');
  return content === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${content}</${name}>`;
}

/** A text as XML holds it, in content and in attributes. */
export function escapedText(text: string): string {
  return text
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD')
    .replace(/[^\t\n\r\u0020-\uD7FF\uD800-\uDFFF\uE000-\uFFFD]/g, '\uFFFD')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/[\t\r]/g, ' ');
}

function rounded(places: string): string {
  return places.replace(/-?\d*\.?\d+(?:e[-+]?\d+)?/g, (number) => placeText(Number(number)));
}

/** A place to the hundredth, as short as it can be written. */
export function placeText(value: number): string {
  const text = value.toFixed(2).replace(/\.?0+$/, '');
  return text === '-0' ? '0' : text;
}

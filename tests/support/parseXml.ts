/** An element of parsed XML, or a text. */
export type XmlNode = string | XmlElement;

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Characters of XML 1.0, production 2. */
const legal = /^[\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]*$/u;

function decoded(text: string): string {
  return text.replace(/&(#x[0-9A-Fa-f]+|#\d+|[^;\s]*);?/g, (whole, name: string) => {
    if (!whole.endsWith(';')) throw new Error(`not a reference: ${whole}`);
    if (name.startsWith('#x')) return String.fromCodePoint(Number.parseInt(name.slice(2), 16));
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)));
    const found = named[name];
    if (found === undefined) throw new Error(`not an entity: ${whole}`);
    return found;
  });
}

/**
 * Parses XML 1.0 without a document type, and throws at anything that is not well-formed or holds a character that XML cannot
 * hold. Written for tests, by the recommendation alone.
 */
export function parseXml(source: string): XmlElement {
  if (!legal.test(source)) throw new Error('a character that XML cannot hold');
  const body = source.replace(/^\uFEFF?(?:<\?xml [^?]*\?>)?\s*/, '');
  const token =
    /<(\/?)([A-Za-z_][\w:.-]*)((?:\s+[A-Za-z_][\w:.-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|([^<]+)/gy;
  const stack: { name: string; attributes: Record<string, string>; children: XmlNode[] }[] = [
    { name: '', attributes: {}, children: [] },
  ];
  while (token.lastIndex < body.length) {
    const at = token.lastIndex;
    const found = token.exec(body);
    const top = stack.at(-1);
    if (!found || !top) throw new Error(`not XML: ${body.slice(at, at + 80)}`);
    const [, closing, name, attributeText = '', isEmpty, cdata, text] = found;
    if (text !== undefined) top.children.push(decoded(text));
    else if (cdata !== undefined) top.children.push(cdata);
    else if (name !== undefined) {
      if (closing) {
        if (top.name !== name) throw new Error(`</${name}> closes <${top.name}>`);
        stack.pop();
        stack.at(-1)?.children.push(top);
        continue;
      }
      const attributes: Record<string, string> = {};
      for (const [, key = '', double, single] of attributeText.matchAll(
        /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g,
      )) {
        if (key in attributes) throw new Error(`attribute ${key} twice`);
        attributes[key] = decoded(double ?? single ?? '');
      }
      const element = { name, attributes, children: [] };
      if (isEmpty) top.children.push(element);
      else stack.push(element);
    }
  }
  const [root, ...open] = stack;
  const elements = root?.children.filter((node) => typeof node !== 'string') ?? [];
  const [only] = elements;
  if (open.length > 0 || elements.length !== 1 || !only) throw new Error('one element expected, closed');
  return only;
}

/** All elements of a name inside of another, in their order; of an element that is found nothing inside is looked at. */
export function xmlElements(root: XmlElement, name: string): readonly XmlElement[] {
  return root.children.flatMap((node) =>
    typeof node === 'string' ? [] : node.name === name ? [node] : xmlElements(node, name),
  );
}

/** The text inside of an element. */
export function xmlTextOf(node: XmlNode): string {
  return typeof node === 'string' ? node : node.children.map(xmlTextOf).join('');
}

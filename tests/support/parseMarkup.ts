/** An element of parsed markup, or a text. */
export type MarkupNode =
  | string
  | {
      readonly name: string;
      readonly attributes: Readonly<Record<string, string>>;
      readonly children: readonly MarkupNode[];
    };

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

function decoded(text: string): string {
  return text.replace(/&([^;\s]*);?/g, (whole, name: string) => {
    const found = entities[name];
    if (found === undefined || !whole.endsWith(';')) throw new Error(`not an entity: ${whole}`);
    return found;
  });
}

/**
 * Parses markup in which every element is closed, and throws at anything else: an open element, a bare `<` or `&`, an
 * attribute without quotes. What a browser would silently mend is a fault here.
 */
export function parseMarkup(source: string): readonly MarkupNode[] {
  const body = source.replace(/^<!DOCTYPE html>\n/, '');
  const token = /<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s+[a-zA-Z][a-zA-Z0-9-]*="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
  const stack: { name: string; attributes: Record<string, string>; children: MarkupNode[] }[] = [
    { name: '', attributes: {}, children: [] },
  ];
  while (token.lastIndex < body.length) {
    const at = token.lastIndex;
    const found = token.exec(body);
    const top = stack.at(-1);
    if (!found || !top) throw new Error(`not markup: ${body.slice(at, at + 60)}`);
    const [, closing, name = '', attributeText = '', isEmpty, text] = found;
    if (text !== undefined) {
      top.children.push(top.name === 'style' ? text : decoded(text));
      continue;
    }
    if (closing) {
      if (top.name !== name) throw new Error(`</${name}> closes <${top.name}>`);
      const own = stack.pop();
      const parent = stack.at(-1);
      if (!own || !parent) throw new Error(`</${name}> closes nothing`);
      parent.children.push(own);
      continue;
    }
    const attributes: Record<string, string> = {};
    for (const [, key = '', value = ''] of attributeText.matchAll(/([a-zA-Z][a-zA-Z0-9-]*)="([^"]*)"/g)) {
      attributes[key] = decoded(value);
    }
    const element = { name, attributes, children: [] };
    if (isEmpty) top.children.push(element);
    else stack.push(element);
  }
  const [root, ...open] = stack;
  if (!root || open.length > 0) throw new Error(`not closed: ${open.map(({ name }) => name).join()}`);
  return root.children;
}

/** All elements of a name, in their order, wherever they stand. */
export function elementsOf(
  nodes: readonly MarkupNode[],
  name: string,
): readonly Exclude<MarkupNode, string>[] {
  return nodes.flatMap((node) =>
    typeof node === 'string'
      ? []
      : [...(node.name === name ? [node] : []), ...elementsOf(node.children, name)],
  );
}

/** The text of nodes, as it is read. */
export function textOf(nodes: readonly MarkupNode[]): string {
  return nodes.map((node) => (typeof node === 'string' ? node : textOf(node.children))).join('');
}

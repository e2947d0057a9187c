import { describe, expect, it } from 'vitest';
import { documentHtml } from '../../../../src/report/document/documentHtml';
import { documentMarkdown } from '../../../../src/report/document/documentMarkdown';
import type { DocumentModel } from '../../../../src/report/document/documentModel';
import type { TableModel } from '../../../../src/report/tableModel';
import { elementsOf, parseMarkup, textOf } from '../../../support/parseMarkup';

/** A document with one text in every place that takes one. */
function documentOf(text: string): DocumentModel {
  const table: TableModel = {
    id: text,
    title: text,
    caption: text,
    labelHeading: text,
    columns: [
      { id: 'one', label: text, sublabel: text, align: 'start' },
      { id: 'two', label: text, align: 'end' },
    ],
    rows: [
      { kind: 'heading', id: 'head', label: text },
      {
        kind: 'line',
        id: text,
        label: text,
        indent: 1,
        cells: [
          { text, mark: 'a' },
          { text: '–', note: text },
        ],
      },
    ],
    footnotes: [{ mark: 'a', text }, { text }],
  };
  return {
    title: text,
    meta: [text],
    sections: [
      {
        id: text,
        heading: text,
        blocks: [
          { kind: 'paragraph', text },
          { kind: 'list', items: [text, text] },
          { kind: 'table', table },
          {
            kind: 'checklist',
            checklist: {
              id: 'grras',
              title: text,
              source: text,
              items: [
                { number: '1', topic: text, asks: text, answer: { kind: 'filled', text } },
                { number: '2', topic: text, asks: text, answer: { kind: 'author', toWrite: text } },
              ],
            },
          },
        ],
      },
    ],
  };
}

const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</style></title><svg onload=alert(1)>',
  '&lt;b&gt; &amp; & &#39; &',
  '--> ]]> <!-- <![CDATA[',
];

describe('a document as HTML', () => {
  it.each(hostile)('holds %s as text in every place', (text) => {
    const nodes = parseMarkup(documentHtml(documentOf(text)));
    for (const name of ['script', 'img', 'svg', 'b']) expect(elementsOf(nodes, name)).toEqual([]);
    expect(textOf(elementsOf(nodes, 'title'))).toBe(text);
    expect(textOf(elementsOf(nodes, 'h1'))).toBe(text);
    expect(textOf(elementsOf(nodes, 'h2'))).toBe(text);
    expect(elementsOf(nodes, 'section').map(({ attributes }) => attributes)).toEqual([{ id: text }]);
    expect(elementsOf(nodes, 'caption').map((one) => textOf([one]))).toEqual([
      `${text}. ${text}`,
      `${text}. ${text}`,
    ]);
    const [own, checklist] = elementsOf(nodes, 'table');
    if (!own || !checklist) throw new Error('two tables expected');
    const cells = (table: typeof own) =>
      elementsOf([table], 'tr').map(({ children }) => children.map((one) => textOf([one])));
    expect(cells(own)).toEqual([[text, `${text}${text}`, text], [text], [text, `${text}a`, '–']]);
    expect(cells(checklist)).toEqual([
      ['Item', 'Topic', 'What it asks', 'Answer'],
      ['1', text, text, text],
      ['2', text, text, `For the author: ${text}`],
    ]);
    const notes = elementsOf(nodes, 'p').filter(({ attributes }) => attributes['class'] === 'note');
    expect(notes.map((one) => textOf([one]))).toEqual([`a ${text}`, text, `– ${text} (${text}): ${text}`]);
    for (const { attributes } of elementsOf(nodes, 'a')) expect(attributes).toEqual({ href: `#${text}` });
  });

  it('takes out characters that cannot be shown or would turn a line', () => {
    const html = documentHtml(documentOf('a\u0000b\u0007c\u202Ed\uD800e\uFFFEf'));
    expect(textOf(elementsOf(parseMarkup(html), 'h1'))).toBe('abcdef');
  });

  it('needs nothing but itself: no script, nothing to load', () => {
    const nodes = parseMarkup(documentHtml(documentOf('plain')));
    for (const name of ['script', 'link', 'img', 'iframe', 'object', 'base', 'form']) {
      expect(elementsOf(nodes, name)).toEqual([]);
    }
    const policy = elementsOf(nodes, 'meta').find(
      ({ attributes }) => attributes['http-equiv'] === 'Content-Security-Policy',
    );
    expect(policy?.attributes['content']).toBe("default-src 'none'; style-src 'unsafe-inline'");
    const style = textOf(elementsOf(nodes, 'style'));
    expect(style).not.toMatch(/url\(|@import/);
    expect(style).toContain('size: A4');
  });
});

describe('a document as Markdown', () => {
  // Signs that CommonMark or GitHub's Markdown would read, each without a backslash before it.
  const bare = /(?<!\\)(?:\\\\)*[`*_[\]<>~&]/;

  it.each([
    ...hostile,
    '# heading',
    '- item',
    '1. item',
    '| a | b |',
    '[link](https://evil.example) www.evil.example a@evil.example',
    '**bold** _slanted_ `code` ~~gone~~ $x^2$',
    'two\n\n# lines',
  ])('holds %s as text in every place', (text) => {
    const lines = documentMarkdown(documentOf(text)).split('\n');
    const own = lines.map((line) =>
      // What the writer itself puts there.
      line
        .replace(/^## |^# |^- /, '')
        .replace(/^\*\*(.*)\*\* /, '$1 ')
        .replace(/^\*\*(.*)\.\*\*/, '$1'),
    );
    for (const line of own) {
      expect(line).not.toMatch(bare);
      expect(line).not.toMatch(/^\s*(#|[-+*] |\d+[.)] )/);
      expect(line).not.toMatch(/https?:\/\/|www\.|(?<!\\)@/);
    }
    const rows = lines.filter((line) => line.startsWith('|'));
    // Heading, rule, two rows of the table; heading, rule, two rows of the checklist.
    const places = (row: string | undefined) => (row ?? '').split(/(?<!\\)\|/).length - 2;
    expect(rows.map(places)).toEqual([3, 3, 3, 3, 4, 4, 4, 4]);
  });

  it('is the same text when the backslashes are taken away', () => {
    const text = 'P < 0.05 [a] *x* | y_z & "q"';
    const markdown = documentMarkdown(documentOf(text));
    expect(markdown.split('\n')[0]?.slice(2).replace(/\\(.)/g, '$1')).toBe(text);
  });
});

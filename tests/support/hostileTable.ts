import type { TableModel } from '../../src/report/tableModel';

/** A table with a text in every place that takes one. */
export function tableOfText(text: string): TableModel {
  return {
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
      { kind: 'line', id: 'two', label: text, indent: 0, cells: [{ text }, { text }] },
    ],
    footnotes: [{ mark: 'a', text }, { text }],
  };
}

/** Texts that some format would read as something else than text. */
export const hostileTexts: readonly string[] = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '&lt;b&gt; &amp; & &#39; ]]> <![CDATA[ -->',
  "=cmd|' /C calc'!A0",
  '=1+1\n@SUM(A1)',
  '-2+3;=1+1\t=2',
  '+49 30 123',
  '@import',
  '\tstarts with a tab',
  '\rstarts with a return',
  'constructor',
  '__proto__',
  '_x0041_ _x000D_',
  '{default-bullet-numbering-0} {CURRENT} PAGE NUMPAGES',
  '\\input{/etc/passwd} \\end{table} $x^2$ 50 % a_b #1 ~ & {x} %',
  '`` \'\' -- --- ,, ?` !` << >> "quoted" *star* [link](x) ](y) * - + 1. # head',
  '| a | b | \\| <br> ![x](y) https://example.org www.example.org :::',
  '\u202Eright to left\u202C \u2066isolated\u2069 \u200F',
  'a\u0000b\u0007c\u001Bd\uFFFEe\uFFFFf\uD800g\uDC00h',
  'é ü ß Ω − – — ± ² ≤ μ … “x” ‘y’ 田中 😀 \u00a0 \u2028 \u0085',
  'x'.repeat(300),
];

import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneLine } from '../../../../../src/report/document/documentText';
import { latexText } from '../../../../../src/report/export/formats/latexText';
import { tableLatex } from '../../../../../src/report/export/formats/tableLatex';
import { hostileTexts, tableOfText } from '../../../../support/hostileTable';
import { inFolder, isInstalled } from '../../../../support/programs';
import { latexAsText, readLatexTable } from '../../../../support/readLatex';

/** Spaces that do not break are spaces. */
const spaced = (text: string) => text.replaceAll('\u00a0', ' ');
const asRead = (text: string) => spaced(latexAsText(latexText(text)));
const known = /[^\u0020-\u007E\u00a0–—‘’“”…°²³−±≤μΩχ]/gu;

describe('A text in LaTeX', () => {
  it('sets sign by sign what it is, of whatever signs', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 80 }), (text) => {
        expect(asRead(text)).toBe(spaced(oneLine(text)));
      }),
      { numRuns: 2000 },
    );
  });

  it.each(hostileTexts.map((text) => text.replace(known, '')))('sets %j', (text) => {
    expect(asRead(text)).toBe(spaced(oneLine(text)));
  });

  it('is written by the names that LaTeX has for our signs', () => {
    expect(latexText('−2.1 ± 0.4 mm², P ≤ 0.05; 50 %')).toBe(
      '$-$2.1~$\\pm$~0.4~mm\\textsuperscript{2}, P~$\\leq$~0.05; 50~\\%',
    );
  });
});

describe('A table in LaTeX', () => {
  it('has booktabs’ three rules, raised letters, notes in the table’s width', () => {
    const source = tableLatex(tableOfText('Text'));
    for (const rule of ['\\toprule', '\\midrule', '\\bottomrule']) {
      expect(source.split('\n').filter((line) => line === rule)).toHaveLength(1);
    }
    expect(source).not.toMatch(/\\hline|\|/);
    expect(readLatexTable(source)).toEqual({
      caption: 'Text. Text',
      rows: [
        ['Text', 'Text', 'Text'],
        ['', 'Text', ''],
        ['Text'],
        ['Text', 'Text^a^', '–'],
        ['Text', 'Text', 'Text'],
      ],
      notes: ['^a^ Text', 'Text', '– Text (Text): Text'],
    });
  });

  it('leaves the number of the table to LaTeX', () => {
    const table = { ...tableOfText('Text'), title: 'Table 2', caption: 'Measurements by group' };
    expect(tableLatex(table)).toContain('\\caption{Measurements by group}');
  });

  it('keeps its lines and places whatever stands in them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 40 }), (text) => {
        const own = spaced(oneLine(text));
        fc.pre(own !== '');
        const { rows } = readLatexTable(tableLatex(tableOfText(text)));
        expect(rows.map((row) => row.map(spaced))).toEqual([
          [own, own, own],
          ['', own, ''],
          [own],
          [own, `${own}^a^`, '–'],
          [own, own, own],
        ]);
      }),
      { numRuns: 500 },
    );
  });
});

const hasLatex = await isInstalled('pdflatex');

describe.skipIf(!hasLatex)(`pdfLaTeX${hasLatex ? '' : ' (not installed: not run)'}`, () => {
  it('sets every table without an error, of hostile texts too', async () => {
    const tables = hostileTexts.map((text) => tableLatex(tableOfText(text.replace(known, ''))));
    await inFolder(async (folder) => {
      const body = tables.map((table) => `${table}\\clearpage`);
      writeFileSync(
        join(folder, 'all.tex'),
        [
          '\\documentclass{article}',
          '\\usepackage[T1]{fontenc}',
          '\\usepackage{booktabs,rotating}',
          '\\begin{document}',
          ...body,
          '\\end{document}',
        ].join('\n'),
      );
      const log = execFileSync('pdflatex', ['-halt-on-error', '-interaction=nonstopmode', 'all.tex'], {
        cwd: folder,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      expect(log).toMatch(/Output written on all\.pdf/);
    });
  });
});

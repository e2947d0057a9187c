import { afterEach, describe, expect, it, vi } from 'vitest';
import { present } from '../../../../src/base/assert';
import type { ExportFacts } from '../../../../src/report/export/exportFacts';
import { defaultExportSettings } from '../../../../src/report/export/exportSettings';
import { plainPrintStyle } from '../../../../src/report/export/printStyle';
import { exportTables } from '../../../../src/report/export/tables/exportTables';
import { figureModels, missingFigures } from '../../../../src/report/figures/figureModels';
import { exportFactsOf } from '../../../support/exportFacts';
import { drawingOf, drawingsOf, widths } from '../../../support/figureDrawings';
import { makeFigureStudy } from '../../../support/figureStudy';
import { makeStudy } from '../../../support/fixtureStudy';
import { makePanelStudy } from '../../../support/panelStudy';
import { panelStudyOfSize } from '../../../support/panelStudyOfSize';
import { readFigure } from '../../../support/readFigure';

const study = makeFigureStudy();
const facts = exportFactsOf(study);

/** A generator of the same numbers each time (mulberry32), to put lists in another order. */
function shuffled<T>(items: readonly T[]): readonly T[] {
  let state = 7;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return items
    .map((item) => ({ item, place: next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

describe('The file of a figure', () => {
  it('has its print width in millimetres and its places in points', () => {
    for (const { svg, widthMm } of drawingsOf(facts)) {
      const { root } = readFigure(svg);
      const [, , width, height] = (root.attributes['viewBox'] ?? '').split(' ').map(Number);
      expect(root.attributes['width']).toBe(`${widthMm}mm`);
      // A point is 1/72 inch, an inch 25.4 mm.
      expect(width).toBeCloseTo((widthMm / 25.4) * 72, 2);
      expect(Number.parseFloat(root.attributes['height'] ?? '')).toBeCloseTo((Number(height) / 72) * 25.4, 2);
      expect(svg.startsWith('<svg xmlns="http://www.w3.org/2000/svg"')).toBe(true);
    }
  });

  it('holds nothing that programs for print cannot take: no style, class, script, reference, filter or variable', () => {
    for (const { svg } of drawingsOf(facts)) {
      expect(svg).not.toMatch(/<(?:style|script|image|use|foreignObject|filter|clipPath|marker|a)\b/);
      expect(svg).not.toMatch(/(?:class|style|href|on[a-z]+|id)="/);
      expect(svg).not.toMatch(/url\(|var\(|currentColor|https?:\/\/(?!www\.w3\.org\/2000\/svg)/);
    }
  });

  it('has two sizes of text, one font, and greys alone', () => {
    for (const { svg } of drawingsOf(facts)) {
      const { root, elements } = readFigure(svg);
      expect(root.attributes['font-family']).toBe('Arial, Helvetica, Arimo, sans-serif');
      expect(svg.match(/font-family=/g)).toHaveLength(1);
      for (const text of elements('text')) expect(['7', '8']).toContain(text.attributes['font-size']);
      for (const [, red = '', green = '', blue = ''] of svg.matchAll(
        /(?:fill|stroke)="#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})"/g,
      )) {
        const channels = [red, green, blue].map((one) => Number.parseInt(one, 16));
        expect(Math.max(...channels) - Math.min(...channels)).toBeLessThan(16);
      }
    }
  });

  it('has a title and a description', () => {
    for (const { svg, figure } of drawingsOf(facts)) {
      const { root } = readFigure(svg);
      const [title, description] = root.children;
      expect(title).toEqual({ name: 'title', attributes: {}, children: [figure.title] });
      expect(description).toEqual({ name: 'desc', attributes: {}, children: [figure.caption] });
    }
  });

  it('is the same text every time, and in whatever order subjects and readings come', () => {
    const other = exportFactsOf({
      ...study,
      subjects: shuffled(study.subjects),
      readings: shuffled(study.readings),
    });
    const first = drawingsOf(facts);
    expect(drawingsOf(exportFactsOf(makeFigureStudy())).map(({ svg }) => svg)).toEqual(
      first.map(({ svg }) => svg),
    );
    expect(drawingsOf(other).map(({ svg }) => svg)).toEqual(first.map(({ svg }) => svg));
    const data = (of: ExportFacts) => figureModels(of, defaultExportSettings).map((figure) => figure.data);
    expect(data(other)).toEqual(data(facts));
  });

  it('carries the code of a subject at every point that can be chosen, and nothing else of it', () => {
    for (const { svg, figure } of drawingsOf(facts)) {
      const codes = new Set(
        readFigure(svg)
          .coded('circle')
          .map((one) => one.attributes['data-code']),
      );
      expect([...codes].sort()).toEqual([...figure.points.keys()].sort());
      for (const { code, text } of figure.points.values()) expect(text.startsWith(`${code}: `)).toBe(true);
      expect(svg).not.toContain('id-S');
    }
  });
});

describe('On a page, in a worker and in Node', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });

  it('the same text comes out, whatever the density of the screen', async () => {
    const here = drawingsOf(facts).map(({ svg }) => svg);
    for (const devicePixelRatio of [1, 2]) {
      vi.resetModules();
      vi.stubGlobal('window', { devicePixelRatio });
      const fresh = await import('../../../../src/report/figures/figureModels');
      const there = fresh
        .figureModels(exportFactsOf(makeFigureStudy()), defaultExportSettings)
        .flatMap((figure) => widths.map((widthMm) => figure.draw(widthMm)));
      expect(there).toEqual(here);
    }
  });
});

describe('The flow diagram', () => {
  it('counts every subject of the fixture once', () => {
    // Twelve subjects: eight analysed, X1 and X2 without complete readings, X3 of unknown group, X4 excluded.
    const { texts } = drawingOf(exportFactsOf(makeStudy()), 'flow');
    expect(texts).toEqual([
      'Screened (n = 12)',
      'Excluded (n = 1)',
      'another scanner (n = 1)',
      'Included (n = 11)',
      'Not analysed (n = 3)',
      'measurements not complete (n = 2)',
      'group unknown (n = 1)',
      'Analysed (n = 8)',
      'Refractured (n = 4)',
      'Not refractured (n = 4)',
    ]);
  });
});

describe('Figures that a study does not have', () => {
  it('are named with the reason', () => {
    expect(missingFigures(exportFactsOf(makePanelStudy()), defaultExportSettings)).toEqual([
      { id: 'fat', title: 'Fat', whyNot: 'The protocol asks for no fat.' },
    ]);
    const nobody = exportFactsOf({ ...makePanelStudy(), readings: [] });
    expect(figureModels(nobody, defaultExportSettings).map(({ id }) => id)).toEqual(['flow']);
    expect(missingFigures(nobody, defaultExportSettings)).toHaveLength(6);
  });
});

describe('Numbers of figures', () => {
  it('are those of Table 2: P of the change', () => {
    const { tableTwo } = exportTables(facts, defaultExportSettings);
    const p = tableTwo.rows.flatMap((row) =>
      row.kind === 'line' && row.id.includes('changePercent') ? [row.cells.at(-1)?.text] : [],
    );
    const drawn = drawingOf(facts, 'change-by-group')
      .texts.filter((text) => text.includes(', P '))
      .map((text) => text.replace(/^.*P (?:= )?/, ''));
    expect(drawn).toEqual(p);
  });

  it('are written as the journal wants', () => {
    const style = {
      ...plainPrintStyle,
      hasLeadingZero: false,
      minus: '-',
      rangeMark: ' to ',
      decimals: { statistic: 2 },
    } as const;
    const all = drawingsOf(facts, style).map(({ svg }) => readFigure(svg).texts.join('\n'));
    expect(all.join('\n')).not.toMatch(/−\d|P = 0\./);
    expect(all.join('\n')).toMatch(/Spearman r = -?\.\d\d, P = \.\d{3}, n = 36/);
    expect(all.join('\n')).toMatch(/AUC \.\d\d \(\.\d\d to (?:\.\d\d|1\.00)\)/);
  });
});

describe('A figure of more than 2,000 subjects', () => {
  const many = exportFactsOf(panelStudyOfSize(7000));

  it('draws each group of more than 2,000 as one path with a mark for each subject', () => {
    // A third of 7,000 is refractured: subjects 0, 3, … 6,999.
    const marks = drawingOf(many, 'change-by-group')
      .elements('path')
      .map(({ attributes }) => (attributes['d'] ?? '').match(/M[\d.]+,[\d.]+h0\.01/g)?.length ?? 0)
      .filter((count) => count > 0);
    expect(marks).toEqual([2334, 4666, 2334, 4666, 2334, 4666]);
    expect(drawingOf(many, 'change-by-group').coded('circle')).toEqual([]);
  });

  it('says so in the caption', () => {
    const figure = present(figureModels(many, defaultExportSettings)[2], 'figure');
    expect(figure.caption).toContain('Groups of more than 2,000 are drawn as a whole');
  });
});

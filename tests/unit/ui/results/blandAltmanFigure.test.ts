import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { agreementTable } from '../../../../src/analysis/agreementTable';
import { present } from '../../../../src/base/assert';
import { blandAltmanPoints } from '../../../../src/report/figures/parts/blandAltmanPoints';
import { defaultPrintSettings } from '../../../../src/report/printSettings';
import { BlandAltmanDrawing } from '../../../../src/ui/results/figures/BlandAltmanFigure';
import { neighbourPoint } from '../../../../src/ui/results/figures/neighbourPoint';
import { evenCells, makeProtocol, makeReading, makeSubject } from '../../../support/studyFixtures';

/** Pre-op CSA of A and B. */
const pairs = [
  ['Q1', 1000, 1040],
  ['Q2', 1300, 1290],
  ['Q3', 1100, 1130],
  ['Q4', 1200, 1220],
] as const;
const subjects = pairs.map(([code]) => makeSubject(code));
const readings = pairs.flatMap(([, a, b], index) =>
  (['A', 'B'] as const).map((observer) =>
    makeReading(
      present(subjects[index], 'subject'),
      observer,
      evenCells([observer === 'A' ? a : b, 400 + index], [1000 + index, 400 - index]),
    ),
  ),
);
const table = agreementTable({ subjects, readings, protocol: makeProtocol() });
const row = present(
  table.ok
    ? table.value.rows.find(
        ({ quantity, side, phase }) => quantity === 'csaMm2' && side === 'left' && phase === 'preop',
      )
    : undefined,
  'the line',
);

function drawing(given: { readonly highlightedId?: string; readonly isPicked?: boolean }): string {
  if (!row.blandAltman.ok) throw new Error(row.blandAltman.error.kind);
  return renderToStaticMarkup(
    createElement(BlandAltmanDrawing, {
      row,
      bland: row.blandAltman.value,
      raters: ['A', 'B'],
      title: 'CSA, left, pre-op',
      settings: defaultPrintSettings,
      width: 700,
      height: 300,
      highlightedId: given.highlightedId,
      onPick: given.isPicked ? () => undefined : undefined,
    }),
  );
}

const countOf = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].length;

describe('The points of a Bland-Altman plot', () => {
  it('are by hand the means and B − A, one for each of n, by their mean', () => {
    expect(blandAltmanPoints(row).map(({ code, mean, difference }) => [code, mean, difference])).toEqual([
      ['Q1', 1020, 40],
      ['Q3', 1115, 30],
      ['Q4', 1210, 20],
      ['Q2', 1295, -10],
    ]);
    expect(blandAltmanPoints(row)).toHaveLength(row.n);
  });

  it('are reached by the arrow keys along the means, from end to end', () => {
    const points = blandAltmanPoints(row);
    const from = (code: string, key: string) => neighbourPoint(points, `id-${code}`, key)?.code;
    expect(from('Q1', 'ArrowRight')).toBe('Q3');
    expect(from('Q2', 'ArrowLeft')).toBe('Q4');
    expect(from('Q1', 'ArrowLeft')).toBe('Q1');
    expect(from('Q2', 'ArrowRight')).toBe('Q2');
    expect(from('Q4', 'Home')).toBe('Q1');
    expect(from('Q4', 'End')).toBe('Q2');
    expect(from('Q4', 'Enter')).toBeUndefined();
    expect(neighbourPoint([], undefined, 'ArrowRight')).toBeUndefined();
  });
});

describe('A Bland-Altman plot', () => {
  it('has a band for the bias and each limit, their lines with numbers, and a line at zero', () => {
    const text = drawing({});
    expect(countOf(text, /figure-band/g)).toBe(3);
    expect(countOf(text, /class="figure-limit"/g)).toBe(2);
    // Mean of 40, −10, 30, 20; SD √(1400/3) = 21.60247, z = 1.959964: 20 ± 42.34.
    expect(text).toContain('bias 20.00');
    expect(text).toContain('+1.96 SD 62.34');
    expect(text).toContain('−1.96 SD −22.34');
    expect(countOf(text, /figure-zero/g)).toBe(1);
  });

  it('names its points and takes no keys where nothing is to be picked', () => {
    const text = drawing({});
    expect(countOf(text, /<title>/g)).toBe(4);
    expect(text).toContain('Q2: −10.00');
    expect(text).not.toContain('tabindex');
    expect(text).not.toContain('data-in-hand');
  });

  it('rings and names the subject in hand alone, who is the stop of Tab', () => {
    const text = drawing({ highlightedId: 'id-Q4', isPicked: true });
    expect(countOf(text, /data-in-hand="id-Q4"/g)).toBe(1);
    expect(countOf(text, /in-hand-ring/g)).toBe(1);
    expect(text).toMatch(/tabindex="0" aria-pressed="true" aria-label="Q4: \+20\.00"/);
    expect(countOf(text, /tabindex="-1"/g)).toBe(3);
  });

  it('rings nobody where the subject in hand has no point', () => {
    expect(drawing({ highlightedId: 'id-Q9', isPicked: true })).not.toContain('in-hand-ring');
  });
});

import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { present } from '../../../../src/base/assert';
import { plainPrintStyle } from '../../../../src/report/export/printStyle';
import { imagePairFigure } from '../../../../src/report/figures/imagePair/imagePairFigure';
import { pairField } from '../../../../src/report/figures/imagePair/pairField';
import { box, makePair, makePicture, outlined } from '../../../support/pairFixture';
import { readPng } from '../../../support/readPng';

function drawn(pair = makePair(), widthMm = 175) {
  const svg = imagePairFigure(pair).draw(widthMm);
  const { document } = parseHTML(`<!doctype html><html><body>${svg}</body></html>`);
  const root = present(document.querySelector('svg'), 'a drawing');
  const number = (element: Element, name: string): number =>
    Number.parseFloat(element.getAttribute(name) ?? '');
  const panels = ['preop', 'followUp'].map((timePoint) => {
    const group = present(root.querySelector(`[data-time-point="${timePoint}"]`), timePoint);
    const slice = present(group.querySelector('svg'), 'a slice');
    const view = (slice.getAttribute('viewBox') ?? '').split(' ').map(Number);
    const image = present(slice.querySelector('image'), 'pixels');
    return { group, slice, view, image };
  });
  return { svg, root, number, panels };
}

function pixelsOf(image: Element) {
  const uri = image.getAttribute('xlink:href') ?? '';
  return readPng(Buffer.from(uri.replace('data:image/png;base64,', ''), 'base64'));
}

/** The places of a path of lines, in the slice's mm. */
function placesOf(path: Element): readonly (readonly number[])[] {
  return (path.getAttribute('d') ?? '')
    .replace(/[MZ]/g, '')
    .split('L')
    .map((place) => place.split(' ').map(Number));
}

describe('the field of an image pair', () => {
  // By hand: pixels are 0.5 × 1 mm; outlines from column 60 to 140 and row 70 to 85 are 40 × 15 mm; with 12 mm on each side
  // 64 × 39 mm; half as wide again as high: 64 × 42.667 mm. Their middle is column 100.5 × 0.5 = 50.25 mm, row 78 × 1 mm.
  it('lies around the muscles in mm, whatever shape pixels have', () => {
    const { widthMm, heightMm, from } = pairField(makePair());
    expect(widthMm).toBeCloseTo(64, 12);
    expect(heightMm).toBeCloseTo(128 / 3, 12);
    expect(from.preop[0]).toBeCloseTo(50.25 - 32, 12);
    expect(from.preop[1]).toBeCloseTo(78 - 64 / 3, 12);
  });

  it('is as large in both pictures, each around its own muscles, though pixels differ', () => {
    // 25 × 20 mm of pixels of 0.25 mm, around (40.125, 60.125) mm: the wider pre-op muscles decide.
    const followUp = makePicture({
      columns: 600,
      rows: 600,
      spacing: { rowMm: 0.25, columnMm: 0.25 },
      entries: [outlined('right', box(110, 200, 210, 280))],
    });
    const { widthMm, from } = pairField(makePair({ followUp }));
    expect(widthMm).toBeCloseTo(1.5 * (20 + 24), 12);
    expect(from.followUp[0]).toBeCloseTo(40.125 - 33, 12);
    expect(from.preop[0]).toBeCloseTo(50.25 - 33, 12);
  });

  it('is moved inwards where it would leave the image', () => {
    const preop = makePicture({ entries: [outlined('right', box(0, 0, 80, 15))] });
    expect(pairField(makePair({ preop })).from.preop).toEqual([0, 0]);
  });
});

describe('the drawing of an image pair', () => {
  it('has both pictures at one scale of mm, upright pixels staying as high as they are in the patient', () => {
    const { number, panels } = drawn();
    for (const { slice, view } of panels) {
      const across = number(slice, 'width') / present(view[2], 'a width');
      const down = number(slice, 'height') / present(view[3], 'a height');
      // 175 mm for two pictures and 3 mm between them: 86 mm for 64 mm of the patient.
      expect(across).toBeCloseTo(86 / 64, 4);
      expect(down).toBeCloseTo(86 / 64, 3);
    }
  });

  it('places the pixels of the field where they are in the patient, and takes no others along', () => {
    const { number, panels } = drawn();
    const { image } = present(panels[0], 'pre-op');
    // Columns of 18.25 to 82.25 mm: 36.5 to 164.5, whole pixels 36 to 164; rows of 56.667 to 99.333 mm: 56 to 99.
    const png = pixelsOf(image);
    expect([png.columns, png.rows, png.colourType, png.bitDepth]).toEqual([129, 44, 0, 8]);
    expect([number(image, 'x'), number(image, 'y')]).toEqual([18, 56]);
    expect([number(image, 'width'), number(image, 'height')]).toEqual([64.5, 44]);
    expect(image.getAttribute('preserveAspectRatio')).toBe('none');
    // Grey is column + row.
    expect([png.samples[0], png.samples[1], png.samples[129]]).toEqual([92, 93, 93]);
    expect(png.chunks).toEqual(['IHDR', 'IDAT', 'IEND']);
  });

  it('draws outlines where they lie on the pixels: a place is half a pixel off its index', () => {
    const { panels } = drawn();
    const path = present(panels[0]?.group.querySelector('[data-outline^="right"]'), 'an outline');
    // (60.5 × 0.5, 70.5 × 1) and so on.
    expect(placesOf(path)).toEqual([
      [30.25, 70.5],
      [45.25, 70.5],
      [45.25, 85.5],
      [30.25, 85.5],
    ]);
  });

  it('cases every outline in black below the observer’s hue', () => {
    const { panels } = drawn(makePair({ observer: { letter: 'B', place: 'second' } }));
    const paths = [...present(panels[1], 'follow-up').slice.querySelectorAll('path')];
    expect(paths.map((path) => path.getAttribute('stroke'))).toEqual([
      '#000000',
      '#57B8FF',
      '#000000',
      '#57B8FF',
    ]);
    expect(paths[1]?.getAttribute('stroke-dasharray')).toBeTruthy();
    expect(Number(paths[0]?.getAttribute('stroke-width'))).toBeGreaterThan(
      Number(paths[1]?.getAttribute('stroke-width')),
    );
  });

  it.each([85, 175])('has a scale bar of 20 mm in the patient at %i mm', (widthMm) => {
    const { root, number, panels } = drawn(makePair(), widthMm);
    const bars = [...root.querySelectorAll('[data-scale-bar]')];
    expect(bars).toHaveLength(2);
    const scale = number(present(panels[0], 'a panel').slice, 'width') / 64;
    for (const bar of bars) expect((number(bar, 'x2') - number(bar, 'x1')) / scale).toBeCloseTo(20, 2);
    expect(number(root, 'width')).toBe(widthMm);
  });

  it('prints A and M half away from zero on the shortest decimal, the patient’s right on the left', () => {
    const texts = [...present(drawn().panels[0], 'pre-op').group.querySelectorAll('text')].map((text) => ({
      text: text.textContent,
      x: Number(text.getAttribute('x')),
    }));
    // 1401.665 and 438.005 are stored a little lower; the reader sees a 5 at the end.
    expect(texts.filter(({ text }) => text === 'A 1401.67 mm²')).toHaveLength(2);
    expect(texts.filter(({ text }) => text === 'M 438.01')).toHaveLength(2);
    const xOf = (letter: string) =>
      Math.min(...texts.filter(({ text }) => text === letter).map(({ x }) => x));
    expect(xOf('R')).toBeLessThan(xOf('L'));
    expect(texts.some(({ text }) => text === 'Pre-op, L1')).toBe(true);
  });

  it('prints with the journal’s decimals', () => {
    const style = { ...plainPrintStyle, decimals: { csaMm2: 1, si: 0 } };
    const svg = imagePairFigure(makePair(), { style }).draw(175);
    expect(svg).toContain('A 1401.7 mm²');
    expect(svg).toContain('M 438<');
  });

  it('has no letters of sides where the file does not say how the slice lies', () => {
    const preop = makePicture({ isOrientationKnown: false });
    const pair = makePair({ preop });
    const letters = (at: 0 | 1) =>
      [...present(drawn(pair).panels[at], 'a panel').group.querySelectorAll('text')].filter(
        (text) => text.textContent === 'L',
      ).length;
    // Cased letters are two texts; one more stands before the values.
    expect([letters(0), letters(1)]).toEqual([1, 3]);
    expect(imagePairFigure(pair).caption).toContain('does not state how each slice lies');
  });

  it('says why a side has no outline', () => {
    const entry = present(makePicture().entries[1], 'a left side');
    const left = {
      muscle: entry.muscle,
      side: entry.side,
      kind: 'cannot-measure',
      reason: 'motion',
    } as const;
    const svg = drawn(
      makePair({ followUp: makePicture({ entries: [outlined('right', box(60, 70, 90, 85)), left] }) }),
    ).svg;
    expect(svg).toContain('not measured:');
    expect(svg).toContain('>motion<');
  });

  it('hatches excluded parts inside of their edge only', () => {
    const right = outlined('right', box(60, 70, 90, 85), { exclusionsPx: [box(70, 74, 78, 80)] });
    const { panels } = drawn(makePair({ preop: makePicture({ entries: [right] }) }));
    const hatch = present(panels[0]?.slice.querySelector('path'), 'a hatch').getAttribute('d') ?? '';
    const ends = hatch
      .split(/[ML]/)
      .filter(Boolean)
      .map((place) => place.split(' ').map(Number));
    expect(ends.length).toBeGreaterThan(4);
    for (const [across = 0, down = 0] of ends) {
      expect(across).toBeGreaterThanOrEqual(35.25 - 1e-3);
      expect(across).toBeLessThanOrEqual(39.25 + 1e-3);
      expect(down).toBeGreaterThanOrEqual(74.5 - 1e-3);
      expect(down).toBeLessThanOrEqual(80.5 + 1e-3);
    }
  });

  it('is the same text each time, in presentation attributes alone and without a name that could repeat', () => {
    const { svg } = drawn();
    expect(drawn().svg).toBe(svg);
    expect(svg).not.toMatch(/\s(id|style|class)=|<style|<script|<foreignObject/);
    expect(svg.match(/(?:href|src)="(?!data:image\/png;base64,)/g)).toBeNull();
  });

  it('keeps hostile names text', () => {
    const code = `"><script>alert(1)</script>\u202E\u0000&amp; ' ../../x`;
    const level = '</text><image href="https://example.org/x.png"/>';
    const muscle = { id: '"x', name: '<b>', shortName: '<b onload=x>' };
    const entries = makePicture().entries.map((entry) => ({ ...entry, muscle }));
    const second = entries.map((entry) => ({ ...entry, muscle: { ...muscle, id: 'y' } }));
    const pair = makePair({ code, level, preop: makePicture({ entries: [...entries, ...second] }) });
    const { root, svg, panels } = drawn(pair);
    expect(root.querySelector('script')).toBeNull();
    expect(root.querySelectorAll('image')).toHaveLength(2);
    expect(root.querySelector('[onload]')).toBeNull();
    expect(svg.includes('\u0000') || svg.includes('\u202E')).toBe(false);
    expect(panels[0]?.group.textContent).toContain('<b onload=x>');
    expect(imagePairFigure(pair).id).toMatch(/^image-pair-[A-Za-z0-9_-]+$/);
  });

  it('gives different file names for codes that differ in letters no file name has', () => {
    const ids = ['S 1', 'S/1', 'S-1', 'ß'].map((code) => imagePairFigure(makePair({ code })).id);
    expect(new Set(ids).size).toBe(4);
  });
});

describe('what stands by an image pair', () => {
  it('says whose outlines and numbers they are, and that the tables hold other ones', () => {
    const { title, caption } = imagePairFigure(makePair());
    expect(title).toBe('Subject S-058, L1, pre-op and 212 days after surgery');
    expect(caption).toContain('12 days before surgery');
    expect(caption).toContain('Outlines of observer A.');
    expect(caption).toContain('by this observer alone; the tables hold means over the observers');
    const { caption: alone } = imagePairFigure(makePair({ areTablesAveraged: false }));
    expect(alone).not.toContain('means over');
  });

  it('has the values in full precision as data, and no pixel, date or identifier', () => {
    const { data, points } = imagePairFigure(makePair());
    const at = (name: string) => data.columns.findIndex((column) => column.name === name);
    expect(data.rows).toHaveLength(4);
    expect(data.rows[0]?.[at('area_mm2')]).toBe(1401.665);
    expect(data.rows[0]?.[at('mean_si')]).toBe(438.005);
    expect(data.rows[2]?.[at('days_from_surgery')]).toBe(212);
    expect(data.rows.every((row) => row.length === data.columns.length)).toBe(true);
    expect([...points.keys()]).toEqual(['S-058']);
  });
});

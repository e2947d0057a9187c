import { describe, expect, it } from 'vitest';
import { present } from '../../../../src/base/assert';
import { evaluateInR, hasR } from '../../../support/evaluateInR';
import {
  axisAt,
  change,
  drawn,
  groups,
  near,
  ratio,
  subjectOf,
  type Values,
  values,
} from '../../../support/figureValues';
import { numberOf, pathPlaces, type ReadFigure } from '../../../support/readFigure';

// Expected places: see figureValues.ts.
/** Type 6 of Hyndman and Fan (1996): position (n + 1) p. */
function quartile(sample: readonly number[], p: number): number {
  const sorted = sample.toSorted((a, b) => a - b);
  const position = Math.min(Math.max((sorted.length + 1) * p, 1), sorted.length);
  const below = Math.floor(position);
  const low = present(sorted[below - 1], 'below');
  const high = sorted[below] ?? low;
  return low + (position - below) * (high - low);
}

/** Box edges of a figure, in the order of the drawing: [top, bottom]. The sheet's own ground is not among them. */
const boxesOf = (figure: ReadFigure) =>
  figure
    .elements('rect')
    .filter(({ attributes }) => attributes['stroke'] === undefined && attributes['fill'] === undefined)
    .map((one) => [numberOf(one, 'y'), numberOf(one, 'y') + numberOf(one, 'height')] as const);

describe('Lines from pre-op to follow-up', () => {
  for (const widthMm of [85, 175]) {
    it(`end at the subject’s values on the printed axis, ${widthMm} mm`, () => {
      const figure = drawn('paired-change', widthMm);
      const lines = figure.coded('path').map((one) => ({
        code: one.attributes['data-code'],
        ends: pathPlaces(one.attributes['d'] ?? ''),
      }));
      const wanted = (['csa', 'si'] as const).flatMap((quantity, at) =>
        groups.flat().map((one) => ({ one, quantity, axis: axisAt(figure.vertical, at) })),
      );
      expect(lines).toHaveLength(2 * 36);
      expect(lines.map(({ code }) => code).sort()).toEqual(wanted.map(({ one }) => one.code).sort());
      for (const half of [0, 1]) {
        const axis = axisAt(figure.vertical, half);
        for (const { code, ends } of lines.slice(36 * half, 36 * (half + 1))) {
          const one = present(
            values.find((value) => value.code === code),
            'subject',
          );
          const [before, after] = half === 0 ? one.csa : one.si;
          expect(Math.abs(present(ends[0], 'start')[1] - axis.placeOf(before))).toBeLessThan(near);
          expect(Math.abs(present(ends[1], 'end')[1] - axis.placeOf(after))).toBeLessThan(near);
        }
      }
      // A point at both ends of each line.
      expect(figure.coded('circle')).toHaveLength(4 * 36);
    });
  }

  it('have boxes at the quartiles of type 6', () => {
    const figure = drawn('paired-change', 175);
    const edges = boxesOf(figure);
    const wanted = [0, 1].flatMap((half) =>
      groups.flatMap((group) =>
        [0, 1].map((time) => {
          const sample = group.map((one) => present((half === 0 ? one.csa : one.si)[time], 'value'));
          const axis = axisAt(figure.vertical, half);
          return [axis.placeOf(quartile(sample, 0.75)), axis.placeOf(quartile(sample, 0.25))] as const;
        }),
      ),
    );
    expect(edges).toHaveLength(wanted.length);
    edges.forEach(([top, bottom], at) => {
      const [wantedTop, wantedBottom] = present(wanted[at], 'box');
      expect(Math.abs(top - wantedTop)).toBeLessThan(near);
      expect(Math.abs(bottom - wantedBottom)).toBeLessThan(near);
    });
  });
});

describe('Points of change', () => {
  const quantities = [
    (one: Values) => change(one.csa),
    (one: Values) => change(one.si),
    (one: Values) => change(ratio(one)),
  ];

  for (const widthMm of [85, 175]) {
    it(`stand at the subject’s change, each once in each panel, ${widthMm} mm`, () => {
      const figure = drawn('change-by-group', widthMm);
      const points = figure.coded('circle');
      expect(points).toHaveLength(3 * 36);
      quantities.forEach((read, at) => {
        const own = points.slice(36 * at, 36 * (at + 1));
        expect(new Set(own.map((one) => one.attributes['data-code'])).size).toBe(36);
        for (const point of own) {
          const one = subjectOf(point);
          const wanted = axisAt(figure.vertical, at).placeOf(read(one));
          expect(Math.abs(numberOf(point, 'cy') - wanted)).toBeLessThan(near);
        }
      });
    });

    it(`do not cover each other, ${widthMm} mm`, () => {
      const points = drawn('change-by-group', widthMm).coded('circle');
      points.forEach((one, at) => {
        for (const other of points.slice(at + 1)) {
          const distance = Math.hypot(
            numberOf(one, 'cx') - numberOf(other, 'cx'),
            numberOf(one, 'cy') - numberOf(other, 'cy'),
          );
          expect(distance).toBeGreaterThanOrEqual(3.2);
        }
      });
    });
  }

  it.skipIf(!hasR)('have boxes at the quartiles that R computes by type 6', () => {
    const figure = drawn('change-by-group', 175);
    const samples = quantities.flatMap((read) => groups.map((group) => group.map(read)));
    const calls = samples.map((sample) => `quantile(c(${sample.join(', ')}), c(0.75, 0.25), type = 6)`);
    const fromR = evaluateInR('code\n', calls);
    boxesOf(figure).forEach((edges, at) => {
      const axis = axisAt(figure.vertical, Math.floor(at / 2));
      edges.forEach((edge, which) => {
        expect(Math.abs(edge - axis.placeOf(Number(fromR[at]?.[which])))).toBeLessThan(near);
      });
    });
    expect(boxesOf(figure)).toHaveLength(6);
  });
});

describe('Points of the correlation', () => {
  it('stand at both values of each subject', () => {
    const figure = drawn('correlation', 175);
    const points = figure.coded('circle');
    expect(points).toHaveLength(2 * 36);
    points.forEach((point, at) => {
      const panel = Math.floor(at / 36);
      const one = subjectOf(point);
      const [x, y] = panel === 0 ? [one.csa[0], one.si[0]] : [change(one.csa), change(one.si)];
      expect(Math.abs(numberOf(point, 'cx') - axisAt(figure.horizontal, panel).placeOf(x))).toBeLessThan(
        near,
      );
      expect(Math.abs(numberOf(point, 'cy') - axisAt(figure.vertical, panel).placeOf(y))).toBeLessThan(near);
    });
  });

  it.skipIf(!hasR)('are described by the r and P that R computes', () => {
    const pairs = [
      values.map((one) => [one.csa[0], one.si[0]] as const),
      values.map((one) => [change(one.csa), change(one.si)] as const),
    ];
    const calls = pairs.map((pair) => {
      const [x, y] = [0, 1].map((which) => pair.map((one) => one[which]).join(', '));
      return `with(cor.test(c(${x}), c(${y}), method = "spearman", exact = FALSE), c(estimate, p.value))`;
    });
    const texts = drawn('correlation', 85).texts.filter((text) => text.startsWith('Spearman'));
    const wanted = evaluateInR('code\n', calls).map((result) => {
      const [r, p] = [Number(result[0]), Number(result[1])];
      return `Spearman r = ${r.toFixed(3).replace('-', '−')}, P = ${p.toFixed(3)}, n = 36`;
    });
    expect(texts).toEqual(wanted);
  });
});

describe('Fat', () => {
  it('stands at a tenth of the SI minus 20, and its change at the difference', () => {
    const figure = drawn('fat', 175);
    const fat = ({ si }: Values) => [si[0] / 10 - 20, si[1] / 10 - 20] as const;
    for (const line of figure.coded('path')) {
      const one = subjectOf(line);
      const ends = pathPlaces(line.attributes['d'] ?? '');
      fat(one).forEach((value, at) => {
        const place = present(ends[at], 'end')[1];
        expect(Math.abs(place - axisAt(figure.vertical, 0).placeOf(value))).toBeLessThan(near);
      });
    }
    const points = figure.coded('circle').slice(2 * 36);
    expect(points).toHaveLength(36);
    for (const point of points) {
      const one = subjectOf(point);
      const [before, after] = fat(one);
      const wanted = axisAt(figure.vertical, 1).placeOf(after - before);
      expect(Math.abs(numberOf(point, 'cy') - wanted)).toBeLessThan(near);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { present } from '../../../../src/base/assert';
import { axisAt, drawn, near, subjectOf, values } from '../../../support/figureValues';
import { numberOf, pathPlaces } from '../../../support/readFigure';

// Expected places: see figureValues.ts.
describe('Bland-Altman lines', () => {
  const figure = drawn('bland-altman', 175);
  const summaries = [values.map((one) => one.csaDifference), values.map((one) => one.siDifference)].map(
    (differences) => {
      const mean = differences.reduce((sum, one) => sum + one, 0) / differences.length;
      const sd = Math.sqrt(
        differences.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (differences.length - 1),
      );
      return { mean, sd };
    },
  );
  const across = figure
    .elements('g')
    .filter(({ attributes }) => attributes['stroke-width'] === '0.75')
    .flatMap((group) => group.children)
    .flatMap((one) =>
      typeof one === 'string' ? [] : [present(pathPlaces(one.attributes['d'] ?? '')[0], 'line')[1]],
    );

  it('stand at bias and bias ± 1.96 SD', () => {
    // Per panel: bias, upper, lower.
    const wanted = summaries.flatMap(({ mean, sd }, panel) =>
      [mean, mean + 1.959964 * sd, mean - 1.959964 * sd].map((value) =>
        axisAt(figure.vertical, panel).placeOf(value),
      ),
    );
    expect(across).toHaveLength(6);
    across.forEach((place, at) => {
      expect(Math.abs(place - present(wanted[at], 'line'))).toBeLessThan(near);
    });
  });

  it('are named with their values', () => {
    for (const { mean, sd } of summaries) {
      for (const value of [mean, mean + 1.959964 * sd, mean - 1.959964 * sd]) {
        expect(figure.texts).toContain(value.toFixed(2).replace('-', '−'));
      }
    }
  });

  it('have a band for the interval of the bias as t gives it', () => {
    // t(0.975, 35) = 2.030108 (Student's table).
    const bands = figure
      .elements('g')
      .filter(({ attributes }) => attributes['fill'] === '#e3e5e8')
      .map((group) => group.children.flatMap((one) => (typeof one === 'string' ? [] : [one])));
    summaries.forEach(({ mean, sd }, panel) => {
      const half = (2.030108 * sd) / 6;
      const band = present(present(bands[panel], 'bands')[1], 'band');
      const axis = axisAt(figure.vertical, panel);
      expect(Math.abs(numberOf(band, 'y') - axis.placeOf(mean + half))).toBeLessThan(near);
      expect(
        Math.abs(numberOf(band, 'y') + numberOf(band, 'height') - axis.placeOf(mean - half)),
      ).toBeLessThan(near);
    });
  });

  it('hold a point for every subject, at its mean and difference', () => {
    const points = figure.coded('circle');
    expect(points).toHaveLength(2 * 36);
    points.forEach((point, at) => {
      const panel = Math.floor(at / 36);
      const one = subjectOf(point);
      const [mean, difference] =
        panel === 0 ? [one.csa[0], one.csaDifference] : [one.si[0], one.siDifference];
      expect(Math.abs(numberOf(point, 'cx') - axisAt(figure.horizontal, panel).placeOf(mean))).toBeLessThan(
        near,
      );
      expect(
        Math.abs(numberOf(point, 'cy') - axisAt(figure.vertical, panel).placeOf(difference)),
      ).toBeLessThan(near);
    });
  });
});

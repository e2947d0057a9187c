import { describe, expect, it } from 'vitest';
import { present } from '../../../../src/base/assert';
import { axisAt, change, drawn, groups, near, ratio, type Values } from '../../../support/figureValues';
import { pathPlaces } from '../../../support/readFigure';

// Expected places: see figureValues.ts.
describe('ROC curves', () => {
  const reads = [
    { score: (one: Values) => -change(one.csa) },
    { score: (one: Values) => change(one.si) },
    { score: (one: Values) => -change(ratio(one)) },
  ];

  /** Shares above each threshold, counted subject by subject: every corner of the staircase. */
  function counted(score: (one: Values) => number) {
    const scores = groups.map((group) => group.map(score));
    const thresholds = [Number.NEGATIVE_INFINITY, ...new Set(scores.flat().toSorted((a, b) => a - b))];
    return thresholds.map((threshold) =>
      [1, 0].map((group) => {
        const own = present(scores[group], 'group');
        return (100 * own.filter((one) => one > threshold).length) / own.length;
      }),
    );
  }

  for (const widthMm of [85, 175]) {
    it(`turn at exact counts, ${widthMm} mm`, () => {
      const figure = drawn('roc', widthMm);
      const curves = figure
        .elements('path')
        // Axes are of horizontals and verticals by their letters.
        .filter(({ attributes }) => !/[HV]/.test(attributes['d'] ?? ''))
        .map((one) => pathPlaces(one.attributes['d'] ?? ''))
        .filter((places) => places.length > 2);
      expect(curves).toHaveLength(3);
      curves.forEach((places, at) => {
        const panel = widthMm === 85 ? 0 : at;
        const all = counted(present(reads[at], 'score').score).map(([x = 0, y = 0]) => [
          axisAt(figure.horizontal, panel).placeOf(x),
          axisAt(figure.vertical, panel).placeOf(y),
        ]);
        // Every corner drawn is a count, and every count lies on the line drawn.
        for (const [x, y] of places) {
          expect(all.some(([a = 0, b = 0]) => Math.hypot(a - x, b - y) < 2 * near)).toBe(true);
        }
        for (const [x = 0, y = 0] of all) {
          const isOn = places.some(([toX, toY], end) => {
            const [fromX, fromY] = places[end - 1] ?? [toX, toY];
            const between = (value: number, one: number, other: number) =>
              value > Math.min(one, other) - 2 * near && value < Math.max(one, other) + 2 * near;
            const cross = (toX - fromX) * (y - fromY) - (toY - fromY) * (x - fromX);
            const length = Math.hypot(toX - fromX, toY - fromY);
            return (
              between(x, fromX, toX) && between(y, fromY, toY) && Math.abs(cross) <= 2 * near * length + 1e-9
            );
          });
          expect(isOn).toBe(true);
        }
      });
    });
  }

  it('have the area that pairs of subjects give', () => {
    const texts = drawn('roc', 175).texts.filter((text) => text.startsWith('AUC'));
    const wanted = reads.map(({ score }) => {
      const [cases, controls] = groups;
      const wins = cases.flatMap((one) =>
        controls.map((other) => {
          const [a, b] = [score(one), score(other)];
          return a > b ? 1 : a === b ? 0.5 : 0;
        }),
      );
      return wins.reduce<number>((sum, one) => sum + one, 0) / wins.length;
    });
    expect(texts.map((text) => text.split(' ')[1])).toEqual(wanted.map((area) => area.toFixed(3)));
  });
});

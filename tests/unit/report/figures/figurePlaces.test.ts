import { describe, expect, it } from 'vitest';
import { present } from '../../../../src/base/assert';
import { defaultExportSettings } from '../../../../src/report/export/exportSettings';
import { figureModels } from '../../../../src/report/figures/figureModels';
import { evaluateInR, hasR } from '../../../support/evaluateInR';
import { exportFactsOf } from '../../../support/exportFacts';
import { makeFigureStudy } from '../../../support/figureStudy';
import { panelRows } from '../../../support/panelStudy';
import {
  numberOf,
  pathPlaces,
  type ReadAxis,
  type ReadFigure,
  readFigure,
} from '../../../support/readFigure';

/*
 * Where marks have to stand, from the rows of the fixture by arithmetic of this file, and from the axis as it is printed:
 * nothing of the drawing program is asked.
 */
interface Values {
  readonly code: string;
  readonly isRefractured: boolean;
  readonly csa: readonly [number, number];
  readonly si: readonly [number, number];
  readonly csaDifference: number;
  readonly siDifference: number;
}

// Observer A is 10 mm² and 5 a.u. below a row's value, B as much above and besides as `makeFigureStudy` says.
const values: readonly Values[] = panelRows.map(
  ([group, csaPreop, csaFollowUp, siPreop, siFollowUp], index) => {
    const csa = 4 * (((7 * index) % 11) - 5);
    const si = 3 * (((5 * index) % 7) - 3);
    return {
      code: `S${index + 1}`,
      isRefractured: group === 1,
      csa: [csaPreop + csa / 2, csaFollowUp + csa / 2],
      si: [siPreop + si / 2, siFollowUp + si / 2],
      csaDifference: 20 + csa,
      siDifference: 10 + si,
    };
  },
);
const groups = [
  values.filter((one) => one.isRefractured),
  values.filter((one) => !one.isRefractured),
] as const;
const change = ([before, after]: readonly [number, number]): number => (100 * (after - before)) / before;
const ratio = ({ csa, si }: Values): readonly [number, number] => [csa[0] / si[0], csa[1] / si[1]];

const figures = figureModels(exportFactsOf(makeFigureStudy()), defaultExportSettings);
const figureOf = (id: string) =>
  present(
    figures.find((one) => one.id === id),
    id,
  );
const drawn = (id: string, widthMm: number): ReadFigure => readFigure(figureOf(id).draw(widthMm));
const axisAt = (axes: readonly ReadAxis[], index: number): ReadAxis => present(axes[index], `axis ${index}`);
// Places are written to the hundredth of a point.
const near = 0.03;

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
          const one = present(
            values.find(({ code }) => code === point.attributes['data-code']),
            'subject',
          );
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
      const one = present(
        values.find(({ code }) => code === point.attributes['data-code']),
        'subject',
      );
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
      const one = present(
        values.find(({ code }) => code === point.attributes['data-code']),
        'subject',
      );
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

describe('Fat', () => {
  it('stands at a tenth of the SI minus 20, and its change at the difference', () => {
    const figure = drawn('fat', 175);
    const fat = ({ si }: Values) => [si[0] / 10 - 20, si[1] / 10 - 20] as const;
    for (const line of figure.coded('path')) {
      const one = present(
        values.find(({ code }) => code === line.attributes['data-code']),
        'subject',
      );
      const ends = pathPlaces(line.attributes['d'] ?? '');
      fat(one).forEach((value, at) => {
        const place = present(ends[at], 'end')[1];
        expect(Math.abs(place - axisAt(figure.vertical, 0).placeOf(value))).toBeLessThan(near);
      });
    }
    const points = figure.coded('circle').slice(2 * 36);
    expect(points).toHaveLength(36);
    for (const point of points) {
      const one = present(
        values.find(({ code }) => code === point.attributes['data-code']),
        'subject',
      );
      const [before, after] = fat(one);
      const wanted = axisAt(figure.vertical, 1).placeOf(after - before);
      expect(Math.abs(numberOf(point, 'cy') - wanted)).toBeLessThan(near);
    }
  });
});

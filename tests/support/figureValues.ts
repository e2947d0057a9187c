import { present } from '../../src/base/assert';
import { defaultExportSettings } from '../../src/report/export/exportSettings';
import { figureModels } from '../../src/report/figures/figureModels';
import { exportFactsOf } from './exportFacts';
import { makeFigureStudy } from './figureStudy';
import { panelRows } from './panelStudy';
import { type ReadAxis, type ReadFigure, readFigure } from './readFigure';

/*
 * Where marks have to stand, from the rows of the fixture by arithmetic of this file, and from the axis as it is printed:
 * nothing of the drawing program is asked.
 */
/** A subject's values and the observers' differences, from its row. */
export interface Values {
  readonly code: string;
  readonly isRefractured: boolean;
  readonly csa: readonly [number, number];
  readonly si: readonly [number, number];
  readonly csaDifference: number;
  readonly siDifference: number;
}

// Observer A is 10 mm² and 5 a.u. below a row's value, B as much above and besides as `makeFigureStudy` says.
export const values: readonly Values[] = panelRows.map(
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
/** Refractured, then not: in the order of print. */
export const groups = [
  values.filter((one) => one.isRefractured),
  values.filter((one) => !one.isRefractured),
] as const;
/** Percent change. */
export const change = ([before, after]: readonly [number, number]): number =>
  (100 * (after - before)) / before;
/** CSA/SI at both time points. */
export const ratio = ({ csa, si }: Values): readonly [number, number] => [csa[0] / si[0], csa[1] / si[1]];

const figures = figureModels(exportFactsOf(makeFigureStudy()), defaultExportSettings);
const figureOf = (id: string) =>
  present(
    figures.find((one) => one.id === id),
    id,
  );
/** A figure of the fixture as a reader has it. */
export const drawn = (id: string, widthMm: number): ReadFigure => readFigure(figureOf(id).draw(widthMm));
/** One of a figure's axes. */
export const axisAt = (axes: readonly ReadAxis[], index: number): ReadAxis =>
  present(axes[index], `axis ${index}`);
/** Places are written to the hundredth of a point. */
export const near = 0.03;

/** The subject of a mark. */
export const subjectOf = (mark: { readonly attributes: Readonly<Record<string, string>> }): Values =>
  present(
    values.find(({ code }) => code === mark.attributes['data-code']),
    'the subject of a mark',
  );

import { describe, expect, it } from 'vitest';
import { defaultExportSettings } from '../../../../src/report/export/exportSettings';
import { figureModels } from '../../../../src/report/figures/figureModels';
import { exportFactsOf } from '../../../support/exportFacts';
import { makeFigureStudy } from '../../../support/figureStudy';

// A snapshot shows that a drawing changed. That it is right is proven in figurePlaces.test.ts and its neighbours.
const figures = figureModels(exportFactsOf(makeFigureStudy()), defaultExportSettings);

describe('The drawing of the fixture’s figures', () => {
  it('is there for every figure', () => {
    expect(figures.map(({ id }) => id)).toEqual([
      'flow',
      'paired-change',
      'change-by-group',
      'correlation',
      'bland-altman',
      'roc',
      'fat',
    ]);
  });

  for (const figure of figures) {
    for (const widthMm of [85, 175]) {
      it(`of ${figure.id}, ${widthMm} mm wide, is as it was looked at`, async () => {
        await expect(figure.draw(widthMm)).toMatchFileSnapshot(`__snapshots__/${figure.id}-${widthMm}.svg`);
      });
    }
  }
});

import { describe, expect, it } from 'vitest';
import { studyResults } from '../../../src/analysis/studyResults';
import { subjectId } from '../../../src/domain/ids';
import { imagePairItem } from '../../../src/publishing/items/imagePairItem';
import { packPreview, unpackPreview } from '../../../src/publishing/worker/packPreview';
import { defaultExportSettings } from '../../../src/report/export/exportSettings';
import { makeStudy } from '../../support/fixtureStudy';
import { makePair } from '../../support/pairFixture';

function results() {
  const made = studyResults(makeStudy());
  if (!made.ok) throw new Error('no results');
  return made.value;
}

const pairs = ['S-2', 'S-1', 'S-3'].map((code) => makePair({ code, subjectId: subjectId(code) }));
const asked: string[] = [];
const means = {
  png: async (_svg: string, { dpi, widthMm }: { dpi: number; widthMm: number }) => {
    asked.push(`${dpi} ${widthMm}`);
    return new Uint8Array([1]);
  },
};
const settings = {
  ...defaultExportSettings,
  imagePairs: [subjectId('S-1'), subjectId('S-2'), subjectId('away')],
};

describe('the item of image pairs', () => {
  it('holds the chosen subjects that have pictures, in the order chosen, a file for each', async () => {
    const { item, write } = imagePairItem({ imagePairs: pairs, results: results() }, settings, means);
    expect([item.id, item.detail, item.whyNot]).toEqual(['image-pairs', 'S-1, S-2', undefined]);
    expect((await write('png')).map(({ name }) => name)).toEqual([
      'image-pairs/image-pair-S-1-600dpi.png',
      'image-pairs/image-pair-S-2-600dpi.png',
    ]);
    expect(asked).toEqual(['600 175', '600 175']);
    const [csv] = await write('csv');
    expect(new TextDecoder().decode(csv?.bytes)).toContain('1401.665');
  });

  it('says why there is none', () => {
    const none = { ...settings, imagePairs: [] };
    expect(imagePairItem({ imagePairs: pairs, results: results() }, none, means).item.whyNot).toBe(
      'No subject is chosen yet.',
    );
    expect(imagePairItem({ imagePairs: [], results: results() }, settings, means).item.whyNot).toBe(
      'The images are not here.',
    );
  });

  it('crosses from the worker with its drawings', async () => {
    const { preview } = imagePairItem({ imagePairs: pairs, results: results() }, settings, means);
    const made = await preview();
    const come = unpackPreview(structuredClone(packPreview(made)));
    if (made.kind !== 'figures' || come.kind !== 'figures') throw new Error('no figures');
    expect(come.figures.map(({ figure }) => figure.draw(85))).toEqual(
      made.figures.map(({ figure }) => figure.draw(85)),
    );
    expect(come.figures.map(({ svg }) => svg)).toEqual(made.figures.map(({ svg }) => svg));
  });
});

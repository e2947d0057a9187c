import { dataTableCsv } from '../../report/export/dataTable';
import type { ExportFacts } from '../../report/export/exportFacts';
import type { ExportFile } from '../../report/export/exportFile';
import type { ExportFormat } from '../../report/export/exportItem';
import type { ExportSettings } from '../../report/export/exportSettings';
import { imagePairFigure } from '../../report/figures/imagePair/imagePairFigure';
import { printSettingsOf } from '../../report/printSettingsOf';
import { dataTableOfFigure } from './figureTable';
import { fileOf } from './fileOf';
import { type ItemMaker, once, type PublishingMeans } from './itemMaker';

/** The annotated image pairs of the chosen subjects, in the order chosen: one item with a picture for each. */
export function imagePairItem(
  { imagePairs, results }: Pick<ExportFacts, 'imagePairs' | 'results'>,
  settings: ExportSettings,
  means: PublishingMeans,
): ItemMaker {
  const { widthMm, dpi } = settings.figures;
  const pairs = settings.imagePairs.flatMap(
    (subjectId) => imagePairs.find((pair) => pair.subjectId === subjectId) ?? [],
  );
  const drawn = once(() =>
    pairs.map((pair) => {
      const figure = imagePairFigure(pair, { settings: printSettingsOf(results), style: settings.style });
      return { figure, svg: figure.draw(widthMm) };
    }),
  );
  const write = async (format: ExportFormat): Promise<readonly ExportFile[]> => {
    const files: ExportFile[] = [];
    for (const { figure, svg } of drawn()) {
      const path = `image-pairs/${figure.id}`;
      if (format === 'svg') files.push(fileOf(path, 'svg', svg));
      else if (format === 'png') {
        files.push(fileOf(`${path}-${dpi}dpi`, 'png', await means.png(svg, { dpi, widthMm })));
      } else files.push(fileOf(`${path}-data`, 'csv', dataTableCsv(dataTableOfFigure(figure), settings.csv)));
    }
    return files;
  };
  return {
    item: {
      id: 'image-pairs',
      group: 'figures',
      name: 'Image pairs',
      detail: pairs.length > 0 ? pairs.map(({ code }) => code).join(', ') : 'of chosen subjects',
      formats: ['png', 'svg', 'csv'],
      defaultFormats: pairs.length > 0 ? ['png'] : [],
      ...(pairs.length === 0 && {
        whyNot: settings.imagePairs.length === 0 ? 'No subject is chosen yet.' : 'The images are not here.',
      }),
    },
    preview: () => ({ kind: 'figures', figures: drawn() }),
    write,
  };
}

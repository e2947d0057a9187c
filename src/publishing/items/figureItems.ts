import type { CsvColumn } from '../../report/csvColumn';
import { dataTableCsv } from '../../report/export/dataTable';
import type { ExportFacts } from '../../report/export/exportFacts';
import type { ExportFile } from '../../report/export/exportFile';
import type { ExportFormat, ExportItem } from '../../report/export/exportItem';
import type { ExportSettings } from '../../report/export/exportSettings';
import type { FigureModel } from '../../report/figures/figureModel';
import { figureModels, missingFigures } from '../../report/figures/figureModels';
import { imagePairFigure } from '../../report/figures/imagePair/imagePairFigure';
import { fileOf } from './fileOf';
import { type ItemMaker, once, type PublishingMeans } from './itemMaker';

const formats: readonly ExportFormat[] = ['svg', 'png', 'csv'];

/** Figures with the data behind them, then the image pairs of chosen subjects. */
export function figureItems(
  facts: ExportFacts,
  settings: ExportSettings,
  means: PublishingMeans,
): readonly ItemMaker[] {
  const figures = figureModels(facts, settings);
  const chosen = new Set(settings.imagePairs);
  const pairs = facts.imagePairs
    .filter(({ subjectId }) => chosen.has(subjectId))
    .map((pair) => imagePairFigure(pair, { style: settings.style }));
  return [
    ...figures.map((figure) => figureItem(figure, settings, means, 'figures')),
    ...missingFigures(facts, settings).map(({ id, title, whyNot }) => missingItem(id, title, whyNot)),
    ...pairs.map((figure) => figureItem(figure, settings, means, 'image-pairs')),
  ];
}

function figureItem(
  figure: FigureModel,
  { figures: { widthMm, dpi }, csv }: ExportSettings,
  means: PublishingMeans,
  folder: string,
): ItemMaker {
  const svg = once(() => figure.draw(widthMm));
  const path = `${folder}/${figure.id}`;
  const write = async (format: ExportFormat): Promise<ExportFile> => {
    if (format === 'svg') return fileOf(path, 'svg', svg());
    if (format === 'png') return fileOf(`${path}-${dpi}dpi`, 'png', await means.png(svg(), { dpi, widthMm }));
    return fileOf(`${path}-data`, 'csv', dataTableCsv(dataTableOfFigure(figure), csv));
  };
  return {
    item: {
      id: `figure-${figure.id}`,
      group: 'figures',
      name: figure.title,
      detail: `${widthMm} mm`,
      formats,
      defaultFormats: ['svg', 'png'],
    },
    preview: () => ({ kind: 'figure', figure, svg: svg() }),
    write: async (format) => [await write(format)],
  };
}

function missingItem(id: string, name: string, whyNot: string): ItemMaker {
  const refuse = (): never => {
    throw new Error(whyNot);
  };
  const item: ExportItem = {
    ...{ id: `figure-${id}`, group: 'figures' as const, name, detail: '', formats, whyNot },
    defaultFormats: [],
  };
  return { item, preview: refuse, write: async () => refuse() };
}

function dataTableOfFigure({ id, data }: FigureModel) {
  return { name: id, columns: data.columns satisfies readonly CsvColumn[], rows: data.rows };
}

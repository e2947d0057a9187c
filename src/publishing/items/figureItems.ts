import { dataTableCsv } from '../../report/export/dataTable';
import type { ExportFacts } from '../../report/export/exportFacts';
import type { ExportFile } from '../../report/export/exportFile';
import type { ExportFormat, ExportItem } from '../../report/export/exportItem';
import type { ExportSettings } from '../../report/export/exportSettings';
import type { FigureModel } from '../../report/figures/figureModel';
import { figureModels, missingFigures } from '../../report/figures/figureModels';
import { dataTableOfFigure } from './figureTable';
import { fileOf } from './fileOf';
import { imagePairItem } from './imagePairItem';
import { type ItemMaker, once, type PublishingMeans } from './itemMaker';

const formats: readonly ExportFormat[] = ['svg', 'png', 'csv'];

/** Figures with the data behind them, then the image pairs of chosen subjects. */
export function figureItems(
  facts: ExportFacts,
  settings: ExportSettings,
  means: PublishingMeans,
): readonly ItemMaker[] {
  const figures = figureModels(facts, settings);
  return [
    ...figures.map((figure) => figureItem(figure, settings, means)),
    ...missingFigures(facts, settings).map(({ id, title, whyNot }) => missingItem(id, title, whyNot)),
    imagePairItem(facts, settings, means),
  ];
}

function figureItem(
  figure: FigureModel,
  { figures: { widthMm, dpi }, csv }: ExportSettings,
  means: PublishingMeans,
): ItemMaker {
  const svg = once(() => figure.draw(widthMm));
  const path = `figures/${figure.id}`;
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

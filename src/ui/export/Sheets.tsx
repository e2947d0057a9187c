import type { ExportItem } from '../../report/export/exportItem';
import type { FigureModel } from '../../report/figures/figureModel';
import { StateIcon } from '../parts/StateIcon';
import { exportText } from './exportText';
import { FigureSheet } from './FigureSheet';
import { PaperDocument } from './PaperDocument';
import { isWideTable, PaperTable } from './PaperTable';
import { PaperText } from './PaperText';
import type { ShownPreview } from './usePreview';

const text = exportText.preview;

/** The sheet of an item, or why there is none. */
export function Sheets({
  item,
  shown,
  widthMm,
  onOpenFigure,
}: {
  readonly item: ExportItem;
  readonly shown: ShownPreview;
  readonly widthMm: 85 | 175;
  readonly onOpenFigure: (figure: FigureModel) => void;
}) {
  switch (shown.kind) {
    case 'loading':
      return (
        <p className="export-empty muted" role="status">
          {text.loading}
        </p>
      );
    case 'why-not':
      return (
        <div className="export-empty">
          <h3>{text.whyNot(item.name)}</h3>
          <p className="muted">{shown.why}</p>
        </div>
      );
    case 'failed':
      return (
        <p className="export-empty icon-text top" role="alert">
          <StateIcon state="wrong" />
          {text.failed(shown.message)}
        </p>
      );
    case 'text':
      return <PaperText lines={shown.text.split('\n')} lineCount={undefined} />;
    case 'preview': {
      const { preview } = shown;
      switch (preview.kind) {
        case 'table':
          return (
            <article className="paper" data-wide={isWideTable(preview.table) || undefined}>
              <PaperTable table={preview.table} />
            </article>
          );
        case 'document':
          return (
            <article className="paper">
              <PaperDocument document={preview.document} />
            </article>
          );
        case 'figure':
          return (
            <FigureSheet
              figure={preview.figure}
              widthMm={widthMm}
              onOpen={() => onOpenFigure(preview.figure)}
            />
          );
        case 'figures':
          return (
            <>
              {preview.figures.map(({ figure }) => (
                <FigureSheet
                  key={figure.id}
                  figure={figure}
                  widthMm={widthMm}
                  onOpen={() => onOpenFigure(figure)}
                />
              ))}
            </>
          );
        case 'text':
          return (
            <PaperText lines={preview.lines} lineCount={preview.lineCount} fileName={preview.fileName} />
          );
      }
    }
  }
}

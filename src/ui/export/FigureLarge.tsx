import type { SubjectId } from '../../domain/ids';
import type { ExportItem } from '../../report/export/exportItem';
import type { ExportSettings } from '../../report/export/exportSettings';
import type { FigureModel } from '../../report/figures/figureModel';
import { useApp, useAppState } from '../AppContext';
import { FigureDialog } from './figure/FigureDialog';
import { useGoToReading } from './useGoToReading';

/** What each way to save asks for: a format, and of pictures the dots. */
const asFiles = {
  svg: { formats: ['svg'] },
  'png-300': { formats: ['png'], dpi: 300 },
  'png-600': { formats: ['png'], dpi: 600 },
  csv: { formats: ['csv'] },
} as const;

/** A figure over the whole window: who is behind a point, the way to their reading, and the figure as a file. */
export function FigureLarge({
  figure,
  item,
  settings: { figures },
  onClose,
}: {
  readonly figure: FigureModel;
  readonly item: ExportItem;
  readonly settings: ExportSettings;
  readonly onClose: () => void;
}) {
  const app = useApp();
  const goToReading = useGoToReading();
  const saving = useAppState((state) => (state.export.kind === 'ready' ? state.export.saving : undefined));
  const openReading = (id: SubjectId): void => {
    onClose();
    goToReading(id);
  };
  return (
    <FigureDialog
      figure={figure}
      widthMm={figures.widthMm}
      onClose={onClose}
      onOpenReading={openReading}
      onSave={(format) => app.saveExportItem(item, asFiles[format])}
      {...(saving && { savingWhat: item.name })}
    />
  );
}

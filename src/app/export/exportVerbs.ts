import { laterPart } from '../../base/laterPart';
import { err, type Result } from '../../base/result';
import type { ExportFormat, ExportItem, ExportPreview } from '../../report/export/exportItem';
import type { ExportChoices } from '../../state/exportState';
import { type AppContext, isResearcherHere, isStillHere, openProjectOf } from '../context';
import { sayNotLoaded } from '../sayNotLoaded';
import type * as ExportActs from './exportActs';
import type { SavedAs } from './saveExport';

const part = laterPart(() => import('./exportActs'));

/** The verbs of the Export screen. They load with the first look at it; the others have nothing to do before. */
export function exportVerbs(context: AppContext) {
  const exporting = (act: (here: typeof ExportActs) => Promise<void>): Promise<void> =>
    sayNotLoaded(context, async () => {
      if (!isResearcherHere(context)) return;
      const asked = openProjectOf(context);
      const here = part.loaded() ?? (await part.load());
      if (isStillHere(context, asked)) await act(here);
    });
  const notHere = 'Nothing is shown here yet.';
  return {
    /** Shows what can be exported: `state.export` tells how far it is. */
    prepareExport: () => exporting((here) => here.prepareExport(context)),
    chooseExport: (change: Partial<ExportChoices>) => exporting((here) => here.chooseExport(context, change)),
    previewExport: async (id: string): Promise<Result<ExportPreview, string>> =>
      part.loaded()?.previewExport(context, id) ?? err(notHere),
    exportText: async (id: string, format: ExportFormat): Promise<Result<string, string>> =>
      part.loaded()?.exportText(context, id, format) ?? err(notHere),
    /** A figure as a picture, for the clipboard; nothing is written and nothing logged. */
    exportPicture: async (id: string): Promise<Result<Uint8Array<ArrayBuffer>, string>> =>
      part.loaded()?.exportPicture(context, id) ?? err(notHere),
    checkExportAgain: () => exporting(async (here) => here.checkAgain(context)),
    cancelExportCheck: () => part.loaded()?.cancelCheck(context),
    savePackage: () => exporting((here) => here.savePackage(context)),
    saveExportItem: (item: ExportItem, as?: SavedAs) =>
      exporting((here) => here.saveExportItem(context, item, as)),
    cancelExportSaving: () => part.loaded()?.cancelSaving(context),
  };
}

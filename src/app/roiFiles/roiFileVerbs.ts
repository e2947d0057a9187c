import { laterPart } from '../../base/laterPart';
import type { ObjectKind } from '../../domain/dicomObjects/scanObjects';
import type { RoiFilesRead, RoiProgram } from '../../domain/roiFiles/foreignRoi';
import type { TimePoint } from '../../domain/timePoint';
import { type AppContext, sessionOf } from '../context';
import { sayNotLoaded } from '../sayNotLoaded';
import type { RowDecisions } from './planRoiImport';
import type { ChosenFile } from './readRoiFiles';

const part = laterPart(() => import('./roiFileActs'));

/** The verbs of other programs' files. What does them loads with the first that is asked for. */
export function roiFileVerbs(context: AppContext) {
  return {
    readRoiFiles: async (files: readonly ChosenFile[]): Promise<RoiFilesRead> => {
      let read: RoiFilesRead = { rois: [], refused: [] };
      await sayNotLoaded(context, async () => {
        const { readRoiFiles } = await part.load();
        read = await readRoiFiles(context, files);
      });
      return read;
    },
    planRoiImport: async (read: RoiFilesRead, decisions: RowDecisions) => {
      const { planRoiImport } = part.loaded() ?? (await part.load());
      return planRoiImport(context, read, decisions);
    },
    importRois: async (read: RoiFilesRead, decisions: RowDecisions): Promise<number> => {
      const asked = sessionOf(context)?.reading;
      const { importRois } = part.loaded() ?? (await part.load());
      // What was planned for one reading goes into no other.
      return sessionOf(context)?.reading === asked ? importRois(context, read, decisions) : 0;
    },
    saveReadingRois: (program: RoiProgram, timePoint: TimePoint) =>
      sayNotLoaded(context, async () => {
        const { saveReadingRois } = await part.load();
        await saveReadingRois(context, program, timePoint);
      }),
    saveStudyRois: (program: RoiProgram, whose: 'own' | 'all') =>
      sayNotLoaded(context, async () => {
        const { saveStudyRois } = await part.load();
        await saveStudyRois(context, program, whose);
      }),
    saveReadingObjects: (kind: ObjectKind, timePoint: TimePoint) =>
      sayNotLoaded(context, async () => {
        const { saveReadingObjects } = await part.load();
        await saveReadingObjects(context, kind, timePoint);
      }),
    saveStudyObjects: (kind: ObjectKind, whose: 'own' | 'all') =>
      sayNotLoaded(context, async () => {
        const { saveStudyObjects } = await part.load();
        await saveStudyObjects(context, kind, whose);
      }),
  };
}

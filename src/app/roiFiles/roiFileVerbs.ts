import type { RoiFilesRead, RoiProgram } from '../../domain/roiFiles/foreignRoi';
import type { TimePoint } from '../../domain/timePoint';
import type { AppContext } from '../context';
import { sayNotLoaded } from '../sayNotLoaded';
import { saveReadingRois, saveStudyRois } from './exportRois';
import { importRois } from './importRois';
import { planRoiImport, type RowDecisions } from './planRoiImport';
import { type ChosenFile, readRoiFiles } from './readRoiFiles';

/** The verbs of other programs' files. */
export function roiFileVerbs(context: AppContext) {
  return {
    readRoiFiles: async (files: readonly ChosenFile[]): Promise<RoiFilesRead> => {
      let read: RoiFilesRead = { rois: [], refused: [] };
      await sayNotLoaded(context, async () => {
        read = await readRoiFiles(context, files);
      });
      return read;
    },
    planRoiImport: (read: RoiFilesRead, decisions: RowDecisions) => planRoiImport(context, read, decisions),
    importRois: (read: RoiFilesRead, decisions: RowDecisions) => importRois(context, read, decisions),
    saveReadingRois: (program: RoiProgram, timePoint: TimePoint) =>
      sayNotLoaded(context, () => saveReadingRois(context, program, timePoint)),
    saveStudyRois: (program: RoiProgram, whose: 'own' | 'all') =>
      sayNotLoaded(context, () => saveStudyRois(context, program, whose)),
  };
}

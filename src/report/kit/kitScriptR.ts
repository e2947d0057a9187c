import type { ExportFacts } from '../export/exportFacts';
import type { ExportSettings } from '../export/exportSettings';
import { kitDataFolder } from './kitDataFolder';
import { rAgreement } from './r/rAgreement';
import { rAverages } from './r/rAverages';
import { rCells } from './r/rCells';
import { rCheck } from './r/rCheck';
import { rExtras } from './r/rExtras';
import { rPrinting } from './r/rPrinting';
import { rReading } from './r/rReading';
import { rStudy } from './r/rStudy';
import { rTests } from './r/rTests';
import { rString } from './rString';

/**
 * The R script of the kit: recomputes every number of Tables 1 and 2 and of the agreement table from the ROIs, with base R (3.6
 * and later) and nothing else, prints them, and holds each cell against what the tables say. Stands beside the folder of data.
 * ASCII only: whatever people typed is written in escapes, and read as text.
 */
export function kitScriptR(facts: ExportFacts, settings: ExportSettings): string {
  return [
    heading,
    rStudy(facts, settings),
    rReading,
    `kit_folder <- script_folder()\ndata_folder <- file.path(kit_folder, ${rString(kitDataFolder)})\n`,
    rPrinting,
    rAverages,
    rTests,
    rExtras,
    rAgreement,
    rCells,
    rCheck,
  ]
    .map((part) => part.trim())
    .join('\n\n')
    .concat('\n');
}

const heading = `
# Recomputes every number of Tables 1 and 2 and of the agreement table of this study from its ROIs, and checks each printed
# cell. Base R only (3.6 or later). Run:
#   Rscript analysis.R
# or source("analysis.R") from anywhere. The folder "data" must stand beside this file. Writes check.csv beside it, with
# every cell as it is printed and as it is recomputed here, and stops with an error where one differs.
`;

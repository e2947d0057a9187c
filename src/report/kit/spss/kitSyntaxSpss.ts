import { present } from '../../../base/assert';
import type { DataTable } from '../../export/dataTable';
import type { ExportFacts } from '../../export/exportFacts';
import type { ExportSettings } from '../../export/exportSettings';
import { kitData } from '../kitData';
import { spssAgreement } from './spssAgreement';
import { spssAverages } from './spssAverages';
import { command, comment } from './spssCommand';
import { spssLabels, spssReadFile, spssValueLabels } from './spssReading';
import { spssTables } from './spssTables';

/**
 * The SPSS syntax of the kit: reads the files of numbers beside it, recomputes every subject's values from the ROIs, holds them
 * against the wide file, and computes what Tables 1 and 2 and agreement print by the procedures of SPSS. PSPP runs all of it but
 * what is marked. Lines are below the 251 bytes that SPSS reads in batch; whatever people typed stands quoted in labels.
 * `tables`: those of `kitData`, where they are made already.
 */
export function kitSyntaxSpss(
  facts: ExportFacts,
  settings: ExportSettings,
  tables: readonly DataTable[] = kitData(facts, settings),
): string {
  const table = (name: string): DataTable =>
    present(
      tables.find((one) => one.name === name),
      name,
    );
  const [subjects, readings] = [table('spss_subjects'), table('spss_readings')];
  const ratings = table('spss_ratings');
  return [
    heading,
    spssReadFile(readings, 'readings'),
    ...(ratings.rows.length === 0 ? [] : [spssReadFile(ratings, 'ratings')]),
    spssReadFile(subjects, 'study'),
    command('DATASET ACTIVATE study'),
    spssLabels(facts),
    spssAverages(facts),
    spssValueLabels(facts),
    command('COMPUTE is_first = (group_number = 1)'),
    spssTables(facts, settings, subjects),
    ratings.rows.length === 0
      ? comment('There are no two raters: no agreement')
      : spssAgreement(facts, settings, ratings),
  ]
    .map((part) => part.trim())
    .join('\n\n')
    .concat('\n');
}

const heading = [
  comment(
    'Encoding: UTF-8',
    'Recomputes Tables 1 and 2 and the agreement table from the ROIs. Run it from its own folder, beside which "data" stands:',
    "INSERT FILE='(folder)/analysis.sps' CD=YES",
    'or with PSPP: pspp analysis.sps (leave out what stands between "[SPSS only]" and "[end]")',
  ),
  'SET DECIMAL=DOT.',
].join('\n');

import { isolatedText } from '../../base/isolatedText';
import { oneLine } from '../document/documentText';
import type { ExportFacts } from '../export/exportFacts';
import type { ExportSettings } from '../export/exportSettings';
import { ruleText } from '../methodNotes';
import { kitTables } from './kitTables';

/** What a person reads who opens the reproduction kit: what is in it, how to run it, what it shows and what it does not. Plain text. */
export function kitReadme(facts: ExportFacts, settings: ExportSettings): string {
  const { project, results, printed, areMeasurementsVerified } = facts;
  const { title } = project.protocol;
  const verified = areMeasurementsVerified
    ? []
    : [
        'UNVERIFIED: the areas and signals are as they were stored with the outlines. The pixels were not at hand when this kit was',
        'written, so nothing was measured again.',
        '',
      ];
  return [
    `Reproduction kit: ${isolatedText(oneLine(title))}`,
    '',
    `Written by ${printed.software} at ${printed.atUtc}. ${ruleText(results)}`,
    ...(printed.logHead === '' ? [] : [`Head of the audit log when it was written: ${printed.logHead}`]),
    '',
    ...verified,
    'What it is for',
    '  It recomputes every number of Tables 1 and 2 and of the agreement table from the ROIs that the observers drew, with other',
    '  software than that which printed them, and says of each cell whether the two agree.',
    '',
    'R (base R 3.6 or later, no packages)',
    '  Rscript analysis.R',
    '  Prints the tables, writes check.csv with every cell as printed and as recomputed, and ends with the number that agree. It',
    '  ends with an error where one differs.',
    '',
    'SPSS, or PSPP where it has the procedure',
    '  Open analysis.sps and run it from its own folder, or: pspp analysis.sps (without what is marked "[SPSS only]").',
    '  It makes every subject’s values from the ROIs again, holds them against the wide file, and gives the procedures of each line',
    '  of the tables; which line they belong to, and what the table prints of it, stands above them.',
    '',
    'What is in it',
    '  analysis.R                  the R script',
    '  analysis.sps                the SPSS syntax',
    '  data/subjects_wide.csv      a row a subject: group, covariates, averages, changes',
    '  data/readings_long.csv      a row an observer, round, time point, muscle and side: CSA, SI, and how they count',
    '  data/agreement_ratings.csv  the first, independent readings that agreement is computed from',
    '  data/agreement_cases.csv    how far two outlines lie apart: Dice and distances',
    '  data/expected_cells.csv     every number as the tables print it',
    '  data/spss_subjects.csv      the wide file in numbers alone, for SPSS; the words stand in the syntax as labels',
    '  data/spss_readings.csv      the ROIs that count, in numbers alone',
    '  data/spss_ratings.csv       the ratings, in numbers alone',
    '  data/data_dictionary.csv    what each column means, with its unit',
    ...kitTables(facts, settings).map(
      ({ model }) =>
        `  ${`tables/${model.id}.csv`.padEnd(26)}  ${isolatedText(oneLine(model.title))} as it is printed`,
    ),
    '  log/audit-log.jsonl         who did what when; each entry bears the hash of the one before',
    '  checksums.sha256            SHA-256 of every other file; check with: sha256sum -c checksums.sha256',
    '',
    'What is not in it',
    `  Names, numbers and dates of patients: subjects are codes, days count from surgery.${ageText(settings)}`,
    '  A promise that nobody can be recognised. Age in years, sex, level and days together may be of one person alone, most of all in',
    '  small groups: whoever knows a subject may find the row. Give the data on as your ethics committee allows.',
    '  Images. The outlines and their areas can be checked against the images in the project only.',
    '  Numbers are never rounded in the data; only the tables round.',
    '',
  ].join('\n');
}

function ageText({ hasAgesOver89 }: ExportSettings): string {
  return hasAgesOver89
    ? ''
    : ' Ages over 89 are written as 90; cells that such an age enters cannot be recomputed, and the check says which.';
}

import { isolatedText } from '../../base/isolatedText';
import type { ExportFacts } from '../export/exportFacts';
import type { ExportSettings } from '../export/exportSettings';
import { ruleText } from '../methodNotes';

/** What a person reads who opens the reproduction kit: what is in it, how to run it, what it shows and what it does not. Plain text. */
export function kitReadme(
  { project, results, printed, areMeasurementsVerified }: ExportFacts,
  settings: ExportSettings,
): string {
  const { title } = project.protocol;
  const verified = areMeasurementsVerified
    ? []
    : [
        'UNVERIFIED: the areas and signals are as they were stored with the outlines. The pixels were not at hand when this kit was',
        'written, so nothing was measured again.',
        '',
      ];
  return [
    `Reproduction kit: ${isolatedText(title)}`,
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
    '  Open analysis.sps in this folder and run it, or: pspp analysis.sps',
    '  Its own tables print more digits than the study’s; what belongs to which line stands in its titles.',
    '',
    'What is in it',
    '  analysis.R                  the R script',
    '  analysis.sps                the SPSS syntax',
    '  data/subjects_wide.csv      a row a subject: group, covariates, averages, changes',
    '  data/readings_long.csv      a row an observer, round, time point, muscle and side: CSA, SI, and how they count',
    '  data/agreement_ratings.csv  the first, independent readings that agreement is computed from',
    '  data/agreement_cases.csv    how far two outlines lie apart: Dice and distances',
    '  data/expected_cells.csv     every number as the tables print it',
    '  data/data_dictionary.csv    what each column means, with its unit',
    '  tables/                     the tables as they are printed',
    '  log/audit-log.jsonl         who did what when; each entry bears the hash of the one before',
    '  checksums.sha256            SHA-256 of every other file; check with: sha256sum -c checksums.sha256',
    '',
    'What is not in it',
    `  Names, numbers and dates of patients: subjects are codes, days count from surgery.${ageText(settings)}`,
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

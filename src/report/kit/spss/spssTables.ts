import type { DataTable } from '../../export/dataTable';
import type { ExportFacts } from '../../export/exportFacts';
import type { ExportSettings } from '../../export/exportSettings';
import { hasTopCodedAge } from '../kitSubjects';
import { command, comment, spssOnly } from './spssCommand';
import { type SpssLine, spssLines } from './spssLines';
import { spssString } from './spssString';

const codedAges = 'Ages above 89 are written as 90 in this kit: this line cannot be recomputed';

/** SPSS: Tables 1 and 2, line by line, by the procedures of SPSS. */
export function spssTables(facts: ExportFacts, settings: ExportSettings, subjects: DataTable): string {
  const groupCount = facts.results.flow.groups.length;
  const lines = spssLines(facts, settings);
  const isTopCoded = hasTopCodedAge(facts, settings);
  return [
    comment(
      '---- Tables 1 and 2',
      'Each line of the tables has its number here, its name, and what the table prints of it; then come the procedures',
      'Quartiles: the tables and HAVERAGE of SPSS have one rule, the weighted average at (n + 1) p; so have FREQUENCIES and EXAMINE',
      'Of one or two values in a group the tables take the least and the greatest as quartiles; programs differ there',
      'Which test a line prints: Shapiro-Wilk in each group and alpha, then Levene, as the methods say; all of them stand here',
      'Levene in ONEWAY and T-TEST is of distances from the mean, as in the tables; Z of Mann-Whitney is the same, without exact P',
      'SPSS has no Hodges-Lehmann shift with exact limits by syntax alone, no Cliff’s delta, no standardised differences of shares,',
      'and no Holm over the lines of a table: analysis.R computes them',
      'PSPP leaves out what stands between the marks "[SPSS only]" and "[end]": it lacks these, and its Shapiro-Wilk (1.6) is wrong',
    ),
    ...lines.map((line) => {
      const isOfCodedAges = isTopCoded && line.variable === 'age_years';
      const text = lineText(line, groupCount, new Samples(subjects, line, groupCount));
      return isOfCodedAges ? `${command(`ECHO '${codedAges}'`)}\n${text}` : text;
    }),
  ].join('\n\n');
}

/** What the table prints of a line: "Refractured 74.3 ± 8.1; P 0.04". */
function printedText({ table: { model }, rowId }: SpssLine): string {
  const row = model.rows.find(({ id }) => id === rowId);
  if (row?.kind !== 'line') return '';
  return row.cells
    .flatMap(({ text }, at) => (text === '' ? [] : [`${model.columns[at]?.label ?? ''} ${text}`]))
    .join('; ');
}

function lineText(line: SpssLine, groupCount: number, samples: Samples): string {
  const printed = printedText(line);
  const region = line.region === undefined ? '' : `region_number = ${line.region}`;
  const only = (...commands: readonly string[]) => ofRegion(region, commands);
  const head = [
    command(`ECHO ${spssString(`${line.mark}: ${line.table.model.title}, ${line.name}`, 200)}`),
    ...(printed === '' ? [] : [command(`ECHO ${spssString(`Printed: ${printed}`, 200)}`)]),
  ];
  if (samples.total === 0) return [...head, comment('Nobody has it')].join('\n');
  const body =
    line.kind === 'number' ? numberText(line, groupCount, samples, only) : categoryText(line, samples, only);
  return [...head, ...body].join('\n');
}

type Only = (...commands: readonly string[]) => readonly string[];

/** Commands of one region alone; a temporary choice lasts for one procedure. */
function ofRegion(condition: string, commands: readonly string[]): readonly string[] {
  if (condition === '') return commands;
  return commands.flatMap((one) => [command('TEMPORARY'), command(`SELECT IF (${condition})`), one]);
}

function numberText(
  { variable, preop }: SpssLine,
  groupCount: number,
  samples: Samples,
  only: Only,
): readonly string[] {
  const by = `${variable} BY group_number`;
  const range = `(1${groupCount === 2 ? ',' : ' '}${groupCount})`;
  const isVarying = samples.counts.every((count, at) => count >= 2 && samples.varies[at] === true);
  const found = only(
    command(
      `EXAMINE VARIABLES=${by}`,
      '/PLOT=NONE',
      '/PERCENTILES(25,50,75)=HAVERAGE',
      '/STATISTICS=DESCRIPTIVES',
    ),
  );
  const normality = spssOnly(
    ...only(command(`EXAMINE VARIABLES=${by}`, '/PLOT=NPPLOT', '/STATISTICS=NONE', '/NOTOTAL')),
  );
  if (samples.filled < 2) return found;
  const isTwo = groupCount === 2;
  const means = isTwo
    ? [
        ...(isVarying ? only(command(`T-TEST GROUPS=group_number(1,2)`, `/VARIABLES=${variable}`)) : []),
        ...only(command(`NPAR TESTS /M-W=${by}(1 2)`)),
      ]
    : [
        ...(samples.canVary
          ? [
              ...only(command(`ONEWAY ${by}`, '/STATISTICS=DESCRIPTIVES HOMOGENEITY')),
              spssOnly(...only(command(`ONEWAY ${by}`, '/STATISTICS=WELCH'))),
            ]
          : []),
        ...only(command(`NPAR TESTS /K-W=${by}${range}`)),
      ];
  const ancova =
    isTwo && preop !== undefined && samples.total > 4 && samples.canVary
      ? only(
          command(
            `REGRESSION /VARIABLES=${variable} is_first ${preop}`,
            '/STATISTICS=COEFF',
            `/DEPENDENT=${variable}`,
            '/METHOD=ENTER',
          ),
        )
      : [];
  return [...found, normality, ...means, ...ancova];
}

function categoryText({ variable, kind }: SpssLine, samples: Samples, only: Only): readonly string[] {
  const isCompared = kind === 'category' && samples.filled > 1 && samples.valueCount > 1;
  return only(
    command(
      `CROSSTABS /TABLES=${variable} BY group_number`,
      ...(isCompared ? ['/STATISTICS=CHISQ'] : []),
      '/CELLS=COUNT COLUMN',
    ),
  );
}

/** The values of a line by group, as the file of subjects has them: a procedure that nothing can be given to is left out. */
class Samples {
  /** Of each group: how many subjects have the value, and whether they differ in it. */
  readonly counts: readonly number[];
  readonly varies: readonly boolean[];
  /** How many values there are, apart from one another. */
  readonly valueCount: number;

  constructor({ columns, rows }: DataTable, { variable, kind, region }: SpssLine, groupCount: number) {
    const place = (name: string) => columns.findIndex((one) => one.name === name);
    const direct = place(variable);
    const at = direct < 0 ? place(`w_${variable}`) : direct;
    const [standing, group, regionAt] = [place('standing'), place('group_number'), place('region_number')];
    const values = Array.from({ length: groupCount }, (): unknown[] => []);
    for (const row of rows) {
      const value = row[at];
      if (row[standing] !== 1 || value === undefined || value === '') continue;
      // Answers outside of the table are missing values.
      if (kind === 'category' && value === 0) continue;
      if (region !== undefined && row[regionAt] !== region) continue;
      values[Number(row[group]) - 1]?.push(value);
    }
    this.counts = values.map(({ length }) => length);
    this.varies = values.map((own) => new Set(own).size > 1);
    this.valueCount = new Set(values.flat()).size;
  }

  get total(): number {
    return this.counts.reduce((sum, count) => sum + count, 0);
  }

  /** How many groups have anybody. */
  get filled(): number {
    return this.counts.filter((count) => count > 0).length;
  }

  /** Whether anything varies within a group. */
  get canVary(): boolean {
    return this.varies.includes(true);
  }
}

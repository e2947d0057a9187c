import { regions } from '../../../analysis/baseline';
import type { DataTable } from '../../export/dataTable';
import type { ExportFacts } from '../../export/exportFacts';
import { fixedCategoryName, groupsPrinted } from '../../groupNames';
import { kitDataFolder } from '../kitDataFolder';
import { command, comment } from './spssCommand';
import { spssBaselineOf, standings } from './spssData';
import { spssStructures } from './spssNames';
import { spssString } from './spssString';

/** Places without decimals; every other column is a number with all that a file gives of it. */
const counts =
  /^(subject_number|standing|group_number|region_number|age_is_top_coded|comparison|rater|observer|muscle|time|side)$/;

/** SPSS: reads a file of numbers beside the syntax into a data set. */
export function spssReadFile({ name, columns }: DataTable, dataSet: string): string {
  return [
    command(
      'GET DATA /TYPE=TXT',
      `/FILE='${kitDataFolder}/${name}.csv'`,
      "/ENCODING='UTF8'",
      '/ARRANGEMENT=DELIMITED',
      '/DELCASE=LINE',
      "/DELIMITERS=','",
      `/QUALIFIER='"'`,
      '/FIRSTCASE=2',
      '/VARIABLES=',
      ...columns.map((one) => `${one.name} ${counts.test(one.name) ? 'F8.0' : 'F20.10'}`),
    ),
    // The next file is read over the active data set: a copy stays.
    command(`DATASET COPY ${dataSet}`),
  ].join('\n');
}

/** SPSS: names of variables and of their values, as the tables have them. */
export function spssLabels(facts: ExportFacts): string {
  const groups = groupsPrinted(facts.results);
  const baseline = spssBaselineOf(facts);
  return [
    comment('What the numbers mean. Longer names are cut; the whole ones stand in the data dictionary.'),
    ...baseline.map(({ name, label }) => command(`VARIABLE LABELS ${name} ${spssString(label)}`)),
    command("VARIABLE LABELS group_number 'Group'"),
    valueLabels(
      'group_number',
      groups.map(({ label }) => label),
    ),
    valueLabels('standing', standings),
    valueLabels('region_number', regions),
    ...baseline.flatMap(({ name, row }) => {
      if (row.kind === 'number') return [];
      if (row.kind === 'date') return [valueLabels(name, ['not recorded', 'recorded'], 0)];
      const { variable } = row;
      const names = row.categories.map(({ id }) =>
        typeof variable === 'string'
          ? fixedCategoryName(id)
          : (variable.categories.find((one) => one.id === id)?.name ?? id),
      );
      return [valueLabels(name, names), command(`MISSING VALUES ${name} (0)`)];
    }),
  ].join('\n');
}

/** SPSS: names of the recomputed values. */
export function spssValueLabels(facts: ExportFacts): string {
  return spssStructures(facts)
    .flatMap(({ prefix, name }) => {
      const of = name === '' ? '' : `, ${name}`;
      const label = (variable: string, words: string) =>
        command(`VARIABLE LABELS ${prefix}${variable} ${spssString(`${words}${of}`)}`);
      return [
        label('roi_csa_preop_mm2', 'ROI-CSA, mm², pre-op'),
        label('roi_csa_follow_up_mm2', 'ROI-CSA, mm², follow-up'),
        label('roi_csa_change_percent', 'ROI-CSA, change, %'),
        label('roi_si_preop_au', 'ROI-SI, pre-op'),
        label('roi_si_follow_up_au', 'ROI-SI, follow-up'),
        label('roi_si_change_percent', 'ROI-SI, change, %'),
        label('csa_per_si_preop_mm2_per_au', 'CSA/SI, pre-op'),
        label('csa_per_si_follow_up_mm2_per_au', 'CSA/SI, follow-up'),
        label('csa_per_si_change_percent', 'CSA/SI, change, %'),
      ];
    })
    .join('\n');
}

function valueLabels(name: string, labels: readonly string[], first = 1): string {
  if (labels.length === 0) return comment(`No labels of ${name}`);
  return command(
    `VALUE LABELS ${name}`,
    ...labels.map((label, at) => `${at + first} ${spssString(label.trim() === '' ? '(no name)' : label)}`),
  );
}

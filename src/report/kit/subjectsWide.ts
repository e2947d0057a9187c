import { regionOfSubject } from '../../analysis/baseline';
import { groupIn } from '../../analysis/grouping';
import { followUpDays } from '../../analysis/scanIntervals';
import { type Structure, structureKey, structuresOf } from '../../analysis/structure';
import type { StructureValues } from '../../analysis/structureValues';
import type { SubjectStanding } from '../../analysis/studyFlow';
import { unreachable } from '../../base/assert';
import { refractureTypes } from '../../domain/study/refractureTypes';
import { filterText } from '../choiceText';
import { type CsvColumn, column } from '../csvColumn';
import type { CsvValue } from '../csvText';
import type { DataTable } from '../export/dataTable';
import type { ExportFacts } from '../export/exportFacts';
import type { ExportSettings } from '../export/exportSettings';
import { ineligibilityTexts } from '../pairFindingText';
import { groupUnknownText } from '../reasonText';
import { structureName } from '../structureNames';
import { customKitColumns } from './customKitColumns';
import { ageThatLeaves, kitSubjects } from './kitSubjects';

const ownColumns = [
  column('subject_number', '', 'Number of the subject in this kit; joins its files.'),
  column('subject', '', 'Code of the subject.'),
  column(
    'standing',
    '',
    'analysed, excluded, filtered-out, not-eligible, incomplete or group-unknown: the first that applies, as the program says it.',
  ),
  column('why', '', 'Why the subject is not analysed.'),
  column('group', '', 'Group that the tables compare; empty where it is unknown.'),
  column('refracture_group', '', 'refractured or not-refractured, whatever the tables compare.'),
  column('refracture_type', '', 'augmented, adjacent, non-adjacent or several.'),
  column('sex', '', 'female or male.'),
  column('age_years', 'years', 'Age. Above 89 written as 90 where age_is_top_coded is true.'),
  column('age_is_top_coded', '', 'true where the age is above 89 and was written as 90.'),
  column('bmi_kg_per_m2', 'kg/m²', 'Body mass index.'),
  column('bmd_t_score', '', 'Bone mineral density before surgery, T-score.'),
  column('level', '', 'Level of the fracture.'),
  column('region', '', 'T5-T10, T11-L2 or L3-L5; outside for another level.'),
  column('follow_up_days', 'd', 'Final scan minus surgery.'),
] as const;

/** How a structure's columns begin: nothing where there is one, else "s1_", "s2_" in the order of the tables. */
export function structurePrefixOf(index: number, count: number): string {
  return count === 1 ? '' : `s${index + 1}_`;
}

/** The covariates that the user added, as columns of the wide file. */
export function wideCustomColumns({ results }: Pick<ExportFacts, 'results'>) {
  return customKitColumns(
    results.project.customCovariates ?? [],
    ownColumns.map(({ name }) => name),
  );
}

/** One row a subject: covariates, whether and why not analysed, and every analysed value, unrounded. Wide, for SPSS. */
export function subjectsWide(facts: ExportFacts, settings: ExportSettings): DataTable {
  const { protocol } = facts.results;
  const structures = structuresOf(protocol);
  const custom = wideCustomColumns(facts);
  const valueColumns = structures.flatMap((structure, index) =>
    valueColumnsOf(structurePrefixOf(index, structures.length), structureName(protocol, structure, 'full')),
  );
  return {
    name: 'subjects_wide',
    columns: [...ownColumns, ...custom.flatMap(({ columns }) => columns), ...valueColumns],
    rows: kitSubjects(facts).map(({ number, standing }) => [
      number,
      ...ownCells(standing, facts, settings),
      ...custom.flatMap(({ cellsOf }) => cellsOf(standing.subject)),
      ...structures.flatMap((structure) => valueCells(valuesOf(standing, structure))),
    ]),
  };
}

function ownCells(
  standing: SubjectStanding,
  { results }: ExportFacts,
  settings: ExportSettings,
): readonly CsvValue[] {
  const { subject, group } = standing;
  const { sex, bmiKgPerM2, bmdTScore, level } = subject.covariates;
  const compared = groupIn(subject, results.choice.grouping, results.flow.customCovariates);
  const age = ageThatLeaves(subject.covariates.ageYears, settings);
  const [type, ...others] = refractureTypes(subject);
  return [
    subject.code,
    standing.kind,
    whyText(standing, results.flow.customCovariates),
    compared.kind === 'known' ? compared.group : undefined,
    group.kind === 'known' ? group.group : undefined,
    others.length > 0 ? 'several' : type,
    sex,
    age.ageYears,
    age.isTopCoded,
    bmiKgPerM2,
    bmdTScore,
    level,
    regionOfSubject(subject),
    followUpDays(subject),
  ];
}

/** In fixed words: reasons that a person typed stay in the project. */
function whyText(
  standing: SubjectStanding,
  custom: ExportFacts['results']['flow']['customCovariates'],
): string | undefined {
  switch (standing.kind) {
    case 'analysed':
      return undefined;
    case 'excluded':
      return 'excluded by the researcher';
    case 'filtered-out':
      return standing.filter.kind === 'without' ? 'left out by code' : filterText(standing.filter, custom);
    case 'not-eligible':
      return ineligibilityTexts(standing.why).join('; ');
    case 'incomplete':
      return `${standing.missing.length} missing ${standing.missing.length === 1 ? 'value' : 'values'}; see readings_long`;
    case 'group-unknown':
      return groupUnknownText(standing.why);
    default:
      return unreachable(standing);
  }
}

function valuesOf({ outcome }: SubjectStanding, structure: Structure): StructureValues | undefined {
  if (outcome.kind !== 'complete') return undefined;
  return outcome.structures.find((one) => structureKey(one) === structureKey(structure));
}

function valueColumnsOf(prefix: string, name: string): readonly CsvColumn[] {
  const of = name === '' ? '' : ` of ${name}`;
  const three = (quantity: string, unit: string, unitName: string, meaning: string) => [
    column(`${prefix}${quantity}_preop${unitName}`, unit, `${meaning}${of}, pre-op.`),
    column(`${prefix}${quantity}_follow_up${unitName}`, unit, `${meaning}${of}, final follow-up.`),
    column(
      `${prefix}${quantity}_change_percent`,
      '%',
      `${meaning}${of}: 100 × (follow-up − pre-op) / pre-op of the unrounded values.`,
    ),
  ];
  return [
    ...three('roi_csa', 'mm²', '_mm2', 'ROI-CSA'),
    ...three('roi_si', 'a.u.', '_au', 'ROI-SI'),
    ...three('csa_per_si', 'mm²/a.u.', '_mm2_per_au', 'CSA/SI, the ratio of the averages'),
  ];
}

function valueCells(values: StructureValues | undefined): readonly CsvValue[] {
  return (['csaMm2', 'si', 'csaPerSi'] as const).flatMap((quantity) => [
    values?.average.preop[quantity],
    values?.average.followUp[quantity],
    values?.changePercent[quantity],
  ]);
}

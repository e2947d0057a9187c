import { ratedThings } from '../../../analysis/agreementRatings';
import type { GroupingChoice } from '../../../analysis/grouping';
import type { NumberVariable } from '../../../analysis/numberVariable';
import { quantities } from '../../../analysis/quantity';
import { muscleStructuresOf, type Structure, structuresOf } from '../../../analysis/structure';
import type { SubjectFilter } from '../../../analysis/subjectFilter';
import type { BaselineRow } from '../../../analysis/tableOne';
import { tableOneRowId } from '../../../analysis/tableOneRowId';
import { unreachable } from '../../../base/assert';
import { regionOf, vertebralLevels } from '../../../domain/level';
import type { ExportFacts } from '../../export/exportFacts';
import type { ExportSettings } from '../../export/exportSettings';
import type { PrintStyle } from '../../export/printStyle';
import { hasLeadingZero } from '../../export/tables/styledText';
import { stylePrintSettings } from '../../export/tables/stylePrintSettings';
import { groupsPrinted } from '../../groupNames';
import { printSettingsOf } from '../../printSettingsOf';
import { type KitTable, kitTables } from '../kitTables';
import { rNumber, rString, rStrings } from '../rString';
import { structurePrefixOf, wideCustomColumns } from '../subjectsWide';

/** R: what of this study decides its numbers. */
export function rStudy(facts: ExportFacts, settings: ExportSettings): string {
  const { results } = facts;
  const { protocol, choice } = results;
  const own = results.project.protocol;
  const structures = structuresOf(protocol);
  const columns = new CustomNames(facts);
  return `
# ---- The study -----------------------------------------------------------------------------------------------------------

study <- list(
  alpha = ${rNumber(protocol.alpha)},
  # "as-the-study": tests chosen line by line; "fixed-in-advance": Welch, and ANCOVA of follow-up values.
  preset = ${rString(choice.preset)},
  # In print order; differences are first minus second.
  groups = ${rStrings(results.flow.groups)},
  group_labels = ${rStrings(groupsPrinted(results).map(({ label }) => label))},
  # Whose readings are averaged, and which sides.
  observers = ${rStrings(protocol.observers.map(({ id }) => id))},
  sides = ${rStrings(protocol.sides)},
  # Agreement is of all sides, whatever is chosen.
  all_sides = ${rStrings(own.sides)},
  adjudication = ${rString(choice.adjudication)},
  missing_rule = ${rString(protocol.missingRule)},
  muscles = ${places(muscleStructuresOf(protocol))},
  structures = ${places(structures)},
  rated = ${rStrings([...new Set(ratedThings(own).map(({ quantity }) => quantity))])},
  uses_age = ${usesAge(choice) ? 'TRUE' : 'FALSE'},
  decimals = ${decimals(facts, settings)},
  extras = list(
    smd = ${flag(settings.extras.hasStandardisedDifferences)}, effect = ${flag(settings.extras.hasEffectSizes)},
    shift = ${flag(settings.extras.hasShifts)}
  ),
  # Lines of Table 1 with the columns of the wide file they are made from.
  baseline = ${rList(results.tableOne.rows.map((row) => baselineLine(row, columns)))},
  # Columns of the wide file that hold what is computed here.
  wide = ${rList(structures.flatMap((_, index) => wideColumns(index, structures.length)))},
  tables = ${rList(kitTables(facts, settings).map(tableText))}
)

style <- ${styleText(settings.style)}

region_of_level <- c(${regions()})

# The group of each subject; NA where it is unknown.
group_of <- function(subjects) {
  ${groupText(choice.grouping, columns)}
}

# Which subjects the tables are of.
passes_filters <- function(subjects) {
  passing <- rep(TRUE, nrow(subjects))
${choice.filters.map((filter) => `  passing <- passing & ${filterText(filter, columns)}\n`).join('')}  passing
}
`;
}

/** Columns of what the user added, by the id of the covariate. */
class CustomNames {
  private readonly names: ReadonlyMap<string, string>;

  constructor(facts: ExportFacts) {
    this.names = new Map(wideCustomColumns(facts).map(({ covariate, name }) => [covariate.id, name]));
  }

  of(covariateId: string): string {
    return `subjects[[${rString(this.names.get(covariateId) ?? '')}]]`;
  }
}

const baselineColumns = {
  sex: 'sex',
  ageYears: 'age_years',
  bmiKgPerM2: 'bmi_kg_per_m2',
  bmdTScore: 'bmd_t_score',
  region: 'region',
  followUpDays: 'follow_up_days',
  refracture: 'refracture_group',
} as const;

function baselineLine(row: BaselineRow, columns: CustomNames): string {
  const column =
    typeof row.variable === 'string'
      ? rString(baselineColumns[row.variable])
      : columns.of(row.variable.id).slice('subjects[['.length, -']]'.length);
  const ids = row.kind === 'category' ? `, ids = ${rStrings(row.categories.map(({ id }) => id))}` : '';
  return `list(row = ${rString(tableOneRowId(row))}, kind = ${rString(row.kind)}, column = ${column}${ids})`;
}

function wideColumns(index: number, count: number): readonly string[] {
  const prefix = structurePrefixOf(index, count);
  const names = {
    csaMm2: ['roi_csa_preop_mm2', 'roi_csa_follow_up_mm2', 'roi_csa_change_percent'],
    si: ['roi_si_preop_au', 'roi_si_follow_up_au', 'roi_si_change_percent'],
    csaPerSi: ['csa_per_si_preop_mm2_per_au', 'csa_per_si_follow_up_mm2_per_au', 'csa_per_si_change_percent'],
  } as const;
  return quantities.flatMap((quantity) =>
    (['preop', 'followUp', 'changePercent'] as const).map(
      (phase, at) =>
        `list(name = ${rString(`${prefix}${names[quantity][at]}`)}, structure = ${index + 1}, quantity = ${rString(quantity)}, phase = ${rString(phase)})`,
    ),
  );
}

function tableText(table: KitTable): string {
  const comparison = table.comparison === undefined ? '' : `, comparison = ${rString(table.comparison)}`;
  return `list(id = ${rString(table.model.id)}, kind = ${rString(table.kind)}${comparison})`;
}

function styleText(style: PrintStyle): string {
  return `list(
  leading_zero_p = ${flag(hasLeadingZero(style, 'p'))}, leading_zero_other = ${flag(hasLeadingZero(style, 'other'))},
  minus = ${rString(style.minus)}, range_mark = ${rString(style.rangeMark)}, no_value = ${rString(style.noValue)}
)`;
}

function decimals({ results }: ExportFacts, { style }: ExportSettings): string {
  const own = stylePrintSettings(printSettingsOf(results), style);
  const { csaMm2, si, csaPerSi } = own.quantityDecimals;
  const all = {
    csaMm2,
    si,
    csaPerSi,
    fatPercent: own.fatPercentDecimals,
    leanAreaMm2: csaMm2,
    change: own.changeDecimals,
    statistic: own.statisticDecimals,
    p: own.pDecimals,
    covariate: own.covariateDecimals,
    share: own.shareDecimals,
  };
  return `list(${Object.entries(all)
    .map(([name, count]) => `${name} = ${count}`)
    .join(', ')})`;
}

function regions(): string {
  return vertebralLevels
    .flatMap((level) => {
      const region = regionOf(level);
      return region ? [`${rString(level)} = ${rString(region)}`] : [];
    })
    .join(', ');
}

function groupText(grouping: GroupingChoice, columns: CustomNames): string {
  switch (grouping.kind) {
    case 'refracture':
      return 'subjects$refracture_group';
    case 'sex':
    case 'level':
      return `subjects$${grouping.kind}`;
    case 'region':
      return 'ifelse(subjects$region %in% "outside", NA, subjects$region)';
    case 'refracture-type':
      return 'subjects$refracture_type';
    case 'threshold':
      return `ifelse(${numberColumn(grouping.of, columns)} < ${rNumber(grouping.threshold)}, "below", "at-least")`;
    case 'custom-category':
      return columns.of(grouping.covariateId);
    default:
      return unreachable(grouping);
  }
}

function filterText(filter: SubjectFilter, columns: CustomNames): string {
  switch (filter.kind) {
    case 'sex':
      return `subjects$sex %in% ${rString(filter.sex)}`;
    case 'region':
      return `subjects$region %in% ${rStrings(filter.regions)}`;
    case 'level':
      return `subjects$level %in% ${rStrings(filter.levels)}`;
    case 'refracture':
      return `subjects$refracture_group %in% ${rString(filter.group)}`;
    case 'range': {
      const values = numberColumn(filter.of, columns);
      const limits = [
        `!is.na(${values})`,
        ...(filter.from === undefined ? [] : [`${values} >= ${rNumber(filter.from)}`]),
        ...(filter.to === undefined ? [] : [`${values} <= ${rNumber(filter.to)}`]),
      ];
      return `(${limits.join(' & ')})`;
    }
    case 'custom-category':
      return `${columns.of(filter.covariateId)} %in% as_in_files(${rStrings(filter.categoryIds)})`;
    case 'without':
      return `!(subjects$subject %in% as_in_files(${rStrings(filter.codes)}))`;
    default:
      return unreachable(filter);
  }
}

function numberColumn(variable: NumberVariable, columns: CustomNames): string {
  return variable.kind === 'baseline'
    ? `numbers(subjects$${baselineColumns[variable.variable]})`
    : `numbers(${columns.of(variable.covariateId)})`;
}

function usesAge({ grouping, filters }: ExportFacts['results']['choice']): boolean {
  const isAge = (variable: NumberVariable) =>
    variable.kind === 'baseline' && variable.variable === 'ageYears';
  return (
    (grouping.kind === 'threshold' && isAge(grouping.of)) ||
    filters.some((filter) => filter.kind === 'range' && isAge(filter.of))
  );
}

function places(structures: readonly Structure[]): string {
  const sites = rStrings(structures.map(({ siteId }) => siteId));
  return `data.frame(site = ${sites}, muscle = ${rStrings(structures.map(({ muscleId }) => muscleId))}, stringsAsFactors = FALSE)`;
}

function rList(items: readonly string[]): string {
  return items.length === 0 ? 'list()' : `list(\n    ${items.join(',\n    ')}\n  )`;
}

function flag(isSo: boolean): string {
  return isSo ? 'TRUE' : 'FALSE';
}

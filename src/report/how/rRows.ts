import type { GroupId, GroupingChoice } from '../../analysis/grouping';
import type { NumberVariable } from '../../analysis/numberVariable';
import type { PanelChoice } from '../../analysis/panelChoice';
import { type Structure, structuresOf } from '../../analysis/structure';
import type { SubjectFilter } from '../../analysis/subjectFilter';
import type { Protocol } from '../../domain/study/protocol';
import { rCovariate } from './rColumn';
import { rString, rStrings } from './rText';

/** What of results decides which rows of the subject file they are of. `protocol` is the study's, or that of the choice. */
export interface RowsOf {
  readonly protocol: Protocol;
  readonly choice: PanelChoice;
}

/**
 * Which rows of the subject file an analysis is of, as an R condition. One row a subject: of several structures that of
 * the given one, else of the first.
 *
 * Undefined where the file cannot give them: it is of the study's own average over observers and sides, with what was settled, and does not
 * hold what the user added.
 */
export function rRows({ protocol, choice }: RowsOf, structure?: Structure): string | undefined {
  const { observers, side, grouping, filters, adjudication } = choice;
  if (observers.kind !== 'average' || side !== 'mean' || adjudication === 'without') return undefined;
  const conditions: string[] = [];
  for (const filter of filters) {
    const condition = filterCondition(filter);
    if (condition === undefined) return undefined;
    conditions.push(condition);
  }
  const structures = structuresOf(protocol);
  const own = structure ?? structures[0];
  const place =
    structures.length === 1 || !own
      ? []
      : [`site == ${rString(own.siteId)}`, `muscle == ${rString(own.muscleId)}`];
  // Who is complete and of unknown group is of no study group, but may be of another.
  const standing =
    grouping.kind === 'refracture'
      ? 'standing == "analysed"'
      : 'standing %in% c("analysed", "group-unknown")';
  return [standing, ...place, ...conditions].join(' & ');
}

/** The column of the subject file, or what is made of one, that tells the groups apart; undefined where none does. */
export function rGroup(grouping: GroupingChoice): string | undefined {
  switch (grouping.kind) {
    case 'refracture':
      return 'group';
    case 'sex':
    case 'region':
    case 'level':
      return grouping.kind;
    case 'threshold': {
      const column = numberColumn(grouping.of);
      return column && `ifelse(${column} < ${grouping.threshold}, "below", "at-least")`;
    }
    case 'refracture-type':
    case 'custom-category':
      return undefined;
  }
}

/** The rows that have a group of the grouping. */
export function rGrouped(rows: string, group: string, levels: readonly GroupId[]): string {
  return group === 'group' ? rows : `${rows} & ${group} %in% ${rStrings(levels)}`;
}

function numberColumn(variable: NumberVariable): string | undefined {
  return variable.kind === 'baseline' ? rCovariate(variable.variable) : undefined;
}

function filterCondition(filter: SubjectFilter): string | undefined {
  switch (filter.kind) {
    case 'sex':
      return `sex == ${rString(filter.sex)}`;
    case 'region':
      return `region %in% ${rStrings(filter.regions)}`;
    case 'level':
      return `level %in% ${rStrings(filter.levels)}`;
    case 'refracture':
      return `group == ${rString(filter.group)}`;
    case 'range': {
      const column = numberColumn(filter.of);
      if (column === undefined) return undefined;
      const limits = [
        `!is.na(${column})`,
        ...(filter.from === undefined ? [] : [`${column} >= ${filter.from}`]),
        ...(filter.to === undefined ? [] : [`${column} <= ${filter.to}`]),
      ];
      return limits.join(' & ');
    }
    case 'without':
      return filter.codes.length === 0 ? 'TRUE' : `!(subject %in% ${rStrings(filter.codes)})`;
    case 'custom-category':
      return undefined;
  }
}

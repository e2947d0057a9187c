import { regions } from '../../analysis/baseline';
import { type ModelTerm, modelRows } from '../../analysis/modelRows';
import type { StudyFlow } from '../../analysis/studyFlow';
import type { StudyVariable } from '../../analysis/studyVariable';
import { vertebralLevels } from '../../domain/level';
import { rCovariate, rMeasure } from './rColumn';
import { type RowsOf, rRows } from './rRows';
import { rNumbers, rString, rStrings } from './rText';

/** What of results a model is made from. */
export interface ModelSource extends RowsOf {
  readonly flow: Pick<StudyFlow, 'analysed' | 'groups' | 'customCovariates'>;
}

/** R lines of a model: they make `d` with its rows, and what its variables are called in it. */
export interface RModel {
  readonly frame: () => readonly string[];
  readonly nameOf: (variable: StudyVariable) => string;
}

/**
 * The frame of a model of some variables: from the subject file, where that holds them, else with the values of the
 * subjects that have them all. Rows that lack a value are left out by R's own na.omit.
 */
export function rModel(source: ModelSource, variables: readonly StudyVariable[]): RModel {
  const measures = variables.flatMap((one) => (one.kind === 'measure' ? [one.measure] : []));
  const [first] = measures;
  const isOnePlace = measures.every(
    ({ siteId, muscleId }) => siteId === first?.siteId && muscleId === first.muscleId,
  );
  const kinds = new Set(variables.map(({ kind }) => kind));
  const isInFile = isOnePlace && source.choice.grouping.kind === 'refracture' && !kinds.has('custom');
  const rows = isInFile ? rRows(source, first) : undefined;
  if (rows === undefined) return listedModel(source, variables);
  return {
    frame: () => [
      `d <- subset(subjects, ${rows})`,
      ...(kinds.has('group') ? ['d$refractured <- as.numeric(d$group == "refractured")'] : []),
      ...inGroupLines(variables),
      ...(kinds.has('region') ? [`d$region <- factor(d$region, ${rStrings(regions)})`] : []),
      ...(kinds.has('level') ? [`d$level <- match(d$level, ${rStrings(vertebralLevels)}) - 1`] : []),
    ],
    nameOf: (variable) => {
      if (variable.kind !== 'measure') return plainName(variable);
      const name = rMeasure(variable.measure, variable.phase);
      return /^\w+$/.test(name) ? name : `I${name}`;
    },
  };
}

/** The right side of a formula: a region that is the same in all has no column and is left out, as in the model. */
export function rRightSide(
  { nameOf }: RModel,
  variables: readonly StudyVariable[],
  terms: readonly ModelTerm[],
): string {
  const used = variables.filter(
    (variable) => variable.kind !== 'region' || terms.some(({ region }) => region !== undefined),
  );
  return used.map(nameOf).join(' + ') || '1';
}

function inGroupLines(variables: readonly StudyVariable[]): readonly string[] {
  return variables.flatMap((one) =>
    one.kind === 'in-group' ? [`d$in_group <- as.numeric(d$group == ${rString(one.group)})`] : [],
  );
}

function plainName(variable: Exclude<StudyVariable, { readonly kind: 'measure' }>): string {
  switch (variable.kind) {
    case 'covariate':
      return rCovariate(variable.covariate);
    case 'group':
      return 'refractured';
    case 'custom':
      return `custom_${variable.covariate.id.replaceAll(/\W/g, '_')}`;
    case 'in-group':
      return 'in_group';
    case 'region':
    case 'level':
      return variable.kind;
  }
}

/** What the places of a factor mean; undefined of a number. */
function factorLevels(variable: StudyVariable): readonly string[] | undefined {
  if (variable.kind === 'region') return regions;
  if (variable.kind !== 'custom' || variable.covariate.kind === 'number') return undefined;
  return variable.covariate.categories.map(({ name }) => name);
}

function listedModel({ flow }: ModelSource, variables: readonly StudyVariable[]): RModel {
  const measures = variables.filter(({ kind }) => kind === 'measure');
  const nameOf = (variable: StudyVariable): string =>
    variable.kind === 'measure' ? `m${measures.indexOf(variable) + 1}` : plainName(variable);
  return {
    nameOf,
    frame: () => {
      const { columns } = modelRows(flow.analysed, variables);
      const lines = variables.map((variable, index) => {
        const values = rNumbers(columns[index] ?? []);
        const levels = factorLevels(variable);
        return levels
          ? `  ${nameOf(variable)} = factor(${values}, 0:${levels.length - 1}, ${rStrings(levels)})`
          : `  ${nameOf(variable)} = ${values}`;
      });
      return [`d <- data.frame(\n${lines.join(',\n')}\n)`];
    },
  };
}

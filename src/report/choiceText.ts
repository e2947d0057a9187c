import { categoryOf } from '../analysis/grouping';
import type { PanelChoice } from '../analysis/panelChoice';
import type { StudyResults } from '../analysis/studyResults';
import type { SubjectFilter } from '../analysis/subjectFilter';
import { unreachable } from '../base/assert';
import { isolatedText } from '../base/isolatedText';
import type { CustomCovariate } from '../domain/study/customCovariate';
import type { Protocol } from '../domain/study/protocol';
import { fixedCategoryName, groupingName, inSentence, numberVariableName, plainNumber } from './groupNames';

type Chosen = Pick<StudyResults, 'choice' | 'flow' | 'project'>;

/**
 * A table's caption with everything in which it is not the study's own: "Measurements by sex; observer A alone; only
 * refractured". The study's own caption is `what` by group.
 */
export function captionOf(what: string, results: Chosen): string {
  const { choice, flow } = results;
  const isOwn = choice.grouping.kind === 'refracture';
  const by = isOwn ? 'group' : groupingName(choice.grouping, flow.customCovariates);
  return [`${what} by ${by}`, ...choiceParts(results)].join('; ');
}

/** In what the subjects, observers, sides and tests differ from the study's own, one part each; none where they do not. */
export function choiceParts({ choice, flow, project }: Chosen): readonly string[] {
  return [
    ...observersPart(choice, project.protocol),
    ...sidePart(choice),
    ...choice.filters.map((filter) => filterText(filter, flow.customCovariates)),
    ...(choice.adjudication === 'without' && choice.observers.kind === 'average'
      ? ['original readings alone']
      : []),
    ...(choice.preset === project.protocol.testPreset ? [] : [presetTexts[choice.preset]]),
  ];
}

const presetTexts: Readonly<Record<PanelChoice['preset'], string>> = {
  'as-the-study': 'tests chosen line by line',
  'fixed-in-advance': 'tests fixed in advance',
};

/** Lines under a table: that it is not the study's own, and how its groups and differences read. None for the study's own. */
export function choiceNotes(results: Chosen): readonly string[] {
  const { choice, flow } = results;
  const parts = choiceParts(results);
  const isOwnGrouping = choice.grouping.kind === 'refracture';
  if (parts.length === 0 && isOwnGrouping) return [];
  const what = isOwnGrouping
    ? parts
    : [`groups by ${groupingName(choice.grouping, flow.customCovariates)}`, ...parts];
  const several =
    choice.grouping.kind === 'refracture-type'
      ? ['A subject with refractures of several types is in a group of its own.']
      : [];
  const isPicked = choice.grouping.kind === 'threshold' || choice.filters.length > 0;
  const picked = isPicked
    ? ['A threshold or filter that is chosen after seeing what comes out makes P too small.']
    : [];
  return [`Not the study’s own analysis: ${what.join('; ')}.`, ...picked, ...several];
}

/** Who passes a filter: "only female", "age 60 to 70 years". */
export function filterText(filter: SubjectFilter, custom: readonly CustomCovariate[]): string {
  switch (filter.kind) {
    case 'sex':
      return `only ${filter.sex}`;
    case 'region':
      return `only levels of ${listText(filter.regions.map(fixedCategoryName))}`;
    case 'level':
      return `only level ${listText(filter.levels)}`;
    case 'refracture':
      return `only ${inSentence(fixedCategoryName(filter.group))}`;
    case 'range': {
      const { name, unit } = numberVariableName(filter.of, custom);
      const inside = filter.of.kind === 'baseline' ? inSentence(name) : name;
      return `only ${inside} ${rangeText(filter)}${unit === '' ? '' : ` ${unit}`}`;
    }
    case 'custom-category': {
      const covariate = categoryOf(filter.covariateId, custom);
      const names = filter.categoryIds.map((id) =>
        isolatedText(covariate?.categories.find((one) => one.id === id)?.name ?? id),
      );
      return `only ${covariate ? isolatedText(covariate.name) : 'a covariate that is gone'}: ${listText(names)}`;
    }
    case 'without':
      return `without ${filter.codes.join(', ')}`;
    default:
      return unreachable(filter);
  }
}

function rangeText({ from, to }: Extract<SubjectFilter, { kind: 'range' }>): string {
  if (from !== undefined && to !== undefined) return `${plainNumber(from)} to ${plainNumber(to)}`;
  if (from !== undefined) return `at least ${plainNumber(from)}`;
  return to === undefined ? 'of any value' : `at most ${plainNumber(to)}`;
}

function listText(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.join(' or ');
}

function observersPart({ observers }: PanelChoice, protocol: Protocol): readonly string[] {
  if (observers.kind === 'average') return [];
  const letter = protocol.observers.find(({ id }) => id === observers.observerId)?.letter;
  return [letter === undefined ? 'one observer alone' : `observer ${letter} alone`];
}

function sidePart({ side }: PanelChoice): readonly string[] {
  return side === 'mean' ? [] : [`${side} side alone`];
}

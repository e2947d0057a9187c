import { present } from '../base/assert';
import { stableText } from '../base/stableText';
import type { ObserverId } from '../domain/ids';
import type { Side } from '../domain/side';
import type { CustomCovariate } from '../domain/study/customCovariate';
import type { Protocol } from '../domain/study/protocol';
import { categoryOf, type GroupingChoice } from './grouping';
import { hasNumberVariable } from './numberVariable';
import type { AnalysisPreset } from './primaryTest';
import type { SubjectFilter } from './subjectFilter';

/** How the panel looks at a study: everything in it is computed under one choice. */
export interface PanelChoice {
  readonly observers:
    | { readonly kind: 'average' }
    | { readonly kind: 'one'; readonly observerId: ObserverId };
  readonly side: 'mean' | Side;
  readonly grouping: GroupingChoice;
  /** All must hold. */
  readonly filters: readonly SubjectFilter[];
  readonly preset: AnalysisPreset;
}

/** The study's own: observers and sides averaged, refractured against not, everybody, its path of tests. */
export const studyChoice: PanelChoice = {
  observers: { kind: 'average' },
  side: 'mean',
  grouping: { kind: 'refracture' },
  filters: [],
  preset: 'as-the-study',
};

/** One text for each choice. */
export function choiceKey(choice: PanelChoice): string {
  return present(stableText(choice), 'the text of a choice');
}

/**
 * A choice as far as the project still has what it names: an observer, a side or a covariate may be gone since it was made.
 * What a protocol has one of is no choice: one observer's average is theirs.
 */
export function possibleChoice(
  choice: PanelChoice,
  { observers, sides }: Protocol,
  custom: readonly CustomCovariate[],
): PanelChoice {
  const { observers: wanted, side, grouping } = choice;
  const hasObserver =
    wanted.kind === 'one' && observers.length > 1 && observers.some(({ id }) => id === wanted.observerId);
  const hasSide = side !== 'mean' && sides.length > 1 && sides.includes(side);
  return {
    observers: hasObserver ? wanted : studyChoice.observers,
    side: hasSide ? side : 'mean',
    grouping: hasGrouping(grouping, custom) ? grouping : studyChoice.grouping,
    filters: choice.filters.filter((filter) => hasFilter(filter, custom)),
    preset: choice.preset,
  };
}

/** The protocol with the observers and sides of a choice: what is then averaged over is one of them. */
export function protocolOfChoice(protocol: Protocol, { observers, side }: PanelChoice): Protocol {
  if (observers.kind === 'average' && side === 'mean') return protocol;
  return {
    ...protocol,
    ...(observers.kind === 'one' && {
      observers: protocol.observers.filter(({ id }) => id === observers.observerId),
    }),
    ...(side !== 'mean' && { sides: [side] }),
  };
}

function hasGrouping(grouping: GroupingChoice, custom: readonly CustomCovariate[]): boolean {
  if (grouping.kind === 'threshold') {
    return Number.isFinite(grouping.threshold) && hasNumberVariable(grouping.of, custom);
  }
  return grouping.kind !== 'custom-category' || categoryOf(grouping.covariateId, custom) !== undefined;
}

function hasFilter(filter: SubjectFilter, custom: readonly CustomCovariate[]): boolean {
  if (filter.kind === 'range') return hasNumberVariable(filter.of, custom);
  return filter.kind !== 'custom-category' || categoryOf(filter.covariateId, custom) !== undefined;
}

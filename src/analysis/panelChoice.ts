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
  /** With what was settled of disagreements, or with the original readings alone. Values of one observer are always originals. */
  readonly adjudication: 'with' | 'without';
}

/** The study's own: observers and sides averaged, refractured against not, everybody, its path of tests. */
export const studyChoice: PanelChoice = {
  observers: { kind: 'average' },
  side: 'mean',
  grouping: { kind: 'refracture' },
  filters: [],
  preset: 'as-the-study',
  adjudication: 'with',
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
  { observers, sides, assignment }: Protocol,
  custom: readonly CustomCovariate[],
): PanelChoice {
  const { observers: wanted, side, grouping } = choice;
  const hasObserver =
    wanted.kind === 'one' &&
    // Where the others read a part, the first observer's values are the study's: no other's stand in their place.
    assignment.kind === 'all' &&
    observers.length > 1 &&
    observers.some(({ id }) => id === wanted.observerId);
  const hasSide = side !== 'mean' && sides.length > 1 && sides.includes(side);
  return {
    observers: hasObserver ? wanted : studyChoice.observers,
    side: hasSide ? side : 'mean',
    grouping: hasGrouping(grouping, custom) ? grouping : studyChoice.grouping,
    filters: choice.filters.filter((filter) => hasFilter(filter, custom)),
    preset: choice.preset,
    adjudication: hasObserver ? 'without' : choice.adjudication,
  };
}

/** The choice with all observers. That of one is of originals only for being of one; of all the study's own follows. */
export function ofAllObservers<Choice extends Pick<PanelChoice, 'observers' | 'adjudication'>>(
  choice: Choice,
): Choice {
  if (choice.observers.kind === 'average') return choice;
  return { ...choice, observers: studyChoice.observers, adjudication: studyChoice.adjudication };
}

/** The study's own choice under a protocol: its tests, else as `studyChoice`. */
export function studyChoiceOf({ testPreset }: Pick<Protocol, 'testPreset'>): PanelChoice {
  return testPreset === studyChoice.preset ? studyChoice : { ...studyChoice, preset: testPreset };
}

/** The protocol with the observers and sides of a choice: what is then averaged over is one of them. */
export function protocolOfChoice(protocol: Protocol, { observers, side }: PanelChoice): Protocol {
  const analysed = protocolOfAnalysed(protocol);
  if (observers.kind === 'average' && side === 'mean') return analysed;
  return {
    ...analysed,
    ...(observers.kind === 'one' && {
      observers: analysed.observers.filter(({ id }) => id === observers.observerId),
    }),
    ...(side !== 'mean' && { sides: [side] }),
  };
}

/** The choice with the observer named whose values are shown, where it is one although nobody chose so. */
export function shownChoice<Choice extends Pick<PanelChoice, 'observers'>>(
  choice: Choice,
  protocol: Protocol,
): Choice {
  const [only, ...others] = protocolOfAnalysed(protocol).observers;
  const isOne = only !== undefined && others.length === 0 && protocol.observers.length > 1;
  return isOne ? { ...choice, observers: { kind: 'one', observerId: only.id } } : choice;
}

const ofFirst = new WeakMap<Protocol, Protocol>();

/**
 * The protocol with the observers whose values are analysed: all, where all read everything; the first alone, where the
 * others read a part. The others' readings then serve agreement only. Averages and single readings are never mixed.
 * Rules: *Second readings of a subset*. The same object again for the same protocol.
 */
export function protocolOfAnalysed(protocol: Protocol): Protocol {
  if (protocol.assignment.kind === 'all' || protocol.observers.length < 2) return protocol;
  const known = ofFirst.get(protocol) ?? { ...protocol, observers: protocol.observers.slice(0, 1) };
  ofFirst.set(protocol, known);
  return known;
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

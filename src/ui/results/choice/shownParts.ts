import type { PanelAnalyses } from '../../../analysis/panelAnalyses';
import { type Quantity, quantities } from '../../../analysis/quantity';
import { type Structure, structureKey, structuresOf } from '../../../analysis/structure';
import type { MeasuredQuantity } from '../../../analysis/studyMeasure';
import type { StudyResults } from '../../../analysis/studyResults';
import type { Protocol } from '../../../domain/study/protocol';
import type { ReadyResults } from '../../../state/resultsState';

/** Which structures (by key) and quantities the tables show. */
export interface ShownParts {
  readonly structures: readonly string[];
  readonly quantities: readonly Quantity[];
}

/** The parts that a kept text names, one a line; all of them where it names none that the protocol has. */
export function shownPartsOf(
  kept: { readonly structures: string | undefined; readonly quantities: string | undefined },
  protocol: Protocol,
): ShownParts {
  return {
    structures: named(structuresOf(protocol).map(structureKey), kept.structures),
    quantities: named(quantities, kept.quantities),
  };
}

function named<T extends string>(all: readonly T[], kept: string | undefined): readonly T[] {
  const names = new Set(kept?.split('\n'));
  const shown = all.filter((one) => names.has(one));
  return shown.length === 0 ? all : shown;
}

/** Results with the lines that are shown and no others; nothing is computed anew. */
export function withShownParts(ready: ReadyResults, shown: ShownParts): ReadyResults {
  const hasStructure = (one: Structure): boolean => shown.structures.includes(structureKey(one));
  const hasQuantity = (quantity: MeasuredQuantity): boolean =>
    !quantities.some((one) => one === quantity) || shown.quantities.some((one) => one === quantity);
  const isShown = (one: Structure & { readonly quantity: MeasuredQuantity }): boolean =>
    hasStructure(one) && hasQuantity(one.quantity);
  const ofMeasure = ({ measure }: { readonly measure: Parameters<typeof isShown>[0] }) => isShown(measure);
  return {
    ...ready,
    results: shownResults(ready.results, hasStructure, isShown),
    analyses: shownAnalyses(ready, hasStructure, isShown, ofMeasure),
  };
}

type IsShown = (one: Structure & { readonly quantity: MeasuredQuantity }) => boolean;

function shownResults(
  results: StudyResults,
  hasStructure: (one: Structure) => boolean,
  isShown: IsShown,
): StudyResults {
  return {
    ...results,
    tableTwo: results.tableTwo.filter(isShown),
    normalised: results.normalised.filter(hasStructure),
    fat: results.fat.filter(hasStructure),
    correlations: results.correlations.filter(hasStructure),
  };
}

function shownAnalyses(
  { analyses, results }: ReadyResults,
  hasStructure: (one: Structure) => boolean,
  isShown: IsShown,
  ofMeasure: (one: PanelAnalyses['rocs'][number] | PanelAnalyses['paired'][number]) => boolean,
): PanelAnalyses {
  // The primary tests stand in the order of Table 2, so that they go with its lines.
  const primaryOf = (tests: PanelAnalyses['primary']['as-the-study']) =>
    tests.filter((_, index) => {
      const row = results.tableTwo[index];
      return row !== undefined && isShown(row);
    });
  return {
    ...analyses,
    paired: analyses.paired.filter(ofMeasure),
    adjusted: analyses.adjusted.filter(({ measure }) => isShown(measure)),
    models: analyses.models.filter(({ variables }) =>
      variables.every((one) => one.kind !== 'measure' || hasStructure(one.measure)),
    ),
    rocs: analyses.rocs.filter(ofMeasure),
    strata: {
      ...analyses.strata,
      strata: analyses.strata.strata.map((one) => ({ ...one, rows: one.rows.filter(isShown) })),
    },
    correlations: analyses.correlations.filter(({ x }) => x.kind !== 'measure' || hasStructure(x.measure)),
    primary: {
      'as-the-study': primaryOf(analyses.primary['as-the-study']),
      'fixed-in-advance': primaryOf(analyses.primary['fixed-in-advance']),
    },
  };
}

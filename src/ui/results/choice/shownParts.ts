import type { FurtherRow } from '../../../analysis/furtherRows';
import { measuredQuantities, quantityKey } from '../../../analysis/measuredQuantities';
import type { PanelAnalyses } from '../../../analysis/panelAnalyses';
import { type Structure, structureKey, structuresOf } from '../../../analysis/structure';
import type { MeasuredQuantity, StudyMeasure } from '../../../analysis/studyMeasure';
import type { StudyResults } from '../../../analysis/studyResults';
import type { Protocol } from '../../../domain/study/protocol';
import type { ReadyResults } from '../../../state/resultsState';

/** Which structures and quantities the tables show, by key. */
export interface ShownParts {
  readonly structures: readonly string[];
  readonly quantities: readonly string[];
}

/** The parts that a kept text names, one a line; all of them where it names none that the protocol has. */
export function shownPartsOf(
  kept: { readonly structures: string | undefined; readonly quantities: string | undefined },
  protocol: Protocol,
): ShownParts {
  return {
    structures: named(structuresOf(protocol).map(structureKey), kept.structures),
    quantities: named(measuredQuantities(protocol).map(quantityKey), kept.quantities),
  };
}

function named(all: readonly string[], kept: string | undefined): readonly string[] {
  const names = new Set(kept?.split('\n'));
  const shown = all.filter((one) => names.has(one));
  return shown.length === 0 ? all : shown;
}

/**
 * Results with the lines that are shown and no others; nothing is computed anew. A table that has none of the quantities
 * that are shown keeps all of its own: Table 2 has no fat.
 */
export function withShownParts(ready: ReadyResults, shown: ShownParts): ReadyResults {
  const hasStructure = (one: Structure): boolean => shown.structures.includes(structureKey(one));
  const hasQuantity = (quantity: MeasuredQuantity): boolean =>
    shown.quantities.includes(quantityKey(quantity));
  const isShown: IsShown = (one) => hasStructure(one) && hasQuantity(one.quantity);
  const { tableTwo } = ready.results;
  const isInTableTwo: IsShown = tableTwo.some(({ quantity }) => hasQuantity(quantity))
    ? isShown
    : hasStructure;
  return {
    ...ready,
    results: shownResults(ready.results, { hasStructure, hasQuantity, isInTableTwo }),
    analyses: shownAnalyses(ready, { hasStructure, isShown, isInTableTwo }),
  };
}

type IsShown = (one: Structure & { readonly quantity: MeasuredQuantity }) => boolean;

interface Shown {
  readonly hasStructure: (one: Structure) => boolean;
  readonly hasQuantity: (quantity: MeasuredQuantity) => boolean;
  readonly isShown: IsShown;
  /** Of Table 2, and of the strata, which repeat its lines. */
  readonly isInTableTwo: IsShown;
}

function shownResults(
  results: StudyResults,
  { hasStructure, hasQuantity, isInTableTwo }: Pick<Shown, 'hasStructure' | 'hasQuantity' | 'isInTableTwo'>,
): StudyResults {
  const furtherShown = (rows: readonly FurtherRow[]): readonly FurtherRow[] => {
    const own = rows.filter(({ measure }) => hasQuantity(quantityOf(measure)));
    return (own.length > 0 ? own : rows).filter(hasStructure);
  };
  return {
    ...results,
    tableTwo: results.tableTwo.filter(isInTableTwo),
    normalised: furtherShown(results.normalised),
    fat: furtherShown(results.fat),
    correlations: results.correlations.filter(hasStructure),
  };
}

function quantityOf(measure: FurtherRow['measure']): MeasuredQuantity {
  return measure.kind === 'fat' ? measure.quantity : { normalisedBy: measure.tissue };
}

function shownAnalyses(
  { analyses, results }: ReadyResults,
  { hasStructure, isShown, isInTableTwo }: Pick<Shown, 'hasStructure' | 'isShown' | 'isInTableTwo'>,
): PanelAnalyses {
  // The primary tests stand in the order of Table 2, so that they go with its lines.
  const primaryOf = (tests: PanelAnalyses['primary']['as-the-study']) =>
    tests.filter((_, index) => {
      const row = results.tableTwo[index];
      return row !== undefined && isInTableTwo(row);
    });
  const ofMeasure = <T extends { readonly measure: StudyMeasure }>(rows: readonly T[]): readonly T[] =>
    rows.filter(({ measure }) => isShown(measure));
  return {
    ...analyses,
    paired: ofMeasure(analyses.paired),
    adjusted: ofMeasure(analyses.adjusted),
    models: analyses.models.filter(({ variables }) =>
      variables.every((one) => one.kind !== 'measure' || hasStructure(one.measure)),
    ),
    rocs: ofMeasure(analyses.rocs),
    strata: {
      ...analyses.strata,
      strata: analyses.strata.strata.map((one) => ({ ...one, rows: one.rows.filter(isInTableTwo) })),
    },
    correlations: analyses.correlations.filter(({ x }) => x.kind !== 'measure' || hasStructure(x.measure)),
    primary: {
      'as-the-study': primaryOf(analyses.primary['as-the-study']),
      'fixed-in-advance': primaryOf(analyses.primary['fixed-in-advance']),
    },
  };
}

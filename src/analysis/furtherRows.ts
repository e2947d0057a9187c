import type { ReferenceTissue } from '../domain/reading/referenceTissue';
import type { Protocol } from '../domain/study/protocol';
import { normalisingTissues } from '../domain/study/targets';
import { ancovaOfTwo, type ComparedLine, comparedLine, type GroupsCompared } from './comparedLine';
import { type FatQuantity, fatQuantities } from './fatValues';
import type { ByGroup } from './grouping';
import { type Phase, phases } from './quantity';
import { type Structure, structuresOf } from './structure';
import { structureOf } from './structureOf';
import type { StructureValues } from './structureValues';
import type { AnalysedSubject } from './studyFlow';
import { lineValues, type SubjectValue } from './tableTwo';

/** What is compared beyond Table 2. */
export type FurtherMeasure =
  | { readonly kind: 'normalised-si'; readonly tissue: ReferenceTissue }
  | { readonly kind: 'fat'; readonly quantity: FatQuantity };

/** A time point, the percent change, or the change of a share in percentage points. */
export type FurtherPhase = Phase | 'changePoints';

/** One line of the tables of normalised signal and of fat. */
export interface FurtherRow extends Structure, ComparedLine {
  readonly measure: FurtherMeasure;
  readonly phase: FurtherPhase;
  readonly values: ByGroup<readonly SubjectValue[]>;
}

/** Normalised SI by every reference of the protocol, compared between the groups; empty where there is none. */
export function normalisedRows(
  analysed: readonly AnalysedSubject[],
  protocol: Protocol,
  compared: GroupsCompared,
): readonly FurtherRow[] {
  const measures = normalisingTissues(protocol).map((tissue) => ({ kind: 'normalised-si', tissue }) as const);
  return rowsOf(analysed, protocol, compared, measures);
}

/** Fat %, functional CSA and fat area, compared between the groups; empty where the protocol asks for no fat. */
export function fatRows(
  analysed: readonly AnalysedSubject[],
  protocol: Protocol,
  compared: GroupsCompared,
): readonly FurtherRow[] {
  if (protocol.fatMethod.kind === 'none') return [];
  const measures = fatQuantities.map((quantity) => ({ kind: 'fat', quantity }) as const);
  return rowsOf(analysed, protocol, compared, measures);
}

/** A structure's value of a measure at a time point or as change; undefined where it is missing. */
export function furtherValue(
  { normalised, fat }: StructureValues,
  measure: FurtherMeasure,
  phase: FurtherPhase,
): number | undefined {
  if (measure.kind === 'normalised-si') {
    const own = normalised.find(({ tissue }) => tissue === measure.tissue);
    if (phase === 'changePoints') return undefined;
    return phase === 'changePercent' ? own?.changePercent : own?.ratio[phase];
  }
  switch (phase) {
    case 'preop':
    case 'followUp':
      return fat?.average[phase][measure.quantity];
    case 'changePoints':
      return measure.quantity === 'fatPercent' ? fat?.change.fatPercentPoints : undefined;
    case 'changePercent':
      return {
        fatPercent: undefined,
        leanAreaMm2: fat?.change.leanAreaPercent,
        fatAreaMm2: fat?.change.fatAreaPercent,
      }[measure.quantity];
  }
}

function phasesOf(measure: FurtherMeasure): readonly FurtherPhase[] {
  const isShare = measure.kind === 'fat' && measure.quantity === 'fatPercent';
  return isShare ? ['preop', 'followUp', 'changePoints'] : phases;
}

function rowsOf(
  analysed: readonly AnalysedSubject[],
  protocol: Protocol,
  compared: GroupsCompared,
  measures: readonly FurtherMeasure[],
): readonly FurtherRow[] {
  const { groups } = compared;
  return structuresOf(protocol).flatMap((structure) =>
    measures.flatMap((measure) => {
      const quantity = measure.kind === 'fat' ? measure.quantity : { normalisedBy: measure.tissue };
      const ancova = ancovaOfTwo(analysed, { ...structure, side: 'mean', quantity }, groups);
      return phasesOf(measure).map((phase): FurtherRow => {
        const { values, lists } = lineValues(analysed, compared, (entry) => {
          const one = structureOf(entry, structure);
          return one && furtherValue(one, measure, phase);
        });
        const line = comparedLine(lists, compared, phase === 'followUp' ? ancova : undefined);
        return { ...structure, measure, phase, values, ...line };
      });
    }),
  );
}

import { type Phase, phases, type Quantity, quantities } from './quantity';
import { type Structure, structureKey } from './structure';
import { structureOf } from './structureOf';
import type { AnalysedSubject } from './studyFlow';
import { partOf, valuesAt } from './subjectParts';

/** A structure's values of Table 2 over all subjects, in their order; NaN where a subject has none. */
export type StructureColumns = Readonly<Record<Phase, Readonly<Record<Quantity, readonly number[]>>>>;

const known = new WeakMap<readonly AnalysedSubject[], Map<string, StructureColumns>>();

/** Read in one walk, once for all tables and models of the same subjects: the list of them is made anew with the data, never changed. */
export function structureColumns(
  analysed: readonly AnalysedSubject[],
  structure: Structure,
): StructureColumns {
  const own = known.get(analysed) ?? new Map<string, StructureColumns>();
  known.set(analysed, own);
  const key = structureKey(structure);
  const columns = own.get(key) ?? columnsOfPart(analysed, structure) ?? readColumns(analysed, structure);
  own.set(key, columns);
  return columns;
}

function columnsOfPart(
  analysed: readonly AnalysedSubject[],
  structure: Structure,
): StructureColumns | undefined {
  const part = partOf(analysed);
  if (!part) return undefined;
  const all = structureColumns(part.whole, structure);
  const ofPhase = ({ csaMm2, si, csaPerSi }: StructureColumns[Phase]) => ({
    csaMm2: valuesAt(csaMm2, part.places),
    si: valuesAt(si, part.places),
    csaPerSi: valuesAt(csaPerSi, part.places),
  });
  return {
    preop: ofPhase(all.preop),
    followUp: ofPhase(all.followUp),
    changePercent: ofPhase(all.changePercent),
  };
}

function readColumns(analysed: readonly AnalysedSubject[], structure: Structure): StructureColumns {
  const columns = {
    preop: emptyLists(),
    followUp: emptyLists(),
    changePercent: emptyLists(),
  };
  for (const entry of analysed) {
    const values = structureOf(entry, structure);
    for (const phase of phases) {
      const measures = phase === 'changePercent' ? values?.changePercent : values?.average[phase];
      for (const quantity of quantities) columns[phase][quantity].push(measures?.[quantity] ?? Number.NaN);
    }
  }
  return columns;
}

function emptyLists(): Record<Quantity, number[]> {
  return { csaMm2: [], si: [], csaPerSi: [] };
}

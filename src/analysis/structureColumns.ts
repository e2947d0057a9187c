import { changedPlaces } from './changedPlaces';
import { type People, peopleOf } from './groupColumns';
import { type Phase, phases, type Quantity, quantities } from './quantity';
import { type Structure, structureKey } from './structure';
import { structureOf } from './structureOf';
import type { AnalysedSubject } from './studyFlow';
import { partOf, valuesAt } from './subjectParts';

/** A structure's values of Table 2 over all subjects, in their order; NaN where a subject has none. */
export type StructureColumns = Readonly<Record<Phase, Readonly<Record<Quantity, readonly number[]>>>>;

interface Known {
  readonly analysed: readonly AnalysedSubject[];
  readonly columns: StructureColumns;
}

const known = new WeakMap<People, Map<string, Known>>();

/**
 * Read in one walk, once for all tables and models of the same subjects: the list of them is made anew with the data, never
 * changed. With other values of a few of the same people only the columns that these are in are other ones.
 */
export function structureColumns(
  analysed: readonly AnalysedSubject[],
  structure: Structure,
): StructureColumns {
  const people = peopleOf(analysed);
  const own = known.get(people) ?? new Map<string, Known>();
  known.set(people, own);
  const key = structureKey(structure);
  const before = own.get(key);
  if (before?.analysed === analysed) return before.columns;
  const changed = before && changedPlaces(before.analysed, analysed);
  const columns =
    before && changed
      ? withOthers(before.columns, analysed, structure, changed)
      : (columnsOfPart(analysed, structure) ?? readColumns(analysed, structure));
  own.set(key, { analysed, columns });
  return columns;
}

function withOthers(
  columns: StructureColumns,
  analysed: readonly AnalysedSubject[],
  structure: Structure,
  changed: readonly number[],
): StructureColumns {
  const others = readColumns(
    changed.flatMap((at) => analysed[at] ?? []),
    structure,
  );
  const column = (phase: Phase, quantity: Quantity): readonly number[] => {
    const before = columns[phase][quantity];
    const own = others[phase][quantity];
    if (changed.every((at, index) => Object.is(before[at], own[index]))) return before;
    const now = before.slice();
    for (const [index, at] of changed.entries()) now[at] = own[index] ?? Number.NaN;
    return now;
  };
  const ofPhase = (phase: Phase) => ({
    csaMm2: column(phase, 'csaMm2'),
    si: column(phase, 'si'),
    csaPerSi: column(phase, 'csaPerSi'),
  });
  return { preop: ofPhase('preop'), followUp: ofPhase('followUp'), changePercent: ofPhase('changePercent') };
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

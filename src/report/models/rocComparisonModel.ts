import { type ComparedRocs, compareRocs } from '../../analysis/compareRocs';
import type { PanelAnalyses } from '../../analysis/panelAnalyses';
import type { RefractureRoc } from '../../analysis/refractureRoc';
import type { StudyResults } from '../../analysis/studyResults';
import type { Protocol } from '../../domain/study/protocol';
import { countHow } from '../how/countHow';
import { rocComparisonHow } from '../how/rocComparisonHow';
import { withHow } from '../how/withHow';
import type { PrintSettings } from '../printSettings';
import { resultNotes } from '../resultNotes';
import { pText, roundedText, signedText } from '../rounding';
import { type NamedTest, severalTestsNote } from '../severalTestsNote';
import { notApplicable, type TableColumn, type TableModel, type TableRow, textCell } from '../tableModel';
import { droppedNotes } from './droppedNotes';
import { estimateCell, reasonCells } from './estimateCells';
import { measureAtText, variableText } from './measureText';
import { rocRowId } from './rocTableModel';
import { whyNot } from './whyNot';

/** Every two curves of the same kind held against each other by DeLong's test. */
export function rocComparisonModel(
  results: StudyResults,
  { rocs }: Pick<PanelAnalyses, 'rocs'>,
  chosen: RefractureRoc,
  settings: PrintSettings,
): TableModel {
  const { flow, protocol } = results;
  const others = rocs.filter((roc) => roc !== chosen && roc.phase === chosen.phase);
  const compared = others.map((roc) => compareRocs(flow.analysed, chosen, roc));
  const name = measureAtText(chosen.measure, chosen.phase, protocol);
  const table: TableModel = {
    id: 'roc-comparison',
    title: 'Comparison of areas',
    caption: `${name} against the others, by DeLong’s test`,
    labelHeading: 'Against',
    columns: comparisonColumns,
    rows: compared.map((one) => comparisonLine(one, protocol, settings)),
    footnotes: [
      { text: `Difference of areas: ${name} minus the other, of the subjects that have both.` },
      ...[
        ...resultNotes(results),
        ...severalTestsNote(testsOf(compared, protocol), protocol.alpha, settings),
        ...droppedNotes(compared, protocol),
      ].map((text) => ({ text })),
    ],
  };
  const rowOf = new Map(compared.map((one) => [againstId(one), one]));
  return withHow(table, (rowId, columnId) => {
    const one = rowOf.get(rowId);
    const how = one && rocComparisonHow(one, results, (variable) => variableText(variable, protocol));
    return columnId === 'n' ? countHow(how, one?.nUsed ?? 0, 'length(g)') : how;
  });
}

function testsOf(compared: readonly ComparedRocs[], protocol: Protocol): readonly NamedTest[] {
  return compared.map(({ second, comparison }) => ({
    label: measureAtText(second.measure, second.phase, protocol),
    p: comparison.ok ? (comparison.value.p ?? undefined) : undefined,
  }));
}

function againstId({ second }: ComparedRocs): string {
  return `against|${rocRowId(second)}`;
}

const comparisonColumns: readonly TableColumn[] = [
  { id: 'difference', label: 'Difference', sublabel: '95 % CI', align: 'end', isBounded: 'other' },
  { id: 'n', label: 'n', align: 'end' },
  { id: 'z', label: 'Z', align: 'end' },
  { id: 'p', label: 'P', align: 'end', isBounded: 'p' },
];

function comparisonLine(one: ComparedRocs, protocol: Protocol, settings: PrintSettings): TableRow {
  const { measure, phase } = one.second;
  const label = measureAtText(measure, phase, protocol);
  const line = { kind: 'line', id: againstId(one), label, indent: 0 } as const;
  if (!one.comparison.ok) {
    const reason = whyNot(one.comparison.error, one);
    return { ...line, cells: reasonCells(reason, comparisonColumns.length) };
  }
  const { difference, interval, z, p } = one.comparison.value;
  const number = (value: number) => roundedText(value, settings.statisticDecimals);
  const none = { text: notApplicable, note: 'The difference has no variance.' };
  return {
    ...line,
    cells: [
      interval && z !== null
        ? estimateCell(difference, interval, settings.statisticDecimals)
        : textCell(signedText(difference, settings.statisticDecimals)),
      textCell(String(one.nUsed)),
      z === null ? none : textCell(number(z)),
      p === null ? none : textCell(pText(p, { alpha: protocol.alpha, decimals: settings.pDecimals })),
    ],
  };
}

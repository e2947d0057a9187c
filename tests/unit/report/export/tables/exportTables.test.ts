import { describe, expect, it } from 'vitest';
import type { CaseFacts } from '../../../../../src/domain/agreement/caseFacts';
import { subjectId } from '../../../../../src/domain/ids';
import { targetKey } from '../../../../../src/domain/reading/roi';
import { agreementTableModel } from '../../../../../src/report/agreementTableModel';
import { defaultExportSettings } from '../../../../../src/report/export/exportSettings';
import {
  exportTable,
  exportTableList,
  exportTables,
} from '../../../../../src/report/export/tables/exportTables';
import { defaultPrintSettings } from '../../../../../src/report/printSettings';
import type { TableModel } from '../../../../../src/report/tableModel';
import { exportFactsOfData } from '../../../../support/exportContent';
import { exportedFacts } from '../../../../support/exportedFacts';
import { makeStudy } from '../../../../support/fixtureStudy';
import { makeTarget } from '../../../../support/studyFixtures';

function caseOf(code: string, pair: CaseFacts['pair'], changed: Partial<CaseFacts> = {}): CaseFacts {
  const target = makeTarget('preop', 'right');
  return {
    subjectId: subjectId(`id-${code}`),
    code,
    isTraining: false,
    target,
    targetKey: targetKey(target),
    pair,
    csaMm2: [1000, 1000],
    si: [400, 400],
    images: [undefined, undefined],
    ...changed,
  };
}

const overlap = (dice: number): CaseFacts['pair'] => ({
  kind: 'same-slice',
  dice,
  meanMm: 1,
  percentile95Mm: 2,
});

function cellsIn(model: TableModel | undefined, rowId: string, ...columnIds: readonly string[]) {
  const row = model?.rows.find(({ id }) => id === rowId);
  if (row?.kind !== 'line') return undefined;
  return columnIds.map((id) => row.cells[model?.columns.findIndex((column) => column.id === id) ?? -1]?.text);
}

describe('the agreement table that leaves', () => {
  const study = makeStudy();
  const facts = exportedFacts(study, {}, [
    caseOf('R1', overlap(0.8)),
    caseOf('R2', overlap(0.9)),
    caseOf('R3', { kind: 'other-slice' }),
    // Neither of these is a subject of the line.
    caseOf('R4', overlap(0.1), { isTraining: true }),
    caseOf('unknown', overlap(0.1)),
    caseOf('N1', overlap(0.75), { target: makeTarget('followUp', 'left') }),
  ]);
  const { agreement } = exportTables(facts, defaultExportSettings);
  const row = (rest: string) => `fractured-level|mf-es|${rest}`;

  it('has Dice of each side and time point with how many pairs of outlines: mean and SD by hand', () => {
    // (0.8 + 0.9) / 2; SD = 0.1 / √2 = 0.0707.
    expect(cellsIn(agreement, row('right|csaMm2|preop'), 'dice', 'outlines')).toEqual(['0.850 ± 0.071', '2']);
    expect(cellsIn(agreement, row('left|csaMm2|followUp'), 'dice', 'outlines')).toEqual(['0.750', '1']);
    expect(cellsIn(agreement, row('left|csaMm2|preop'), 'dice', 'outlines')).toEqual(['–', '0']);
    expect(cellsIn(agreement, row('mean|csaMm2|preop'), 'dice', 'outlines')).toEqual(['', '']);
    expect(cellsIn(agreement, row('right|si|preop'), 'dice', 'outlines')).toEqual(['', '']);
    expect(cellsIn(agreement, row('right|csaMm2|changePercent'), 'dice', 'outlines')).toEqual(['', '']);
  });

  it('counts as many pairs as the line has subjects on the same slice, where outlines are compared', () => {
    const whole = exportTables(exportFactsOfData(study), defaultExportSettings).agreement;
    for (const id of ['right|csaMm2|preop', 'left|csaMm2|followUp']) {
      const [outlines, slice] = cellsIn(whole, row(id), 'outlines', 'slice') ?? [];
      expect(outlines).toBe(slice);
    }
  });

  it('is the screen’s besides', () => {
    const screen = agreementTableModel(facts.results, {
      settings: defaultPrintSettings,
      phases: ['preop', 'followUp', 'changePercent'],
    });
    const texts = (model: TableModel | undefined) =>
      model?.rows.map((one) =>
        one.kind === 'line' ? one.cells.slice(0, 12).map(({ text }) => text) : one.label,
      );
    expect(texts(agreement)).toEqual(texts(screen.ok ? screen.value : undefined));
  });

  it('is not there for one observer, and says why', () => {
    const { protocol } = study.project;
    const [first] = protocol.observers;
    const one = {
      ...study,
      project: { ...study.project, protocol: { ...protocol, observers: first ? [first] : [] } },
    };
    const alone = exportFactsOfData(one);
    const made = exportTables(alone, defaultExportSettings);
    expect([made.agreement, made.whyNoAgreement]).toEqual([undefined, 'There is one observer only.']);
    expect(exportTableList(alone).find(({ id }) => id === 'agreement')?.whyNot).toBe(
      'There is one observer only.',
    );
  });
});

describe('the tables that leave', () => {
  const facts = exportFactsOfData(makeStudy());

  it('are those of the list, each with the id of its place in it', () => {
    const list = exportTableList(facts);
    expect(list.filter(({ isMain }) => isMain).map(({ id }) => id)).toEqual([
      'table-1',
      'table-2',
      'agreement',
    ]);
    const { tableOne, tableTwo, tableTwoByRegion, agreement, further } = exportTables(
      facts,
      defaultExportSettings,
    );
    const made = [tableOne, tableTwo, tableTwoByRegion, agreement, ...further].flatMap(
      (table) => table?.id ?? [],
    );
    expect(made).toEqual(list.map(({ id }) => id));
    for (const { id } of list) expect(exportTable(facts, defaultExportSettings, id).id).toBe(id);
  });

  it('cross from a worker: they hold no functions', () => {
    for (const { id } of exportTableList(facts)) {
      const table = exportTable(facts, defaultExportSettings, id);
      expect(structuredClone(table)).toEqual(table);
    }
  });

  it('have no regions where the groups are made of them', () => {
    const byRegion = exportedFacts(makeStudy(), { grouping: { kind: 'region' } });
    expect(exportTableList(byRegion).map(({ id }) => id)).not.toContain('table-2-by-region');
  });
});

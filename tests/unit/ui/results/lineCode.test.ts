import { describe, expect, it } from 'vitest';
import type { How } from '../../../../src/report/how/how';
import type { TableModel } from '../../../../src/report/tableModel';
import { lineCode } from '../../../../src/ui/results/lineCode';

const how = (rCall: string): How => ({
  title: '',
  method: '',
  formula: '',
  source: '',
  used: '',
  result: '',
  rCall,
});

function tableOf(columns: readonly string[], asked: Readonly<Record<string, string>>): TableModel {
  return {
    id: 'model',
    title: '',
    caption: '',
    labelHeading: '',
    columns: columns.map((id) => ({ id, label: id, align: 'end' })),
    rows: [
      {
        kind: 'line',
        id: 'line',
        label: '',
        indent: 0,
        cells: columns.map((id) => {
          const call = asked[id];
          return call === undefined ? { text: id } : { text: id, how: how(call) };
        }),
      },
    ],
    footnotes: [],
  };
}

describe('the R code of a line', () => {
  it('is that of its P', () => {
    expect(lineCode(tableOf(['mean', 'n', 'p'], { mean: 'a', n: 'b', p: 'c' }), 'line')).toBe('c');
  });

  it('is that of its first number where it has no P, and never of its count', () => {
    expect(lineCode(tableOf(['n', 'auc'], { n: 'b', auc: 'a' }), 'line')).toBe('a');
    expect(lineCode(tableOf(['n', 'auc'], { n: 'b' }), 'line')).toBeUndefined();
  });

  it('is not there for no line', () => {
    expect(lineCode(tableOf(['p'], { p: 'c' }), undefined)).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import type { PanelChoice } from '../../../../src/analysis/panelChoice';
import type { StudyData } from '../../../../src/analysis/studyResults';
import { defaultExportSettings } from '../../../../src/report/export/exportSettings';
import { expectedCells } from '../../../../src/report/kit/expectedCells';
import { exportedFacts } from '../../../support/exportedFacts';
import { regionalStudy, scatteredStudy, smallStudy } from '../../../support/kitStudies';

/** The recomputed notes of the tables, as "table column: numbers". */
function notes(study: StudyData, choice: Partial<PanelChoice> = {}): readonly string[] {
  return expectedCells(exportedFacts(study, choice), defaultExportSettings)
    .rows.filter((row) => row[1] === '(notes)')
    .map((row) => `${row[0]} ${row[2]}: ${row[5]}`);
}

/* That R finds the same numbers is proven in tests/reference/kitInR.test.ts; here, that they are asked for. */
describe('the numbers in footnotes that the kit recomputes', () => {
  it('are how many tests there are: nine lines of Table 2', () => {
    expect(notes(scatteredStudy())).toContain('table-2 (tests): 9');
  });

  it('are exact P on the other side of alpha, of few subjects', () => {
    expect(notes(smallStudy()).join('\n')).toMatch(/\(exact\): [=<] 0\.\d+/);
  });

  it('are small expected counts and P of groups that differ, of several groups', () => {
    const found = notes(regionalStudy(), { grouping: { kind: 'region' } }).join('\n');
    expect(found).toMatch(/table-1 \(expected\): \d+ of \d+/);
    expect(found).toMatch(/table-2 \(pairs\): [=<] 0\.\d+; [=<] 0\.\d+/);
  });

  it('are none of the agreement table', () => {
    expect(notes(scatteredStudy()).filter((one) => one.startsWith('agreement'))).toEqual([]);
  });
});

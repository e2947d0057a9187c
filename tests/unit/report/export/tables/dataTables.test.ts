import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { type DataTable, dataTableCsv } from '../../../../../src/report/export/dataTable';
import type { ExportFacts } from '../../../../../src/report/export/exportFacts';
import { defaultExportSettings, type ExportSettings } from '../../../../../src/report/export/exportSettings';
import { casesTable } from '../../../../../src/report/export/tables/casesTable';
import { dictionaryTable } from '../../../../../src/report/export/tables/dictionaryTable';
import { roiTable } from '../../../../../src/report/export/tables/roiTable';
import { settlementsTable } from '../../../../../src/report/export/tables/settlementsTable';
import { subjectTable } from '../../../../../src/report/export/tables/subjectTable';
import { roiCsv } from '../../../../../src/report/roiCsv';
import { subjectCsv } from '../../../../../src/report/subjectCsv';
import { exportFactsOfData } from '../../../../support/exportContent';
import { tellingStudy } from '../../../../support/tellingStudy';

const told = {
  title: 'Study',
  code: 'T-001',
  note: 'SECRET note',
  exclusionReason: 'SECRET exclusion',
  finalScanReason: 'SECRET scan',
  cannotNote: 'SECRET cannot',
  settlementReason: 'SECRET decision',
  covariateName: 'Cement',
  unit: 'mL',
  category: 'yes',
  muscle: 'Multifidus',
};
const facts = exportFactsOfData(tellingStudy(told));
const everything: ExportSettings = {
  ...defaultExportSettings,
  hasDates: true,
  hasAgesOver89: true,
  hasImageUids: true,
  hasNotes: true,
};
const makers = { subjectTable, roiTable, casesTable, settlementsTable, dictionaryTable };

function tablesOf(of: ExportFacts, settings: ExportSettings): readonly DataTable[] {
  return Object.values(makers).map((make) => make(of, settings));
}

function textOf(tables: readonly DataTable[]): string {
  return tables.map((table) => dataTableCsv(table, { hasByteOrderMark: false })).join('\n');
}

function valuesOf({ columns, rows }: DataTable, name: string) {
  const at = columns.findIndex((column) => column.name === name);
  expect(at, name).toBeGreaterThanOrEqual(0);
  return rows.map((row) => row[at]);
}

const date = /\d{4}-\d{2}-\d{2}/;
const uid = /\b1\.2\./;

describe('data tables of a study where everything is set to de-identified', () => {
  const text = textOf(tablesOf(facts, defaultExportSettings));

  it('hold no calendar date, no UID of an image and no free note', () => {
    expect(text).not.toMatch(date);
    expect(text).not.toMatch(uid);
    expect(text).not.toContain('SECRET');
    // The same tables with everything have all of it, so the study could have told.
    const full = textOf(tablesOf(facts, everything));
    expect(full).toMatch(date);
    expect(full).toMatch(uid);
    for (const kind of ['note', 'exclusion', 'scan', 'cannot', 'decision'])
      expect(full).toContain(`SECRET ${kind}`);
  });

  it('write ages above 89 as 90, also numbers in years that the study added', () => {
    const table = subjectTable(facts, defaultExportSettings);
    expect(valuesOf(table, 'age_years').filter((age) => Number(age) > 89)).toEqual([90]);
    expect(new Set(valuesOf(table, 'cov_age_of_the_fracture_years'))).toEqual(new Set([90]));
    const full = subjectTable(facts, everything);
    expect(valuesOf(full, 'age_years')).toContain(97);
    expect(new Set(valuesOf(full, 'cov_age_of_the_fracture_years'))).toEqual(new Set([95]));
  });

  it('have days from surgery in the place of dates', () => {
    const table = subjectTable(facts, defaultExportSettings);
    // 10 January to 1 February 2020, to 4 March 2021 (366 + 54 − 1), to 1 September 2020.
    expect(new Set(valuesOf(table, 'cov_discharge_days_from_surgery'))).toEqual(new Set([22]));
    expect(valuesOf(table, 'second_surgery_days_from_surgery')).toContain(419);
    expect(valuesOf(table, 'refracture_days_from_surgery')).toContain('235');
    expect(new Set(valuesOf(table, 'follow_up_days'))).toContain(241);
  });

  it('say in the dictionary what was left out, and with everything nothing', () => {
    const meaningOf = (settings: ExportSettings, file: string, name: string) =>
      dictionaryTable(facts, settings).rows.find((row) => row[0] === file && row[1] === name)?.[3];
    expect(meaningOf(defaultExportSettings, 'subjects', 'age_years')).toBe(
      'Age of the subject. Above 89: written as 90.',
    );
    expect(meaningOf(defaultExportSettings, 'rois', 'recorded_at')).toMatch(
      /Empty: calendar dates are left out\.$/,
    );
    expect(meaningOf(defaultExportSettings, 'rois', 'sop_instance_uid')).toMatch(/identifiers of images/);
    expect(meaningOf(defaultExportSettings, 'settlements', 'reason')).toMatch(/free texts are left out\.$/);
    expect(meaningOf(everything, 'subjects', 'age_years')).toBe('Age of the subject.');
  });
});

describe('data tables', () => {
  it('are explained column by column in the dictionary, in their order', () => {
    const { rows } = dictionaryTable(facts, everything);
    for (const table of [subjectTable, roiTable, casesTable, settlementsTable].map((make) =>
      make(facts, everything),
    )) {
      const own = rows.filter((row) => row[0] === table.name);
      expect(own.map((row) => row[1])).toEqual(table.columns.map(({ name }) => name));
      expect(own.map((row) => row[2])).toEqual(table.columns.map(({ unit }) => unit));
      for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
    }
  });

  it('leave no stand-in of a date in a project that keeps none', () => {
    const removed = { ...facts, project: { ...facts.project, identity: 'removed' } } as ExportFacts;
    expect(textOf(tablesOf(removed, everything))).not.toMatch(date);
  });

  it('hold the values of the files that the Results screen saves', () => {
    const options = { hasByteOrderMark: false, hasDates: true };
    const parsed = (text: string) =>
      Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
    const saved = parsed(subjectCsv(facts.results, options));
    const table = parsed(dataTableCsv(subjectTable(facts, everything), options));
    const names = Object.keys(saved[0] ?? {}).filter((name) => !/^(original_|settled_rois)/.test(name));
    expect(names.length).toBeGreaterThan(80);
    const pick = (row: Record<string, string>) => names.map((name) => row[name]);
    expect(table.map(pick)).toEqual(saved.map(pick));
    const rois = roiCsv(facts, options);
    expect(rois.ok && rois.value).toBe(dataTableCsv(roiTable(facts, everything), options));
  });

  it('have one row for every subject, analysed or not, and say why not', () => {
    const table = subjectTable(facts, everything);
    expect(valuesOf(table, 'subject')).toEqual(
      facts.results.flow.standings.map(({ subject }) => subject.code),
    );
    expect(valuesOf(table, 'exclusion_reason')).toContain('SECRET exclusion');
  });

  it('count what is settled by another reading, and give the original values beside it', () => {
    const table = subjectTable(facts, everything);
    const at = valuesOf(table, 'subject').indexOf('R2');
    // Third reading 1001 mm² in the place of the right side's 1150: (1001 + 1250) / 2.
    expect(valuesOf(table, 'settled_rois')[at]).toBe(1);
    expect(valuesOf(table, 'original_roi_csa_preop_mm2')[at]).toBe(1200);
    expect(valuesOf(table, 'roi_csa_preop_mm2')[at]).toBe(1125.5);
  });

  it('of one observer have no cases', () => {
    expect(casesTable({ ...facts, raters: undefined }, everything).rows).toEqual([]);
  });
});

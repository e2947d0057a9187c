import { describe, expect, it } from 'vitest';
import type { CsvValue } from '../../../../src/report/csvText';
import { type DataTable, dataTableCsv } from '../../../../src/report/export/dataTable';
import { defaultExportSettings } from '../../../../src/report/export/exportSettings';
import { kitData } from '../../../../src/report/kit/kitData';
import { kitScriptR } from '../../../../src/report/kit/kitScriptR';
import { exportedFacts } from '../../../support/exportedFacts';
import { makeStudy } from '../../../support/fixtureStudy';
import { hostileStudy, scatteredStudy, trainingStudy, twoMusclesStudy } from '../../../support/kitStudies';
import { settledStudy } from '../../../support/settledStudy';

/* Expected values are those of the fixture's own table (tests/support/fixtureStudy.ts) and arithmetic on them. */

function tableOf(tables: readonly DataTable[], name: string): DataTable {
  const found = tables.find((one) => one.name === name);
  if (!found) throw new Error(`no table ${name}`);
  return found;
}

function records({ columns, rows }: DataTable): readonly Readonly<Record<string, CsvValue>>[] {
  return rows.map((row) => Object.fromEntries(columns.map(({ name }, at) => [name, row[at]])));
}

const kit = (facts = exportedFacts(makeStudy()), settings = defaultExportSettings) =>
  kitData(facts, settings);

describe('the kit’s wide file', () => {
  const wide = records(tableOf(kit(), 'subjects_wide'));
  const of = (code: string) => wide.find(({ subject }) => subject === code);

  it('has one row a subject with the values of the fixture, unrounded', () => {
    expect(wide).toHaveLength(12);
    expect(of('R1')).toMatchObject({
      standing: 'analysed',
      group: 'refractured',
      age_years: 70,
      level: 'T12',
      region: 'T11-L2',
      roi_csa_preop_mm2: 1000,
      roi_csa_follow_up_mm2: 900,
      roi_csa_change_percent: -10,
      roi_si_preop_au: 400,
      roi_si_follow_up_au: 440,
      roi_si_change_percent: 10,
      csa_per_si_preop_mm2_per_au: 2.5,
      csa_per_si_follow_up_mm2_per_au: 900 / 440,
    });
    expect(of('R1')?.['csa_per_si_change_percent']).toBeCloseTo((100 * (900 / 440 - 2.5)) / 2.5, 10);
    expect(of('N3')?.['region']).toBe('outside');
  });

  it('says who is not analysed and why in fixed words, without what a person typed', () => {
    expect(of('X4')).toMatchObject({ standing: 'excluded', why: 'excluded by the researcher' });
    expect(of('X2')).toMatchObject({ standing: 'incomplete', roi_csa_preop_mm2: undefined });
    const all = kit().map((table) => dataTableCsv(table, { hasByteOrderMark: true }));
    expect(all.join('\n')).not.toContain('another scanner');
  });

  it('writes ages above 89 as 90 and marks them, unless they are to leave', () => {
    const study = makeStudy();
    const aged = {
      ...study,
      subjects: study.subjects.map((one) =>
        one.code === 'R1' ? { ...one, covariates: { ...one.covariates, ageYears: 93 } } : one,
      ),
    };
    const rowOf = (hasAgesOver89: boolean) =>
      records(
        tableOf(kit(exportedFacts(aged), { ...defaultExportSettings, hasAgesOver89 }), 'subjects_wide'),
      ).find(({ subject }) => subject === 'R1');
    expect(rowOf(false)).toMatchObject({ age_years: 90, age_is_top_coded: true });
    expect(rowOf(true)).toMatchObject({ age_years: 93, age_is_top_coded: false });
    const cells = records(tableOf(kit(exportedFacts(aged)), 'expected_cells'));
    expect(new Set(cells.filter((one) => one['of_ages']).map(({ row }) => row))).toEqual(
      new Set(['ageYears']),
    );
  });

  it('has columns for every structure, and of covariates that the user added, none twice', () => {
    for (const study of [twoMusclesStudy(), hostileStudy()]) {
      const names = tableOf(kit(exportedFacts(study)), 'subjects_wide').columns.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
    }
    const columns = tableOf(kit(exportedFacts(twoMusclesStudy())), 'subjects_wide').columns;
    const combined = columns.find(({ name }) => name === 's3_roi_csa_preop_mm2');
    expect(combined?.meaning).toContain('All muscles combined');
  });
});

describe('the kit’s long file', () => {
  it('holds every ROI once with the values of the fixture', () => {
    const rows = records(tableOf(kit(), 'readings_long'));
    // Twelve subjects, two observers of each but X2, who has one; two sides and two time points.
    expect(rows).toHaveLength((11 * 2 + 1) * 4);
    const own = rows.filter(({ subject, time_point }) => subject === 'R2' && time_point === 'followUp');
    // Right 50 mm² below 1068 and left above, A 10 mm² below, B above.
    expect(own.map(({ side, read_by, csa_mm2, si_au }) => [side, read_by, csa_mm2, si_au])).toEqual([
      ['right', 'A', 1008, 535],
      ['left', 'A', 1108, 575],
      ['right', 'B', 1028, 545],
      ['left', 'B', 1128, 585],
    ]);
    const cut = rows.find(({ cannot_measure_reason }) => cannot_measure_reason !== undefined);
    expect(cut).toMatchObject({ subject: 'X1', weight_of_originals: 0, csa_mm2: undefined });
  });

  it('says in whose places a third reading stands, with adjudication and without', () => {
    const study = settledStudy([
      {
        code: 'R1',
        timePoint: 'preop',
        side: 'left',
        decision: 'third-reading',
        drawn: { third: [1090.5, 431] },
      },
    ]);
    const own = records(tableOf(kit(exportedFacts(study)), 'readings_long')).filter(
      (row) => row['subject'] === 'R1' && row['time_point'] === 'preop' && row['side'] === 'left',
    );
    const places = own.map((row) => [
      row['read_by'],
      row['round'],
      row['original_of'],
      row['adjudicated_of'],
    ]);
    expect(places).toEqual([
      ['A', 1, 'A', undefined],
      ['B', 1, 'B', undefined],
      ['third', 100, undefined, 'A;B'],
    ]);
    expect(own.map((row) => row['weight_with_adjudication'])).toEqual([0, 0, 2]);
  });

  it('has nothing of subjects for practice', () => {
    const tables = kit(exportedFacts(trainingStudy()));
    const texts = tables.map((table) => dataTableCsv(table, { hasByteOrderMark: false }));
    expect(texts.join('\n')).not.toContain('Z9');
  });
});

describe('the kit’s ratings', () => {
  it('are those of every observer, with the number of the slice in the place of its identifier', () => {
    const rows = records(tableOf(kit(exportedFacts(scatteredStudy())), 'agreement_ratings'));
    expect(rows).toHaveLength(36 * 2 * 4);
    const slices = new Set(rows.map(({ slice }) => slice));
    expect([...slices].sort()).toEqual([1, 2, 3, 4]);
  });

  it('are empty where the protocol has one observer', () => {
    const study = makeStudy();
    const { protocol } = study.project;
    const alone = {
      ...study,
      project: { ...study.project, protocol: { ...protocol, observers: protocol.observers.slice(0, 1) } },
    };
    expect(tableOf(kit(exportedFacts(alone)), 'agreement_ratings').rows).toEqual([]);
  });
});

describe('the kit', () => {
  it('explains every column of every file', () => {
    const tables = kit();
    const dictionary = records(tableOf(tables, 'data_dictionary'));
    for (const { name, columns } of tables.filter((one) => one.name !== 'data_dictionary')) {
      const explained = dictionary.filter(({ file }) => file === `${name}.csv`);
      expect(explained.map(({ column }) => column)).toEqual(columns.map((one) => one.name));
      expect(explained.every(({ meaning }) => String(meaning).length > 5)).toBe(true);
    }
  });

  it('is the same text for the same study, in whatever order it is given', () => {
    const study = scatteredStudy();
    const turned = {
      ...study,
      subjects: study.subjects.toReversed(),
      readings: study.readings.toReversed(),
    };
    const texts = [study, turned].map((data) => {
      const facts = exportedFacts(data);
      const files = kitData(facts, defaultExportSettings).map((one) =>
        dataTableCsv(one, { hasByteOrderMark: true }),
      );
      return [...files, kitScriptR(facts, defaultExportSettings)];
    });
    expect(texts[1]).toEqual(texts[0]);
  });

  it('holds no date, no identifier of an image and no name of an observer', () => {
    const study = hostileStudy();
    const facts = exportedFacts(study);
    const text = [
      ...kitData(facts, defaultExportSettings).map((one) => dataTableCsv(one, { hasByteOrderMark: true })),
      kitScriptR(facts, defaultExportSettings),
    ].join('\n');
    expect(text).not.toMatch(/20\d\d-\d\d-\d\d/);
    expect(text).not.toContain('1.2.3.preop');
    expect(text).not.toContain('pixels of');
    expect(text).not.toContain('patient of');
  });
});

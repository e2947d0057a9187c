import { describe, expect, it } from 'vitest';
import { cellText } from '../../../../src/domain/covariateTable/cellText';
import type { ColumnAnswers } from '../../../../src/domain/covariateTable/columnQuestions';
import { covariateColumns } from '../../../../src/domain/covariateTable/covariateColumn';
import { importOutcome, noChoices } from '../../../../src/domain/covariateTable/importOutcome';
import type { ImportRequest, ImportSubject } from '../../../../src/domain/covariateTable/importPlan';
import { matchHeaders } from '../../../../src/domain/covariateTable/matchHeaders';
import { planImport } from '../../../../src/domain/covariateTable/planImport';
import { textTable } from '../../../../src/domain/covariateTable/textTable';
import type { CustomCovariate } from '../../../../src/domain/study/customCovariate';
import type { Covariates } from '../../../../src/domain/study/subject';
import { tableFormats } from '../../../../src/io/tables/tableFormats';
import { makeWorkbook } from '../../../support/makeWorkbook';
import { day, makeSubject } from '../../../support/studyFixtures';

/*
 * Files as hospitals export them, through the program's own path: bytes, cells, heads, plan, outcome. What each is to
 * come to was written by hand beside it: every cell is the value of the truth, or refused for a reason ("!" and it),
 * or asked. Nothing may be silently wrong.
 */

const today = day('2026-11-23');

function person(
  code: string,
  covariates: Covariates = {},
  extra: Partial<ImportSubject> = {},
): ImportSubject {
  return { subject: { ...makeSubject(code), covariates }, hospitalNumbers: [], names: [], ...extra };
}

const four = ['S-001', 'S-002', 'S-003', 'S-004'].map((code) => person(code));

interface Options {
  readonly subjects?: readonly ImportSubject[];
  readonly answers?: Readonly<Record<string, ColumnAnswers>>;
  readonly definitions?: readonly CustomCovariate[];
  readonly ofSeveral?: 'first' | 'last';
}

function bytesOf(lines: readonly string[], end = '\r\n'): Uint8Array {
  return new TextEncoder().encode(lines.join(end));
}

async function imported(bytes: Uint8Array, options: Options = {}) {
  const { subjects = four, answers = {}, definitions = [], ofSeveral } = options;
  const read = await tableFormats.read(bytes, {});
  if (!read.ok) throw new Error(`not read: ${read.error.kind}`);
  const table = textTable(read.value.cells);
  const columns = covariateColumns(definitions, true);
  const targets = matchHeaders(table.headers, columns, 'kept').map(({ target }) => target);
  const request: ImportRequest = {
    table,
    targets,
    answers: Object.fromEntries(
      table.headers.flatMap((header, at) => (answers[header] ? [[at, answers[header]]] : [])),
    ),
    rowChoices: {},
    subjects,
    definitions,
    seesTelling: true,
    dates: 'dates',
    today,
    ...(ofSeveral && { ofSeveral }),
  };
  const plan = planImport(request);
  const outcome = importOutcome(plan, noChoices, today);
  const values: Record<string, Record<string, string>> = {};
  const others: string[] = [];
  for (const { row, cells } of outcome.rows) {
    if (!row.subject) {
      others.push(`${row.rowNumber} ${row.match.kind}`);
      continue;
    }
    const own: Record<string, string> = {};
    for (const { column } of plan.columns) {
      const cell = row.cells.get(column.key);
      const settled = cells.get(column.key);
      const known = columns.find(({ key }) => key === column.key) ?? column;
      if (settled?.problem) own[column.key] = `!${settled.problem.kind}`;
      else if (cell?.value && settled?.isTaken) own[column.key] = cellText(cell.value, known, 'dates');
    }
    values[row.subject.code] = own;
  }
  const asked = plan.fileColumns.flatMap(({ questions }, at) =>
    questions.map(({ kind }) => `${table.headers[at]}: ${kind}`),
  );
  const ignored = table.headers.filter((_, at) => targets[at]?.kind === 'ignore');
  return { values, others, asked, ignored, head: table.head, outcome, plan };
}

describe('a file of a hospital', () => {
  it('1 has titles above its names, a row of units below them, and totals at its end', async () => {
    const file = bytesOf([
      '某某市第一人民医院脊柱外科,,,,,',
      'OVCF 患者基线资料（2023年导出）,,,,,',
      ',,,,,',
      '编号,性别,年龄,BMI,T值,手术日期',
      ',,岁,kg/m²,SD,年-月-日',
      'S-001,女性,71,23.4,−2.8,2021-03-04',
      'S-002,男性,68,21.9,－３．１,2021/3/12',
      '合计,2,69.5,22.65,-2.95,',
      '制表人：王某,,,,,',
    ]);
    const { values, others, asked, ignored, head } = await imported(file);
    expect(values).toEqual({
      'S-001': {
        sex: 'female',
        ageYears: '71',
        bmiKgPerM2: '23.4',
        bmdTScore: '-2.8',
        surgeryDate: '2021-03-04',
      },
      'S-002': {
        sex: 'male',
        ageYears: '68',
        bmiKgPerM2: '21.9',
        bmdTScore: '-3.1',
        surgeryDate: '2021-03-12',
      },
    });
    expect(others).toEqual(['8 summary', '9 unknown']);
    // The 2 under the sex of the totals is asked about; nothing depends on it.
    expect(asked).toEqual(['性别: codes']);
    expect(ignored).toEqual([]);
    expect(head).toEqual({ nameRows: [4], unitRow: 5, above: 2 });
  });

  it('1b has a title with a comma above cells that tabs or semicolons divide', async () => {
    for (const sign of ['\t', ';']) {
      const rows = ['Code|Age|BMI', 'S-001|71|23,4', 'S-002|68|21,9'].map((row) => row.replaceAll('|', sign));
      const { values } = await imported(bytesOf(['Spine unit, export of 2023', ...rows]));
      expect(values).toEqual({
        'S-001': { ageYears: '71', bmiKgPerM2: '23.4' },
        'S-002': { ageYears: '68', bmiKgPerM2: '21.9' },
      });
    }
  });

  it('2 has names in two rows with merged cells, in a workbook', async () => {
    const file = makeWorkbook({
      sheets: {
        Sheet1: [
          ['再骨折研究数据', null, null, null, null, null, null, null],
          ['编号', '性别', '年龄', '手术', null, '再骨折', null, null],
          [null, null, null, '日期', '节段', '是否', '日期', '节段'],
          ['S-001', '女', 71, { date: 44259 }, 'L1椎体', '有', { date: 44500 }, '胸12、L2'],
          ['S-002', '男', 68, { date: 44267 }, 'Th12', '无', null, null],
        ],
      },
    });
    const { values, others, asked, ignored } = await imported(file);
    // Excel's day 44259 is 4 March 2021, 44267 the 12th, 44500 31 October 2021.
    expect(values).toEqual({
      'S-001': {
        sex: 'female',
        ageYears: '71',
        surgeryDate: '2021-03-04',
        level: 'L1',
        refracture: 'yes',
        refractureDates: '2021-10-31',
        refractureLevels: 'T12, L2',
      },
      'S-002': { sex: 'male', ageYears: '68', surgeryDate: '2021-03-12', level: 'T12', refracture: 'no' },
    });
    expect([others, asked, ignored]).toEqual([[], [], []]);
  });

  it('3 has groups above the names, and the level of a refracture is not that of the operation', async () => {
    const file = bytesOf([
      'Demographics,,,Subsequent fracture,,Operation,',
      'ID,Age,Sex,Date,Level,Date,Level',
      'S-001,71,F,2022-01-05,T12,2021-03-04,L1',
      'S-002,68,M,,,2021-03-12,L2',
    ]);
    const { values, asked } = await imported(file);
    expect(values['S-001']).toMatchObject({ ageYears: '71', sex: 'female', surgeryDate: '2021-03-04' });
    for (const own of Object.values(values)) {
      expect(['L1', 'L2', undefined]).toContain(own['level']);
      expect(own['refracture'] ?? '').not.toBe('no');
    }
    expect(asked).toEqual([]);
  });

  it('4 has a row a visit: empty cells are filled from the other visits, and contradictions are asked about', async () => {
    const lines = [
      '编号,随访次数,性别,年龄,BMI,VAS',
      'S-001,1,女,71,23.4,7',
      'S-001,2,,,,3',
      'S-001,3,,,-,2',
      'S-002,1,男,68,21.9,8',
      'S-002,2,男,68,22.8,4',
    ];
    const open = await imported(bytesOf(lines));
    expect(open.values).toEqual({ 'S-001': { sex: 'female', ageYears: '71', bmiKgPerM2: '23.4' } });
    expect(open.others).toEqual(['3 joined', '4 joined', '5 twice', '6 twice']);
    expect(open.plan.several).toBe(1);
    const first = await imported(bytesOf(lines), { ofSeveral: 'first' });
    expect(first.values['S-002']).toEqual({ sex: 'male', ageYears: '68', bmiKgPerM2: '21.9' });
    const last = await imported(bytesOf(lines), { ofSeveral: 'last' });
    expect(last.values['S-002']).toEqual({ sex: 'male', ageYears: '68', bmiKgPerM2: '22.8' });
    expect(open.ignored).toEqual(['随访次数', 'VAS']);
  });

  it('5 has hospital numbers that lost their zeros, got decimals, or were cut off', async () => {
    const subjects = [
      person('S-001', {}, { hospitalNumbers: ['0012345'] }),
      person('S-002', {}, { hospitalNumbers: ['0067890'] }),
      person('S-003', {}, { hospitalNumbers: ['123457E9', '1234567890'] }),
      person('S-004', {}, { hospitalNumbers: ['678900'] }),
      person('S-005', {}, { hospitalNumbers: ['110101199001011234'] }),
    ];
    const file = makeWorkbook({
      sheets: {
        Export: [
          ['住院号', '年龄'],
          [12345, 71],
          ['67890.0', 68],
          ['1.23457E+09', 75],
          [110101199001011e3, 80],
        ],
      },
    });
    const { values, others } = await imported(file, { subjects });
    expect(values).toEqual({ 'S-001': { ageYears: '71' }, 'S-002': { ageYears: '68' } });
    expect(others).toEqual(['4 cut-number', '5 cut-number']);
  });

  it('6 has dates in every writing: what is not certain is refused for its own reason', async () => {
    const subjects = Array.from({ length: 12 }, (_, n) => person(`S-${String(n + 1).padStart(3, '0')}`));
    const dates = [
      '2021-03-04',
      '2021/3/4',
      '2021.3.4',
      '2021年3月4日',
      '20210304',
      '2021/3/4 0:00',
      '04-Mar-2021',
      '03/04/2021',
      '44259',
      '21/3/4',
      '2021-03',
      '2021-02-30',
    ];
    const file = bytesOf(['病例号\t手术时间', ...dates.map((date, n) => `${n + 1}\t${date}`)]);
    const { values, asked } = await imported(file, { subjects });
    const got = Object.values(values).map((one) => one['surgeryDate']);
    expect(got.slice(0, 7)).toEqual(new Array(7).fill('2021-03-04'));
    expect(got.slice(7)).toEqual([
      '!ambiguous-date',
      '!date-number',
      '!two-digit-year',
      '!no-day',
      '!not-a-date',
    ]);
    expect(asked).toEqual(['手术时间: date-order', '手术时间: serial']);
  });

  it('7 answers refracture with every word: a code is asked about, a dash is missing', async () => {
    const subjects = Array.from({ length: 12 }, (_, n) => person(`S-${String(n + 1).padStart(3, '0')}`));
    const words = ['Yes', 'No', 'Y', 'N', '是', '否', '有', '无', '1', '0', '-', ''];
    const file = bytesOf(['编号;是否再骨折', ...words.map((word, n) => `S-${n + 1};${word}`)]);
    const { values, asked } = await imported(file, { subjects });
    expect(Object.values(values).map((one) => one['refracture'])).toEqual([
      ...['yes', 'no', 'yes', 'no', 'yes', 'no', 'yes', 'no'],
      ...['!unknown-answer', '!unknown-answer', undefined, undefined],
    ]);
    expect(asked).toEqual(['是否再骨折: codes']);
    const said = await imported(file, {
      subjects,
      answers: { 是否再骨折: { meanings: { '1': 'yes', '0': 'no' } } },
    });
    expect(said.values['S-009']).toEqual({ refracture: 'yes' });
    expect(said.values['S-010']).toEqual({ refracture: 'no' });
  });

  it('8 has decimal commas with units, and a bone density that may be no T-score', async () => {
    const file = bytesOf([
      'Proband;Alter;BMI;Knochendichte;BMD T-Score',
      'S-001;71 Jahre;23,4 kg/m²;0,812;—2,8',
      'S-002;68;21,9kg/m2;0,745;−3,1 SD',
      'S-003;75;23,456;0,701;2.9',
      'S-004;66;24.5 lb;0,688;-25',
    ]);
    const { values, asked } = await imported(file);
    expect(values).toEqual({
      'S-001': { ageYears: '71', bmiKgPerM2: '23.4', bmdTScore: '-2.8' },
      'S-002': { ageYears: '68', bmiKgPerM2: '21.9', bmdTScore: '-3.1' },
      // The column has commas and a point as decimal signs: 23,456 may be either.
      'S-003': { ageYears: '75', bmiKgPerM2: '!ambiguous-decimal', bmdTScore: '2.9' },
      'S-004': { ageYears: '66', bmiKgPerM2: '!other-unit', bmdTScore: '!outside' },
    });
    expect(asked).toEqual(['BMI: decimal']);
    const alone = bytesOf(['Proband;Knochendichte', 'S-001;0,812', 'S-002;−2,8 SD']);
    const open = await imported(alone);
    expect(open.values).toEqual({ 'S-001': { bmdTScore: '!other-unit' }, 'S-002': { bmdTScore: '-2.8' } });
    expect(open.asked).toEqual(['Knochendichte: unit']);
    const dense = await imported(alone, { answers: { Knochendichte: { unit: 'g/cm²' } } });
    expect(dense.values['S-001']).toEqual({ bmdTScore: '!other-unit' });
    const score = await imported(alone, { answers: { Knochendichte: { unit: 'T-score' } } });
    expect(score.values['S-001']).toEqual({ bmdTScore: '0.812' });
  });

  it('9 has the birth date instead of the age, also under the head of the age', async () => {
    const file = bytesOf([
      '患者编号,,出生日期,手术日期',
      'S-001,,1950-06-15,2021-06-14',
      'S-002,,1950/6/15,2021/6/15',
      'S-003,,1950年6月,2021/6/15',
      'S-004,,2022-01-01,2021-06-15',
    ]);
    const { values } = await imported(file);
    expect(values).toEqual({
      'S-001': { ageYears: '70', surgeryDate: '2021-06-14' },
      'S-002': { ageYears: '71', surgeryDate: '2021-06-15' },
      'S-003': { ageYears: '!no-day', surgeryDate: '2021-06-15' },
      'S-004': { ageYears: '!surgery-before-birth', surgeryDate: '!surgery-before-birth' },
    });
    const under = await imported(bytesOf(['编号,年龄', 'S-001,1950-06-15', 'S-002,71岁', 'S-003,065Y']));
    expect(under.values).toEqual({
      'S-001': { ageYears: '!not-a-number' },
      'S-002': { ageYears: '71' },
      'S-003': { ageYears: '65' },
    });
  });

  it('10 writes levels in every way: discs, ranges and two levels are refused', async () => {
    const subjects = Array.from({ length: 12 }, (_, n) => person(`S-${String(n + 1).padStart(3, '0')}`));
    const levels = [
      ...['L1椎体', '胸12', 'Th12', 'Ｌ２', 'L3压缩性骨折', 'BWK 11', '第4腰椎'],
      ...['T12/L1', 'T1-2', 'L1-L3', 'L1-2', 'C7'],
    ];
    const file = bytesOf(['编号,手术节段', ...levels.map((level, n) => `${n + 1},${level}`)]);
    const { values } = await imported(file, { subjects });
    expect(Object.values(values).map((one) => one['level'])).toEqual([
      ...['L1', 'T12', 'T12', 'L2', 'L3', 'T11', 'L4'],
      ...['!several-levels', '!level-range', '!level-range', '!level-range', '!not-a-level'],
    ]);
  });

  it('11 has look-alikes of what is asked for: another age, another surgery date, another name, a treated refracture', async () => {
    const subjects = [
      person('S-001', {}, { names: ['WANG^FANG'], hospitalNumbers: ['7001'] }),
      person('S-002', {}, { names: ['LI^NA'], hospitalNumbers: ['7002'] }),
    ];
    const file = bytesOf([
      '医生姓名,病案号,末次随访年龄,母亲年龄,年龄,上次手术日期,手术日期,再骨折手术,再骨折,术后BMI,骨密度(g/cm2)',
      'LI NA,7001,74,95,71,2010-01-01,2021-03-04,否,是,25,0.8',
      'LI NA,7002,70,90,68,,2021-03-12,否,否,26,0.7',
    ]);
    const { values, others } = await imported(file, { subjects });
    expect(others).toEqual([]);
    expect(values).toEqual({
      'S-001': { ageYears: '71', surgeryDate: '2021-03-04', refracture: 'yes', bmdTScore: '!other-unit' },
      'S-002': { ageYears: '68', surgeryDate: '2021-03-12', refracture: 'no', bmdTScore: '!other-unit' },
    });
  });

  it('12 has an answer that the project does not know: 无 is no missing value, and can be added', async () => {
    const diabetes: CustomCovariate = {
      id: 'diabetes',
      name: '糖尿病',
      kind: 'category',
      categories: [{ id: 'yes', name: '有' }],
    };
    const file = bytesOf(['编号,糖尿病,性别', 'S-001,有,男性', 'S-002,无,女性', 'S-003,,男', 'S-004,不详,9']);
    const open = await imported(file, { definitions: [diabetes] });
    expect(open.values).toEqual({
      'S-001': { 'custom:diabetes': '有', sex: 'male' },
      'S-002': { 'custom:diabetes': '!unknown-category', sex: 'female' },
      'S-003': { sex: 'male' },
      'S-004': { sex: '!unknown-answer' },
    });
    expect(open.asked).toEqual(['糖尿病: codes', '性别: codes']);
    const added = [{ id: 'no', name: '无' }];
    const said = await imported(file, {
      definitions: [diabetes],
      answers: { 糖尿病: { added, meanings: { 无: 'no' } } },
    });
    expect(said.plan.changedDefinitions).toEqual([
      { ...diabetes, categories: [...diabetes.categories, ...added] },
    ]);
    expect(said.outcome.changes.find(({ id }) => id === 'id-S-002')?.covariates.custom).toEqual({
      diabetes: { kind: 'category', categoryId: 'no' },
    });
  });
});

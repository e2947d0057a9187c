import { describe, expect, it } from 'vitest';
import type { ColumnAnswers } from '../../../../src/domain/covariateTable/columnQuestions';
import { covariateColumns } from '../../../../src/domain/covariateTable/covariateColumn';
import { guessCovariate } from '../../../../src/domain/covariateTable/guessCovariate';
import {
  type ImportChoices,
  importOutcome,
  noChoices,
} from '../../../../src/domain/covariateTable/importOutcome';
import type { ImportRequest, ImportSubject } from '../../../../src/domain/covariateTable/importPlan';
import { matchHeaders } from '../../../../src/domain/covariateTable/matchHeaders';
import { planImport } from '../../../../src/domain/covariateTable/planImport';
import { textTable } from '../../../../src/domain/covariateTable/textTable';
import type { CustomCovariate } from '../../../../src/domain/study/customCovariate';
import type { Covariates } from '../../../../src/domain/study/subject';
import { day, makeSubject } from '../../../support/studyFixtures';

const today = day('2026-11-23');

function person(
  code: string,
  covariates: Covariates = {},
  extra: Partial<ImportSubject> = {},
): ImportSubject {
  const subject = { ...makeSubject(code), covariates };
  return { subject, hospitalNumbers: [], names: [], ...extra };
}

interface Given {
  readonly lines: readonly string[];
  readonly subjects?: readonly ImportSubject[];
  readonly answers?: Readonly<Record<number, ColumnAnswers>>;
  readonly definitions?: readonly CustomCovariate[];
  readonly seesTelling?: boolean;
  readonly targets?: ImportRequest['targets'];
  readonly rowChoices?: ImportRequest['rowChoices'];
  readonly dates?: 'dates' | 'days';
}

function plan({
  lines,
  subjects,
  answers = {},
  definitions = [],
  seesTelling = true,
  targets,
  rowChoices = {},
  dates = 'dates',
}: Given) {
  const table = textTable(lines.map((line) => line.split('|')));
  const columns = covariateColumns(definitions, seesTelling);
  return planImport({
    table,
    targets: targets ?? matchHeaders(table.headers, columns, 'kept').map(({ target }) => target),
    answers,
    rowChoices,
    subjects: subjects ?? [person('S-001'), person('S-002')],
    definitions,
    seesTelling,
    dates,
    today: dates === 'days' ? undefined : today,
  });
}

function outcome(given: Given, choices: ImportChoices = noChoices) {
  return importOutcome(plan(given), choices, today);
}

describe('columns of a file by their names', () => {
  const columns = covariateColumns([], true);
  const meaning = (header: string) => {
    const target = matchHeaders([header], columns, 'kept')[0]?.target;
    return target?.kind === 'covariate' ? target.key : target?.kind;
  };
  it.each([
    ['年龄', 'ageYears'],
    ['年龄（岁）', 'ageYears'],
    ['手术时年龄', 'ageYears'],
    ['Age (y)', 'ageYears'],
    ['Age, years', 'ageYears'],
    ['나이', 'ageYears'],
    ['年齢', 'ageYears'],
    ['Alter', 'ageYears'],
    ['Âge', 'ageYears'],
    ['Edad', 'ageYears'],
    ['性别', 'sex'],
    ['Geschlecht', 'sex'],
    ['성별', 'sex'],
    ['体重指数', 'bmiKgPerM2'],
    ['BMI (kg/m2)', 'bmiKgPerM2'],
    ['IMC', 'bmiKgPerM2'],
    ['骨密度', 'bmdTScore'],
    ['T值', 'bmdTScore'],
    ['骨密度（T值）', 'bmdTScore'],
    ['T-score', 'bmdTScore'],
    ['手术日期', 'surgeryDate'],
    ['Date of surgery', 'surgeryDate'],
    ['OP-Datum', 'surgeryDate'],
    ['Fecha de cirugía', 'surgeryDate'],
    ['再骨折', 'refracture'],
    ['是否再骨折', 'refracture'],
    ['再骨折日期', 'refractureDates'],
    ['再骨折节段', 'refractureLevels'],
    ['节段', 'level'],
    ['身高(cm)', 'height'],
    ['体重 kg', 'weight'],
    ['体重', 'weight'],
    ['出生日期', 'birth-date'],
    ['随访天数', 'follow-up-days'],
    ['住院号', 'hospital-number'],
    ['姓名', 'name'],
    ['编号', 'subject-code'],
    ['Subject', 'subject-code'],
    ['Comment', 'ignore'],
  ])('%s is %s', (header, expected) => expect(meaning(header)).toBe(expected));

  it('one target is given once', () => {
    const matched = matchHeaders(['Age', 'Alter'], columns, 'kept');
    expect(matched.map(({ note }) => note)).toEqual([undefined, 'taken-already']);
  });

  it('what tells the group is not found by whoever may not know it', () => {
    const blind = covariateColumns([], false);
    expect(matchHeaders(['再骨折', 'age'], blind, 'kept').map(({ target }) => target.kind)).toEqual([
      'ignore',
      'covariate',
    ]);
  });

  it('names and birth dates are not found where the project keeps no identity', () => {
    const found = matchHeaders(['姓名', '出生日期', '住院号'], columns, 'removed');
    expect(found.map(({ target }) => target.kind)).toEqual(['ignore', 'ignore', 'ignore']);
  });
});

describe('the subject of a row', () => {
  const known = [person('S-001'), person('S-002'), person('S-010'), person('X-010')];
  const match = (code: string, subjects = known) =>
    plan({ lines: ['code|age', `${code}|70`], subjects }).rows[0]?.match;
  it.each(['S-001', 's-001', 'S001', 's 1', 'S1', '1', '001', 'Ｓ－００１'])('%s is S-001', (code) =>
    expect(match(code)).toMatchObject({ kind: 'matched', id: 'id-S-001' }),
  );
  it('a number that two codes have is ambiguous', () => {
    expect(match('10')).toMatchObject({ kind: 'ambiguous', candidates: ['id-S-010', 'id-X-010'] });
    expect(match('X10')).toMatchObject({ kind: 'matched', id: 'id-X-010' });
  });
  it('nobody knows a code that is not there', () => expect(match('S-099')).toEqual({ kind: 'unknown' }));
  it('is found by hospital number and by name, and a contradiction is shown', () => {
    const subjects = [
      person('S-001', {}, { hospitalNumbers: ['0012345'], names: ['WANG^XIAOMING'] }),
      person('S-002', {}, { hospitalNumbers: ['777'], names: ['MEYER^HANS'] }),
    ];
    const row = (number: string, name: string) =>
      plan({ lines: ['住院号|姓名|年龄', `${number}|${name}|70`], subjects }).rows[0]?.match;
    expect(row('12345', '')).toMatchObject({ kind: 'matched', id: 'id-S-001', how: 'hospital-number' });
    expect(row('', 'Hans Meyer')).toMatchObject({ kind: 'matched', id: 'id-S-002', how: 'name' });
    expect(row('777', 'Wang Xiaoming')).toMatchObject({ kind: 'contradicts' });
  });
  it('two rows that say different things are both left until one is left out; an echo counts once', () => {
    const lines = ['code|age', 'S1|70', 'S-001|71'];
    expect(outcome({ lines }).changes).toEqual([]);
    expect(plan({ lines }).rows.map(({ match: one }) => one.kind)).toEqual(['twice', 'twice']);
    expect(outcome({ lines, rowChoices: { 1: 'left-out' } }).changes).toMatchObject([
      { covariates: { ageYears: 70 } },
    ]);
    expect(outcome({ lines: ['code|age', 'S-001|70', 'S-001|70'] }).values).toBe(1);
  });
});

describe('what an import would change', () => {
  it('takes what is new, keeps what differs until it is chosen, and never erases by itself', () => {
    const subjects = [person('S-001', { ageYears: 70, level: 'L1', sex: 'male' }), person('S-002')];
    const lines = ['code|age|level|sex|bmi', 'S-001|71|L1||22,5', 'S-002|68|T12|女|24'];
    const first = outcome({ lines, subjects });
    expect(first.rows[0]?.row.cells.get('ageYears')?.state).toBe('changed');
    expect(first.rows[0]?.row.cells.get('level')?.state).toBe('same');
    expect(first.rows[0]?.row.cells.get('sex')?.state).toBe('not-in-file');
    expect(first.changes).toEqual([
      { id: 'id-S-001', covariates: { ageYears: 70, level: 'L1', sex: 'male', bmiKgPerM2: 22.5 } },
      { id: 'id-S-002', covariates: { ageYears: 68, level: 'T12', sex: 'female', bmiKgPerM2: 24 } },
    ]);
    const told = outcome(
      { lines, subjects },
      { ...noChoices, changed: { ageYears: 'take' }, erased: { sex: 'take' } },
    );
    expect(told.changes[0]?.covariates).toEqual({
      ageYears: 71,
      level: 'L1',
      bmiKgPerM2: 22.5,
      leftMissing: ['sex'],
    });
    const cell = outcome(
      { lines, subjects },
      { ...noChoices, cells: { '0|ageYears': 'take', '1|sex': 'keep' } },
    );
    expect(cell.changes.map(({ covariates }) => [covariates.ageYears, covariates.sex])).toEqual([
      [71, 'male'],
      [68, undefined],
    ]);
  });

  it('never guesses which of 1 and 2 is male', () => {
    const lines = ['code|sex', '1|1', '2|2'];
    const asked = plan({ lines });
    expect(asked.fileColumns[1]?.questions).toEqual([
      {
        kind: 'codes',
        codes: [
          { text: '1', key: '1', count: 1 },
          { text: '2', key: '2', count: 1 },
        ],
      },
    ]);
    expect(outcome({ lines }).values).toBe(0);
    const answers = { 1: { meanings: { '1': 'male', '2': 'female' } } };
    expect(outcome({ lines, answers }).changes.map(({ covariates }) => covariates.sex)).toEqual([
      'male',
      'female',
    ]);
  });

  it('asks for the order of dates unless a date decides it', () => {
    const open = plan({ lines: ['code|surgery date', '1|03/04/2021', '2|05/06/2021'] });
    expect(open.fileColumns[1]?.questions.map(({ kind }) => kind)).toEqual(['date-order']);
    expect(open.rows[0]?.cells.get('surgeryDate')?.problem).toEqual({ kind: 'ambiguous-date' });
    const decided = outcome({ lines: ['code|surgery date', '1|03/04/2021', '2|25/06/2021'] });
    expect(decided.changes.map(({ covariates }) => covariates.surgeryDate)).toEqual([
      '2021-04-03',
      '2021-06-25',
    ]);
    const both = plan({ lines: ['code|surgery date', '1|13/04/2021', '2|05/26/2021'] });
    expect(both.fileColumns[1]?.questions).toMatchObject([{ kind: 'date-order', contradicts: true }]);
  });

  it('a number that writes "missing" is asked about where it cannot be likely', () => {
    const lines = ['code|bmi', '1|999', '2|24'];
    expect(plan({ lines }).fileColumns[1]?.questions).toMatchObject([
      { kind: 'missing-codes', codes: [{ text: '999' }] },
    ]);
    expect(plan({ lines }).rows[0]?.cells.get('bmiKgPerM2')?.problem).toEqual({
      kind: 'looks-missing',
      code: '999',
    });
    const said = plan({ lines, answers: { 1: { meanings: { '999': 'missing' } } } });
    expect(said.rows[0]?.cells.get('bmiKgPerM2')?.state).toBe('both-missing');
    const value = plan({ lines, answers: { 1: { meanings: { '999': 'value' } } } });
    expect(value.rows[0]?.cells.get('bmiKgPerM2')?.problem).toEqual({ kind: 'outside', from: 10, to: 80 });
  });

  it('refuses what cannot be and flags what is unlikely', () => {
    const lines = ['code|age|bmi|t-score', '1|130|9|-8.5', '2|17|55|3'];
    const { rows } = outcome({ lines });
    expect([...(rows[0]?.cells.values() ?? [])].map(({ problem }) => problem?.kind)).toEqual([
      'outside',
      'outside',
      'outside',
    ]);
    expect([...(rows[1]?.cells.values() ?? [])].map(({ flag, isTaken }) => [flag?.kind, isTaken])).toEqual([
      ['unlikely', true],
      ['unlikely', true],
      ['unlikely', true],
    ]);
  });

  it('refuses dates that cannot stand beside each other, and the rest of the row comes in', () => {
    const lines = [
      'code|age|surgery date|second operation|refracture date|出生日期',
      '1|70|2022-05-01|2022-05-01|2021-01-01|1950-01-01',
      '2|70|2027-01-01|||2030-01-01',
    ];
    const { rows, changes } = outcome({ lines });
    const problem = (at: number, key: 'surgeryDate' | 'secondSurgeryDate' | 'refractureDates') =>
      rows[at]?.cells.get(key)?.problem?.kind;
    expect(problem(0, 'secondSurgeryDate')).toBe('second-not-after-first');
    expect(problem(0, 'refractureDates')).toBe('refracture-before-surgery');
    expect(problem(1, 'surgeryDate')).toBe('in-the-future');
    expect(changes.map(({ covariates }) => covariates)).toEqual([
      { ageYears: 70, surgeryDate: '2022-05-01' },
      { ageYears: 70 },
    ]);
  });

  it('computes the age at surgery from the birth date, and the BMI from height and weight', () => {
    const lines = [
      'code|出生日期|手术日期|身高(cm)|体重(kg)',
      '1|1950/06/15|2021/06/14|160|60',
      '2|1950/06/15|2021/06/15|160|',
    ];
    const { rows, changes } = outcome({ lines });
    // A day before the 71st birthday; 60 / 1.6² = 23.4375.
    expect(changes[0]?.covariates).toMatchObject({ ageYears: 70, bmiKgPerM2: 23.4 });
    expect(changes[1]?.covariates.ageYears).toBe(71);
    expect(rows[1]?.cells.get('bmiKgPerM2')?.problem).toEqual({ kind: 'needs-both' });
    const given = outcome({ lines: ['code|bmi|身高(m)|体重(kg)', '1|22|1.60|60'] });
    expect(given.changes[0]?.covariates.bmiKgPerM2).toBe(22);
  });

  it('asks for the unit of height and weight where none is written', () => {
    const lines = ['code|height|weight', '1|160|132'];
    expect(plan({ lines }).fileColumns.map(({ questions }) => questions.map(({ kind }) => kind))).toEqual([
      [],
      ['unit'],
      ['unit'],
    ]);
    expect(outcome({ lines }).values).toBe(0);
    // 132 lb = 59.87 kg; / 1.6² = 23.39.
    expect(
      outcome({ lines, answers: { 1: { unit: 'cm' }, 2: { unit: 'lb' } } }).changes[0]?.covariates.bmiKgPerM2,
    ).toBe(23.4);
  });

  it('reads refractures with dates and levels, and "no" as no', () => {
    const subjects = [
      person('S-001', { surgeryDate: day('2020-01-10') }),
      person('S-002', { surgeryDate: day('2020-01-10') }),
    ];
    const lines = ['编号|再骨折|再骨折日期|再骨折节段', '1|是|2020/9/1|L2、L4', '2|否||'];
    expect(outcome({ lines, subjects }).changes.map(({ covariates }) => covariates.refracture)).toEqual([
      { kind: 'confirmed', events: [{ date: '2020-09-01', levels: ['L2', 'L4'] }] },
      { kind: 'none-on-final-scan' },
    ]);
    const twice = outcome({
      lines: ['编号|再骨折日期|再骨折节段', '1|2020-05-01; 2020-09-01|L2; L4, L5'],
      subjects,
    });
    expect(twice.changes[0]?.covariates.refracture).toEqual({
      kind: 'confirmed',
      events: [
        { date: '2020-05-01', levels: ['L2'] },
        { date: '2020-09-01', levels: ['L4', 'L5'] },
      ],
    });
    const contradiction = outcome({ lines: ['编号|再骨折|再骨折日期', '1|否|2020/9/1'], subjects });
    expect(contradiction.rows[0]?.cells.get('refractureDates')?.problem?.kind).toBe('no-but-refracture');
  });

  it('says where a "no" would take known refractures away, and takes it only when told', () => {
    const refracture = { kind: 'confirmed' as const, events: [{ date: day('2020-09-01'), levels: ['L2'] }] };
    const given = { lines: ['code|refracture', '1|no'], subjects: [person('S-001', { refracture })] };
    expect(outcome(given).rows[0]?.cells.get('refracture')).toEqual({
      isTaken: false,
      flag: { kind: 'takes-refractures-away' },
    });
    const told = outcome(given, { ...noChoices, changed: { refracture: 'take' } });
    expect(told.changes[0]?.covariates).toEqual({ refracture: { kind: 'none-on-final-scan' } });
  });

  it('holds follow-up days against the scans and keeps none', () => {
    // Final scan 2020-09-07, surgery 2020-01-10: 241 days.
    const subjects = [
      person('S-001', { surgeryDate: day('2020-01-10') }),
      person('S-002', { surgeryDate: day('2020-01-10') }),
    ];
    const read = plan({ lines: ['code|随访天数', '1|241', '2|300 天'], subjects });
    expect(read.followUp).toEqual({ agree: 1, differ: 1, notCompared: 0 });
    expect(read.rows[1]?.followUp).toEqual({ fileDays: 300, days: 241 });
    expect(read.columns).toEqual([]);
  });

  it('adds a covariate of the kind that its column has', () => {
    const id = (name: string) => `id-${name}`;
    expect(guessCovariate('Cement (mL)', ['4,5', '6', ''], id)).toEqual({
      id: 'id-Cement (mL)',
      name: 'Cement',
      kind: 'number',
      unit: 'mL',
    });
    expect(guessCovariate('Consent', ['2021-01-02', '2021/3/4'], id)).toMatchObject({ kind: 'date' });
    const smoking = guessCovariate('吸烟', ['是', '否', '是', ''], id);
    expect(smoking).toMatchObject({ kind: 'category', categories: [{ name: '是' }, { name: '否' }] });
    const read = outcome({
      lines: ['code|吸烟', '1|是', '2|'],
      targets: [{ kind: 'subject-code' }, { kind: 'new', covariate: smoking }],
    });
    expect(read.changes).toEqual([
      {
        id: 'id-S-001',
        covariates: { custom: { 'id-吸烟': { kind: 'category', categoryId: 'id-吸烟|是' } } },
      },
    ]);
  });

  it('refuses units of another quantity', () => {
    const { rows } = outcome({ lines: ['code|age', '1|68 岁', '2|816 months'] });
    expect(rows[0]?.cells.get('ageYears')?.isTaken).toBe(true);
    expect(rows[1]?.cells.get('ageYears')?.problem).toEqual({ kind: 'other-unit', unit: 'months' });
  });

  it('takes days and no dates where the project keeps none', () => {
    const { rows } = outcome({ lines: ['code|surgery date', '1|12', '2|2021-03-04'], dates: 'days' });
    // Day 12 from 1800-01-01, which stands for the first scan.
    expect(rows[0]?.row.cells.get('surgeryDate')?.value).toEqual({ kind: 'date', date: '1800-01-13' });
    expect(rows[1]?.row.cells.get('surgeryDate')?.problem).toEqual({ kind: 'dates-not-kept' });
  });
});

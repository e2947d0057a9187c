import { bench, describe } from 'vitest';
import { covariateColumns } from '../../src/domain/covariateTable/covariateColumn';
import { importOutcome, noChoices } from '../../src/domain/covariateTable/importOutcome';
import type { ImportRequest, ImportSubject } from '../../src/domain/covariateTable/importPlan';
import { matchHeaders } from '../../src/domain/covariateTable/matchHeaders';
import { planImport } from '../../src/domain/covariateTable/planImport';
import { textTable } from '../../src/domain/covariateTable/textTable';
import type { Covariates } from '../../src/domain/study/subject';
import { day, makeSubject } from '../support/studyFixtures';

/*
 * Planning an import of ten thousand subjects and twelve columns, and what it would write: both run again at every answer
 * of the person, and are shared out in slices on the page.
 */

const people = 10_000;
const today = day('2026-11-23');

function covariatesOf(n: number): Covariates {
  return n % 3 === 0
    ? { sex: 'female', ageYears: 60 + (n % 30) }
    : { sex: n % 2 === 0 ? 'male' : 'female', surgeryDate: day('2021-03-04'), bmiKgPerM2: 21.5 };
}

const subjects = Array.from({ length: people }, (_, n): ImportSubject => {
  const code = `S-${String(n + 1).padStart(5, '0')}`;
  const subject = { ...makeSubject(code), covariates: covariatesOf(n) };
  return { subject, hospitalNumbers: [String(7_000_000 + n)], names: [`Family${n}^Given`] };
});

const two = (n: number): string => String(n).padStart(2, '0');
const headers = [
  ...['编号', '住院号', '性别', '年龄（岁）', 'BMI (kg/m2)', 'T-score', 'Level', '手术日期'],
  ...['再骨折', '再骨折日期', '再骨折节段', '二次手术日期'],
];
const lines = subjects.map(({ subject }, n) => [
  subject.code,
  String(7_000_000 + n),
  n % 2 === 0 ? '女' : '男',
  String(60 + (n % 31)),
  `${18 + (n % 15)},${n % 10}`,
  `−${1 + (n % 4)}.${n % 10}`,
  `L${1 + (n % 5)}椎体`,
  `20${10 + (n % 14)}/${two(1 + (n % 12))}/${two(1 + (n % 28))}`,
  n % 4 === 0 ? '是' : '否',
  n % 4 === 0 ? `2025-0${1 + (n % 9)}-1${n % 10}` : '',
  n % 4 === 0 ? `胸${1 + (n % 12)}` : '',
  '',
]);
const cells = [headers, ...lines];

function requestOf(): ImportRequest {
  const table = textTable(cells);
  const columns = covariateColumns([], true);
  return {
    table,
    targets: matchHeaders(table.headers, columns, 'kept').map(({ target }) => target),
    answers: {},
    rowChoices: {},
    subjects,
    definitions: [],
    seesTelling: true,
    dates: 'dates',
    today,
  };
}

describe('an import of 10,000 subjects and 12 columns', () => {
  bench('plan', () => void planImport(requestOf()), { iterations: 5, time: 0, warmupIterations: 1 });
  const plan = planImport(requestOf());
  bench('outcome', () => void importOutcome(plan, noChoices, today), {
    iterations: 5,
    time: 0,
    warmupIterations: 1,
  });
});

import type { ExportFacts } from '../../src/report/export/exportFacts';
import type { ExportSettings } from '../../src/report/export/exportSettings';
import { agreementRatingsTable } from '../../src/report/kit/agreementRatingsTable';
import { kitTables } from '../../src/report/kit/kitTables';
import { spssAgreementBlocks } from '../../src/report/kit/spss/spssAgreement';
import { spssRatings } from '../../src/report/kit/spss/spssData';
import { type SpssLine, spssLines } from '../../src/report/kit/spss/spssLines';
import type { TableModel, TableRow } from '../../src/report/tableModel';
import type { PsppRun, PsppTable } from './kitInPspp';

/** How PSPP's output and the tables agree. */
export interface PsppAgreement {
  /** Numbers that were held against each other, by what they are: "mean ± SD", "Welch’s t test", "P", "icc-1". */
  readonly compared: ReadonlyMap<string, number>;
  /** Cells that PSPP has no number for, by their test. */
  readonly without: ReadonlyMap<string, number>;
  readonly differing: readonly string[];
}

type Line = Extract<TableRow, { kind: 'line' }>;

/** Holds every cell of Tables 1 and 2 and of agreement that PSPP computes against what is printed, to the last digit. */
export function psppAgreement(run: PsppRun, facts: ExportFacts, settings: ExportSettings): PsppAgreement {
  const held = new Held();
  for (const line of spssLines(facts, settings)) {
    const { model } = line.table;
    const tables = run.output.get(line.mark);
    const place = `${line.mark}, ${model.id}, ${line.rowId}`;
    if (!tables) held.differ(`${place}: not in the output`);
    else if (line.kind === 'number') numberLine(held, place, tables, model, line, facts);
    else categoryLine(held, place, tables, model, line, facts);
  }
  agreementLines(held, run, facts, settings);
  return held;
}

class Held implements PsppAgreement {
  readonly compared = new Map<string, number>();
  readonly without = new Map<string, number>();
  readonly differing: string[] = [];

  differ(what: string): void {
    this.differing.push(what);
  }

  lacks(what: string): void {
    this.without.set(what, (this.without.get(what) ?? 0) + 1);
  }

  /** Numbers of a printed text against PSPP's, in their order; "what" is counted once for each. */
  same(what: string, place: string, printed: string, given: readonly (string | undefined)[]): void {
    const numbers = numbersIn(printed);
    for (const [at, value] of given.entries()) {
      const own = numbers[at];
      // Perfect agreement prints an ICC without limits.
      if (at > 0 && own === undefined && what.startsWith('icc')) continue;
      this.compared.set(what, (this.compared.get(what) ?? 0) + 1);
      if (own === undefined || value === undefined || !agrees(own, value)) {
        this.differ(`${place}, ${what}: printed ${printed}, PSPP ${given.join(' ')}`);
      }
    }
  }
}

/** Numbers of a cell, signs as ASCII: "−2.1 (−3.0, 0.4)" is -2.1, -3.0 and 0.4; "< 0.001" keeps its mark. */
function numbersIn(text: string): readonly string[] {
  return text.replaceAll('−', '-').match(/(?:< )?[+-]?\d*\.?\d+/g) ?? [];
}

/** Equal to the last printed digit, or to the last of PSPP's where it prints fewer (P has three). */
function agrees(printed: string, given: string): boolean {
  if (!/\d/.test(given)) return false;
  const value = Number(given.replace('%', ''));
  if (printed.startsWith('< ')) return value < Number(printed.slice(2)) + 1e-12;
  const decimals = (text: string) => (text.replace('%', '').split('.')[1] ?? '').length;
  const places = Math.min(decimals(printed), decimals(given));
  const unit = 10 ** -places;
  // The last digit of both is rounded; of ten and more places only the printed one is.
  const slack = decimals(given) > decimals(printed) ? 0.5 : decimals(given) < decimals(printed) ? 0.5 : 0;
  return Math.abs(Number(printed) - value) <= unit * slack + 1e-9;
}

function cellText(row: Line, model: TableModel, columnId: string): string {
  const at = model.columns.findIndex(({ id }) => id === columnId);
  return row.cells[at]?.text ?? '';
}

function rowOf(model: TableModel, rowId: string): Line | undefined {
  const row = model.rows.find(({ id }) => id === rowId);
  return row?.kind === 'line' ? row : undefined;
}

/** The test of a line, as the footnote names it that its cells point to. */
function testOf(row: Line, model: TableModel): string {
  const marks = new Set(row.cells.flatMap(({ mark }) => (mark === undefined ? [] : [mark])));
  const [note] = model.footnotes.filter(({ mark }) => mark !== undefined && marks.has(mark));
  return note?.text ?? '';
}

function numberLine(
  held: Held,
  place: string,
  tables: readonly PsppTable[],
  model: TableModel,
  { rowId }: SpssLine,
  facts: ExportFacts,
): void {
  const row = rowOf(model, rowId);
  if (!row) {
    held.differ(`${place}: no line`);
    return;
  }
  // Groups that have nobody are left out by PSPP.
  const groups = facts.results.flow.groups.filter((group) => /\d/.test(cellText(row, model, group)));
  if (groups.length === 0) return;
  const [, percentiles] = tables.filter(({ title }) => title === 'Percentiles');
  const [, descriptives] = tables.filter(
    ({ title, rows }) => title === 'Descriptives' && rows[0]?.includes('Statistic') === true,
  );
  const quartiles = percentiles?.rows.filter((cells) => cells[2] === 'Weighted Average') ?? [];
  const of = (name: string) =>
    descriptives?.rows.filter((cells) => cells[2] === name).map((cells) => cells[4]) ?? [];
  const [, processed] = tables.filter(({ title }) => title === 'Case Processing Summary');
  const counts = processed?.rows.slice(3).map((cells) => cells[2]) ?? [];
  const [means, spreads] = [of('Mean'), of('Std. Deviation')];
  for (const [at, group] of groups.entries()) {
    const printed = cellText(row, model, group);
    const own = `${place}, ${group}`;
    if (printed.includes('±')) held.same('mean ± SD', own, printed, [means[at], spreads[at]]);
    else if (printed.includes('(')) {
      const [, , , low, middle, high] = quartiles[at] ?? [];
      // Of one or two values the lower quartile lies below the least: PSPP 1.6 takes it towards 0, the tables and R stay at it.
      if (Number(counts[at]) < 3) {
        held.same('median alone', own, printed, [middle]);
        continue;
      }
      held.same('median (Q1, Q3)', own, printed, [middle, low, high]);
    } else held.same('one value', own, printed, [means[at]]);
  }
  testOfNumbers(held, place, tables, row, model);
}

function testOfNumbers(
  held: Held,
  place: string,
  tables: readonly PsppTable[],
  row: Line,
  model: TableModel,
): void {
  const [statistic, p] = [cellText(row, model, 'statistic'), cellText(row, model, 'p')];
  if (!/\d/.test(p)) return;
  const test = testOf(row, model);
  const found = testIn(test, tables);
  if (found === undefined) {
    held.lacks(test);
    return;
  }
  held.same(test, place, statistic, [found.statistic]);
  held.same('P', place, p, [found.p]);
}

interface Found {
  readonly statistic: string | undefined;
  readonly p: string | undefined;
}

function testIn(test: string, tables: readonly PsppTable[]): Found | undefined {
  const rowsOf = (title: string) => tables.find((one) => one.title === title)?.rows ?? [];
  if (/covariance|ANCOVA/i.test(test)) {
    const cells = tables
      .find(({ title }) => title.startsWith('Coefficients'))
      ?.rows.find((one) => /is_first/.test(one[0] ?? ''));
    return { statistic: cells?.[4], p: cells?.[5] };
  }
  if (/Welch.*t test|Student/.test(test)) {
    const wanted = /Welch/.test(test) ? 'Equal variances not assumed' : 'Equal variances assumed';
    const cells = rowsOf('Independent Samples Test').find((one) => one[1] === wanted);
    return { statistic: cells?.[4], p: cells?.[6] };
  }
  if (/Mann-Whitney/.test(test)) {
    const cells = rowsOf('Test Statistics')[1];
    return { statistic: cells?.[3], p: cells?.[4] };
  }
  if (/Kruskal/.test(test)) {
    const rows = rowsOf('Test Statistics');
    const value = (name: string) => rows.find(([first]) => first === name)?.[1];
    return { statistic: value('Chi-Square'), p: value('Asymp. Sig.') };
  }
  // PSPP has no Welch ANOVA.
  if (/Welch/.test(test)) return undefined;
  const cells = rowsOf('ANOVA').find((one) => one[1] === 'Between Groups');
  return { statistic: cells?.[5], p: cells?.[6] };
}

function categoryLine(
  held: Held,
  place: string,
  tables: readonly PsppTable[],
  model: TableModel,
  { rowId, kind }: SpssLine,
  facts: ExportFacts,
): void {
  if (kind === 'date') return;
  const rows = model.rows.filter(
    (row): row is Line =>
      row.kind === 'line' && row.id.startsWith(`${rowId}|`) && !/\|(missing|outside)$/.test(row.id),
  );
  const { groups } = facts.results.flow;
  const counts = rows.map((row) => groups.map((group) => numbersIn(cellText(row, model, group))));
  const someone = groups.map((_, at) => counts.some((row) => Number(row[at]?.[0] ?? 0) > 0));
  const crossed = tables.find(({ title }) => title.includes('×'))?.rows ?? [];
  const countRows = crossed.filter((cells) => cells[2] === 'Count');
  const shareRows = crossed.filter((cells) => cells[2] === 'Column %');
  const isWithOutside = rowOf(model, `${rowId}|outside`) !== undefined;
  const filled = counts.filter((row) => row.some((one) => Number(one[0] ?? 0) > 0));
  for (const [at, row] of filled.entries()) {
    let column = 3;
    for (const [group, has] of someone.entries()) {
      if (!has) continue;
      const given = [countRows[at]?.[column], ...(isWithOutside ? [] : [shareRows[at]?.[column]])];
      held.same('n (%)', `${place}, ${groups[group]}`, (row[group] ?? []).join(' '), given);
      column += 1;
    }
  }
  const line = rowOf(model, rowId) ?? rows[0];
  const p = line ? cellText(line, model, 'p') : '';
  if (!line || !/\d/.test(p)) return;
  const chi = tables.find(({ title }) => title === 'Chi-Square Tests')?.rows ?? [];
  const statistic = cellText(line, model, 'statistic');
  if (/\d/.test(statistic)) {
    const cells = chi.find(([name]) => name === 'Pearson Chi-Square');
    held.same('χ²', place, statistic, [cells?.[1]]);
    held.same('P', place, p, [cells?.[3]]);
  } else if (hasTies(counts.map((row) => row.map((one) => Number(one[0] ?? 0)))))
    held.lacks('Fisher, tables as likely as this one');
  else held.same('Fisher', place, p, [chi.find(([name]) => name === "Fisher's Exact Test")?.[4]]);
}

/**
 * Whether another table with these sums is just as likely: PSPP 1.6 leaves such out of Fisher's P (of 3, 1 against 1, 2 it says
 * .257 where R has 0.486, which is 17/35).
 */
function hasTies(counts: readonly (readonly number[])[]): boolean {
  const [[a = 0, b = 0] = [], [c = 0, d = 0] = []] = counts;
  const ways = (n: number, k: number): number => (k === 0 ? 1 : (ways(n, k - 1) * (n - k + 1)) / k);
  const likely = (first: number) => ways(a + c, first) * ways(b + d, a + b - first);
  for (let first = Math.max(0, a - d); first <= Math.min(a + b, a + c); first += 1) {
    if (first !== a && Math.abs(likely(first) / likely(a) - 1) < 1e-7) return true;
  }
  return false;
}

const agreementColumns: Readonly<Record<string, readonly string[]>> = {
  n: ['n'],
  k: ['k'],
  'icc-k': ['icc_k', 'icc_k_low', 'icc_k_high'],
  'icc-1': ['icc_1', 'icc_1_low', 'icc_1_high'],
  offset: ['bias', 'bias_low', 'bias_high'],
  'limit-low': ['limit_low'],
  'limit-high': ['limit_high'],
  sem: ['sem'],
  cv: ['cv'],
  rc: ['rc', 'rc_low', 'rc_high'],
  mdc: ['mdc'],
};

function agreementLines(held: Held, run: PsppRun, facts: ExportFacts, settings: ExportSettings): void {
  const models = new Map(kitTables(facts, settings).map(({ model }) => [model.id, model]));
  const ratings = spssRatings(facts, agreementRatingsTable(facts));
  for (const block of spssAgreementBlocks(facts, settings, ratings)) {
    const model = models.get(block.tableId);
    const list = run.output.get(block.mark)?.find(({ title }) => title === 'Data List');
    const { siteId, muscleId } = block.structure.structure;
    for (const [number, side] of ['right', 'left', 'mean'].entries()) {
      const rowId = [siteId, muscleId, side, block.quantity, block.phase].join('|');
      const row = model && rowOf(model, rowId);
      if (!row || !model) continue;
      const cells = list?.rows.find(([own], at) => at > 0 && own === String(number + 1));
      for (const [column, names] of Object.entries(agreementColumns)) {
        const printed = cellText(row, model, column);
        if (!/\d/.test(printed)) continue;
        const given = names.map((name) => cells?.[list?.rows[0]?.indexOf(name) ?? -1]);
        held.same(column, `${block.mark}, ${rowId}`, printed, given);
      }
    }
  }
}

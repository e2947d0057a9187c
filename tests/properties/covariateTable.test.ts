import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellValueOf, isSameCell } from '../../src/domain/covariateTable/cellValue';
import { covariateColumns } from '../../src/domain/covariateTable/covariateColumn';
import { importOutcome, noChoices } from '../../src/domain/covariateTable/importOutcome';
import { matchHeaders } from '../../src/domain/covariateTable/matchHeaders';
import { planImport } from '../../src/domain/covariateTable/planImport';
import { readTabText, writeTabText } from '../../src/domain/covariateTable/tabText';
import { textTable } from '../../src/domain/covariateTable/textTable';
import { vertebralLevels } from '../../src/domain/level';
import type { CustomCovariate } from '../../src/domain/study/customCovariate';
import type { Covariates, Subject } from '../../src/domain/study/subject';
import { tableFormats } from '../../src/io/tables/tableFormats';
import { covariatesCsv } from '../../src/report/covariatesCsv';
import { day, makeSubject } from '../support/studyFixtures';

const definitions: readonly CustomCovariate[] = [
  { id: 'n', name: 'Cement', kind: 'number', unit: 'mL' },
  {
    id: 'c',
    name: 'Smoking, ever',
    kind: 'category',
    categories: [
      { id: 'a', name: 'Never' },
      { id: 'b', name: '=Now' },
      { id: 'd', name: '曾经' },
    ],
  },
  { id: 'd', name: '入组', kind: 'date' },
];
const columns = covariateColumns(definitions, true);
const today = day('2026-11-23');

const date = fc
  .integer({ min: 0, max: 6000 })
  .map((days) => day(new Date(Date.UTC(2010, 0, 1) + days * 86_400_000).toISOString().slice(0, 10)));
const level = fc.constantFrom(...vertebralLevels);
const decimals = (min: number, max: number) =>
  fc.integer({ min: min * 1000, max: max * 1000 }).map((number) => number / 1000);

const covariates: fc.Arbitrary<Covariates> = fc
  .record(
    {
      sex: fc.constantFrom('male' as const, 'female' as const),
      ageYears: decimals(0, 98),
      bmiKgPerM2: decimals(14, 50),
      bmdTScore: decimals(-6, 2),
      level,
      surgeryDate: date,
      secondSurgeryDate: date,
      refracture: fc.oneof(
        fc.constant({ kind: 'none-on-final-scan' as const }),
        fc
          .array(
            fc
              .tuple(fc.option(date, { nil: undefined }), fc.uniqueArray(level, { maxLength: 3 }))
              .map(([at, levels]) => ({ levels, ...(at && { date: at }) })),
            { maxLength: 3 },
          )
          .map((events) => ({ kind: 'confirmed' as const, events })),
      ),
      custom: fc.record(
        {
          n: decimals(-1000, 1000)
            .filter((n) => ![-9, -99, -999, -1, 99, 999, 888].includes(n))
            .map((n) => ({ kind: 'number' as const, number: n })),
          c: fc.constantFrom('a', 'b', 'd').map((categoryId) => ({ kind: 'category' as const, categoryId })),
          d: date.map((at) => ({ kind: 'date' as const, date: at })),
        },
        { requiredKeys: [] },
      ),
    },
    { requiredKeys: [] },
  )
  .map(withLateDates);

/** A second operation and refractures come after surgery: what cannot be is refused, and not looked at here. */
function withLateDates(given: Covariates): Covariates {
  const { surgeryDate, secondSurgeryDate, refracture, ...rest } = given;
  const isLate = (at: string | undefined): boolean => !at || !surgeryDate || at > surgeryDate;
  return {
    ...rest,
    ...(surgeryDate && { surgeryDate }),
    ...(secondSurgeryDate && isLate(secondSurgeryDate) && { secondSurgeryDate }),
    ...(refracture?.kind === 'none-on-final-scan' && { refracture }),
    ...(refracture?.kind === 'confirmed' && {
      refracture: { ...refracture, events: refracture.events.filter((event) => isLate(event.date)) },
    }),
  };
}

const cohort = fc
  .array(covariates, { minLength: 1, maxLength: 8 })
  .map((all) =>
    all.map(
      (one, at): Subject => ({ ...makeSubject(`S-${String(at + 1).padStart(3, '0')}`), covariates: one }),
    ),
  );

async function imported(bytes: Uint8Array, subjects: readonly Subject[]) {
  const read = await tableFormats.read(bytes, {});
  if (!read.ok) throw new Error(read.error.kind);
  const table = textTable(read.value.cells);
  const targets = matchHeaders(table.headers, columns, 'kept').map(({ target }) => target);
  const answers = Object.fromEntries(targets.map((_, at) => [at, { decimal: 'point' as const }]));
  const known = subjects.map((subject) => ({ subject, hospitalNumbers: [], names: [] }));
  const plan = planImport({
    table,
    targets,
    answers,
    rowChoices: {},
    subjects: known,
    definitions,
    seesTelling: true,
    dates: 'dates',
    today,
  });
  return { plan, outcome: importOutcome(plan, noChoices, today) };
}

const csv = (subjects: readonly Subject[]) =>
  covariatesCsv(
    subjects,
    definitions,
    { seesTelling: true, dates: 'dates', isTemplate: false },
    { hasByteOrderMark: true },
  );
const utf8 = (text: string) => new TextEncoder().encode(text);

/** The bytes of each sign in GBK, by asking the platform's decoder what every pair of bytes is. */
const gbkBytes = new Map<string, readonly number[]>();
for (let lead = 0x81; lead <= 0xfe; lead += 1) {
  for (let trail = 0x40; trail <= 0xfe; trail += 1) {
    const sign = new TextDecoder('gbk').decode(Uint8Array.of(lead, trail));
    if (sign.length === 1 && !gbkBytes.has(sign)) gbkBytes.set(sign, [lead, trail]);
  }
}

function inGbk(text: string): Uint8Array {
  return Uint8Array.from(
    [...text].flatMap((sign) => (sign < '\x80' ? [sign.charCodeAt(0)] : (gbkBytes.get(sign) ?? []))),
  );
}

describe('the table of covariates', () => {
  it('imported as it was saved changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(cohort, async (subjects) => {
        const { outcome, plan } = await imported(utf8(csv(subjects)), subjects);
        expect(plan.columns).toHaveLength(columns.length);
        const states = outcome.rows.flatMap(({ row, cells }) =>
          [...row.cells].map(([key, cell]) => `${key} ${cells.get(key)?.problem?.kind ?? cell.state}`),
        );
        expect(states.filter((state) => !/ (same|both-missing)$/.test(state))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('imported into subjects without values gives the values that were saved', async () => {
    await fc.assert(
      fc.asyncProperty(cohort, async (subjects) => {
        const bare = subjects.map((one) => ({ ...one, covariates: {} }));
        const { outcome } = await imported(utf8(csv(subjects)), bare);
        for (const subject of subjects) {
          const got = outcome.changes.find(({ id }) => id === subject.id)?.covariates ?? {};
          for (const column of columns) {
            const [a, b] = [cellValueOf(got, column), cellValueOf(subject.covariates, column)];
            expect([column.key, isSameCell(a, b), a]).toEqual([column.key, true, a]);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('means the same in UTF-8, UTF-16 and UTF-16 the other way round', async () => {
    await fc.assert(
      fc.asyncProperty(cohort, async (subjects) => {
        const text = csv(subjects);
        const little = new Uint8Array(Buffer.from(text, 'utf16le'));
        const big = new Uint8Array(Buffer.from(text, 'utf16le').swap16());
        const all = await Promise.all([utf8(text), little, big].map((bytes) => tableFormats.read(bytes, {})));
        const [one, ...others] = all.map((read) => (read.ok ? read.value.cells : read.error));
        for (const other of others) expect(other).toEqual(one);
      }),
      { numRuns: 40 },
    );
  });

  it('means the same in GBK', async () => {
    await fc.assert(
      fc.asyncProperty(cohort, async (subjects) => {
        const text = csv(subjects).replace('\uFEFF', '');
        const [one, other] = await Promise.all(
          [utf8(text), inGbk(text)].map((bytes) => tableFormats.read(bytes, {})),
        );
        expect(other?.ok && other.value).toMatchObject({
          encoding: 'gb18030',
          cells: one?.ok ? one.value.cells : [],
        });
      }),
      { numRuns: 40 },
    );
  });

  it('goes over the clipboard and back', () => {
    const cell = fc
      .oneof(fc.string({ maxLength: 8 }), fc.constantFrom('"', 'a\tb', 'line\nbreak', '""', '1,5', ' x'))
      .map((text) => text.replace(/\r/g, ''));
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        (width, rows) => {
          const table = rows.map((row) => row.slice(0, width));
          expect(readTabText(writeTabText(table))).toEqual(table);
        },
      ),
    );
  });
});

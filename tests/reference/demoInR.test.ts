import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PanelChoice, studyChoice } from '../../src/analysis/panelChoice';
import { observerId } from '../../src/domain/ids';
import { compareFlat, type FlatComparison, parseFlat } from '../support/compareFlat';
import { demoHows } from '../support/demoHows';
import { demoNumbers } from '../support/demoNumbers';
import { openDemo } from '../support/openedDemo';
import { findR, type RealR, rFolder } from '../support/realR';
import { type CallsInR, yieldsInR } from './support/yieldsInR';

/*
 * R reads the two data files that the product saves of its demo and computes from them everything that the Results screen
 * shows: from the ROIs the averages, from the averages every table, test, interval and model, and by the rules which test
 * stands in the table. R's program is tests/reference/r, base R only, written from METHODS.md and the rules of the study.
 *
 * Every number equals R's to 1e-9 of itself, also those that R finds by iteration: its defaults are too lax for that (glm
 * 1e-8, uniroot 1e-4), so the script asks for 1e-14 or better, and integrates the noncentral t itself.
 *
 * The keys are those of our own results, walked: a number that the product begins to show and R does not know fails here.
 *
 * A second run evaluates every R call that "how" shows beside a number, as a reader would: on the saved subject file, with
 * nothing but base R.
 *
 * MULTIFIDUS_R=webr runs it in webr also where Rscript is installed; MULTIFIDUS_R=none runs none of it.
 */

const r = await findR();
if ('absent' in r) process.stdout.write(`\nR is not asked: ${r.absent}\n`);

const scripts = fileURLToPath(new URL('./r', import.meta.url));

/** A list that a failing test can print. */
function firstOf(list: readonly string[] = ['nothing was compared']): readonly string[] {
  return list.length <= 60 ? list : [...list.slice(0, 60), `and ${list.length - 60} more`];
}

/** The choices of the panel that are recomputed, each with the arguments of `recompute` in R. */
const choices = [
  { name: 'as the study', choice: studyChoice, asked: '' },
  {
    name: 'of one observer alone',
    choice: { ...studyChoice, observers: { kind: 'one', observerId: observerId('B') } },
    asked: ', observers = "B"',
  },
  { name: 'of the left side', choice: { ...studyChoice, side: 'left' }, asked: ', side = "left"' },
] as const satisfies readonly { name: string; choice: PanelChoice; asked: string }[];

/** What both sides make of the demo, side by side. */
interface Done {
  readonly said: string;
  readonly compared: ReadonlyMap<string, FlatComparison>;
  readonly calls: CallsInR;
}

async function recompute(real: RealR): Promise<Done> {
  const folder = rFolder();
  const demo = await openDemo('demo-in-r');
  cpSync(scripts, folder, { recursive: true });
  writeFileSync(join(folder, 'rois.csv'), demo.roiCsv);
  writeFileSync(join(folder, 'subjects.csv'), demo.subjectCsv);
  const calls = choices.map(
    ({ asked }, index) => `recompute("rois.csv", "subjects.csv", "numbers-${index}.tsv"${asked})`,
  );
  const sourceAll = 'for (script in list.files(".", "[.]R$")) source(script)';
  const said = await real.run(folder, [sourceAll, ...calls].join('; '));
  const compared = new Map<string, FlatComparison>();
  for (const [index, { name, choice }] of choices.entries()) {
    const theirs = parseFlat(readFileSync(join(folder, `numbers-${index}.tsv`), 'utf8'));
    compared.set(name, compareFlat(demoNumbers(await demo.under(choice)), theirs, 1e-9));
  }
  const yielded = await yieldsInR(real, folder, demoHows(demo), 1e-9);
  rmSync(folder, { recursive: true });
  return { said, compared, calls: yielded };
}

function reportText(program: string, { compared, calls }: Done): string {
  const most = (difference: number, where: string) =>
    `largest difference ${difference.toExponential(1)} (${where})`;
  const lines = [...compared].map(
    ([name, { numbers, words, largest }]) =>
      `${name}: ${numbers} numbers and ${words} words compared, ${most(largest.difference, largest.path)}`,
  );
  const how = `${calls.calls} R calls of "how": ${calls.numbers} numbers, ${most(calls.largest.difference, calls.largest.where)}`;
  return `\n${[program, ...lines, how].join('\n  ')}\n`;
}

describe.skipIf('absent' in r)('the demo’s results', () => {
  let done: Done | undefined;
  beforeAll(async () => {
    if ('absent' in r) return;
    done = await recompute(r);
    process.stdout.write(reportText(r.name, done));
  }, 600_000);
  afterAll(() => {
    if (!('absent' in r)) r.dispose();
  });

  it('are computed by R without a warning', () => {
    expect(done?.said).toBe('');
  });

  it.each(choices)('$name are R’s, every number to 1e-9 and every decision', ({ name }) => {
    const compared = done?.compared.get(name);
    expect(firstOf(compared?.differing)).toEqual([]);
    expect(compared?.numbers).toBeGreaterThan(20_000);
  });

  it.each(choices)('$name hold nothing that R does not compute, and R computes nothing else', ({ name }) => {
    const compared = done?.compared.get(name);
    expect(firstOf(compared?.onlyOurs)).toEqual([]);
    expect(firstOf(compared?.onlyTheirs)).toEqual([]);
  });

  it('carry R calls that give the same numbers from the saved subject file', () => {
    expect(firstOf(done?.calls.wrong)).toEqual([]);
    expect(done?.calls.numbers).toBeGreaterThan(1500);
  });

  it('have such a call for everything, Firth’s model as well', () => {
    expect(done?.calls.withoutCall).toEqual([]);
  });
});

describe('the comparison with R', () => {
  const ours = new Map<string, number | string>([
    ['a', 1],
    ['b', 'student'],
    ['c', 0],
  ]);

  it('finds a digit, a decision and a zero that differ', () => {
    const theirs = parseFlat('a\tnumber\t1.00000001\nb\ttext\twelch\nc\tnumber\t1e-300\n');
    expect(compareFlat(ours, theirs, 1e-9).differing).toHaveLength(3);
  });

  it('finds what either side lacks', () => {
    const { onlyOurs, onlyTheirs } = compareFlat(ours, parseFlat('a\tnumber\t1\nd\tnumber\t2\n'), 1e-9);
    expect([onlyOurs, onlyTheirs]).toEqual([['b', 'c'], ['d']]);
  });
});

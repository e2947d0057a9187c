import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { findR, rFolder } from '../support/realR';
import { documentedCalls } from './support/documentedCalls';
import { yieldsInR } from './support/yieldsInR';

/*
 * The R calls that METHODS.md gives for its methods, run in R (see demoInR.test.ts for where R comes from) on small lists,
 * with and without ties: they give the engine's numbers. Calls of packages (effectsize, psych, pROC …) are not run here;
 * their numbers are in tests/reference/cases.
 */

const methods = readFileSync(
  fileURLToPath(new URL('../../src/statistics/METHODS.md', import.meta.url)),
  'utf8',
);
const baseFunctions = [
  ...['shapiro.test', 't.test', 'wilcox.test', 'chisq.test', 'fisher.test', 'oneway.test', 'kruskal.test'],
  ...['cor.test', 'cor', 'lm', 'glm', 'drop1', 'p.adjust', 'TukeyHSD', 'fivenum', 'qqnorm', 'ppoints'],
  ...[
    'pnorm',
    'qnorm',
    'pt',
    'qt',
    'pf',
    'qf',
    'qbeta',
    'pchisq',
    'qchisq',
    'pwilcox',
    'psignrank',
    'ptukey',
  ],
] as const;

/** Whether a text calls or names a function of R; `t.test` is not in `psych::t.test.x`. */
function names(text: string, called: string): boolean {
  return new RegExp(`(?<![\\w.:])${called.replaceAll('.', '\\.')}(?![\\w.])`).test(text);
}

const r = await findR();
if ('absent' in r) process.stdout.write(`\nR is not asked: ${r.absent}\n`);

describe('the R calls of METHODS.md', () => {
  it('are all tried here: those of base R that the page names', () => {
    const named = baseFunctions.filter((called) => names(methods, called));
    expect(named.length).toBeGreaterThan(20);
    const tried = documentedCalls.map(({ rCall }) => rCall).join('\n');
    expect(named.filter((called) => !names(tried, called))).toEqual([]);
  });

  afterAll(() => {
    if (!('absent' in r)) r.dispose();
  });

  it.skipIf('absent' in r)(
    'give the engine’s numbers',
    async () => {
      if ('absent' in r) return;
      const folder = rFolder();
      cpSync(fileURLToPath(new URL('./r', import.meta.url)), folder, { recursive: true });
      writeFileSync(join(folder, 'subjects.csv'), 'subject\n');
      for (const tolerance of new Set(documentedCalls.map((one) => one.tolerance))) {
        const asked = documentedCalls
          .filter((one) => one.tolerance === tolerance)
          .map(({ rCall, ours }) => ({ where: rCall, how: { method: rCall, rCall, yields: ours } }));
        const { wrong, numbers } = await yieldsInR(r, folder, asked, tolerance);
        expect(wrong).toEqual([]);
        expect(numbers).toBeGreaterThanOrEqual(asked.length);
      }
      rmSync(folder, { recursive: true });
    },
    600_000,
  );
});

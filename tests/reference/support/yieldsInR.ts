import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseFlat, relativeDifference } from '../../support/compareFlat';
import type { RealR } from '../../support/realR';

/** An R call, what it is said to give, and where it stands. */
export interface AskedCall {
  readonly where: string;
  readonly how: {
    readonly method: string;
    readonly rCall: string;
    /** Absent where base R has no way to it. */
    readonly yields?: readonly number[];
    /** To what share of itself R gives them, where R's own function stops there. */
    readonly yieldsTo?: number;
  };
}

/** What R makes of the calls that the product shows. */
export interface CallsInR {
  readonly calls: number;
  readonly numbers: number;
  readonly largest: { readonly where: string; readonly difference: number };
  /** Calls that R refuses, that give another count of numbers, or other numbers. */
  readonly wrong: readonly string[];
  /** Where a number has no way in base R: the methods, each once. */
  readonly withoutCall: readonly string[];
}

/**
 * Evaluates every call in one run of R, in a folder that holds the scripts of tests/reference/r and the subject file, and
 * compares with what each is said to yield.
 */
export async function yieldsInR(
  real: RealR,
  folder: string,
  asked: readonly AskedCall[],
  tolerance: number,
): Promise<CallsInR> {
  // What yields nothing in base R must be R all the same.
  const text = asked
    .map(({ how }, index) => `#### ${index}${how.yields ? '' : ' parse'}\n${how.rCall}\n`)
    .join('');
  writeFileSync(join(folder, 'calls.txt'), text);
  const scripts = 'source("output.R"); source("calls.R")';
  await real.run(folder, `${scripts}; evaluate_calls("calls.txt", "subjects.csv", "yields.tsv")`);
  const theirs = parseFlat(readFileSync(join(folder, 'yields.tsv'), 'utf8'));
  const wrong: string[] = [];
  const withoutCall = new Set<string>();
  let numbers = 0;
  let largest = { where: '', difference: 0 };
  for (const [index, { where, how }] of asked.entries()) {
    const error = theirs.get(`${index}/error`);
    const count = theirs.get(`${index}#`);
    if (error !== undefined) wrong.push(`${where}: ${error}\n${how.rCall}`);
    else if (!how.yields) withoutCall.add(how.method);
    else if (count !== how.yields.length) {
      wrong.push(`${where}: ${count} numbers, not ${how.yields.length}\n${how.rCall}`);
    } else {
      for (const [place, own] of how.yields.entries()) {
        const other = theirs.get(`${index}/${place}`);
        const difference =
          typeof other === 'number' ? relativeDifference(own, other) : Number.POSITIVE_INFINITY;
        numbers += 1;
        if (difference > largest.difference) largest = { where, difference };
        if (!(difference <= Math.max(tolerance, how.yieldsTo ?? 0)))
          wrong.push(`${where}: ${own}, not ${other}\n${how.rCall}`);
      }
    }
  }
  return { calls: asked.length, numbers, largest, wrong, withoutCall: [...withoutCall].sort() };
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** A JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A JSON object. */
export type JsonObject = { readonly [key: string]: Json };

/** One reference case: what goes into a method, and what an independent program answered. */
export interface StatisticsCase {
  readonly file: string;
  readonly name: string;
  readonly test: string;
  readonly input: JsonObject;
  readonly expected: JsonObject;
}

/** Whether a JSON value is an object. */
export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** All cases of a folder; null if there is no such folder. A malformed case stops the suite. */
export function readStatisticsCases(folder: string): readonly StatisticsCase[] | null {
  if (!existsSync(folder)) return null;
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return files.sort().flatMap((name) => {
    const cases: Json = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    if (!Array.isArray(cases)) throw new Error(`${name} is not a list of cases`);
    return cases.map((entry: Json, index) => toCase(entry, `${basename(name, '.json')}[${index}]`));
  });
}

function toCase(entry: Json, where: string): StatisticsCase {
  if (!isJsonObject(entry)) throw new Error(`${where} is not an object`);
  const { name, test, input, expected } = entry;
  if (typeof name !== 'string' || typeof test !== 'string') throw new Error(`${where} has no name or test`);
  if (!isJsonObject(input) || !isJsonObject(expected)) throw new Error(`${where} has no input or expected`);
  return { file: where, name, test, input, expected };
}

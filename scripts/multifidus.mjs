#!/usr/bin/env node
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { cliFolder, isCliBuilt } from './builtCli.mjs';

if (!isCliBuilt()) {
  // On the other stream: what a command prints stays what it prints.
  console.error('Building the command line. This takes a few seconds.');
  const { buildCli } = await import('./buildCli.mjs');
  await buildCli();
}
const { main } = await import(pathToFileURL(join(cliFolder, 'main.js')).href);
process.exitCode = await main(process.argv.slice(2), {
  out: (/** @type {string} */ line) => console.log(line),
  err: (/** @type {string} */ line) => console.error(line),
});

import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Where the built command line is. */
export const cliFolder = join(root, 'dist-cli');
const entry = join(cliFolder, 'main.js');

/** Newest change below a file or folder, ms since 1970; 0 when it is not there. @param {string} path @returns {number} */
function newestChangeMs(path) {
  if (!existsSync(path)) return 0;
  const facts = statSync(path);
  if (!facts.isDirectory()) return facts.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestChangeMs(join(path, name))));
}

/** Whether the built command line is there and newer than what it is built from. */
export function isCliBuilt() {
  const sources = ['src', 'package-lock.json', 'scripts/buildCli.mjs'].map((one) => join(root, one));
  // Whoever has no sources has what was built for them.
  const [code = ''] = sources;
  const builtAt = existsSync(entry) ? statSync(entry).mtimeMs : 0;
  return builtAt > 0 && (!existsSync(code) || builtAt >= Math.max(...sources.map(newestChangeMs)));
}

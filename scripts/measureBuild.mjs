import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { chunkSizes } from './chunkSizes.mjs';

/*
 * Builds in memory and prints, as JSON, what was built: the size of every file, and the component library's style
 * sheets whose classes the program names while they were not built with it. The budget test runs this.
 */

const built = await build({ logLevel: 'silent', build: { write: false } });
if (!('output' in built)) throw new Error('One build was asked for');

/** @param {string} text @returns {Set<string>} */
const libraryClasses = (text) => new Set(text.match(/\bm_[0-9a-f]{6,8}\b/g));
const sheetFolder = dirname(fileURLToPath(import.meta.resolve('@mantine/core/styles/Button.css')));
const sheets = readdirSync(sheetFolder).filter(
  (name) => name.endsWith('.css') && !name.endsWith('.layer.css'),
);
const programs = built.output.map((one) => (one.type === 'chunk' ? one.code : '')).join('\n');
const styles = built.output
  .map((one) => (one.type === 'asset' && one.fileName.endsWith('.css') ? String(one.source) : ''))
  .join('\n');
const named = libraryClasses(programs);
const styled = libraryClasses(styles);
const missing = sheets.filter((name) =>
  [...libraryClasses(readFileSync(join(sheetFolder, name), 'utf8'))].some(
    (one) => named.has(one) && !styled.has(one),
  ),
);
console.log(
  JSON.stringify({
    sizes: chunkSizes(built.output),
    library: { namedClasses: named.size, missingSheets: missing },
  }),
);

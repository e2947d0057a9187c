import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { chunkSizes } from './chunkSizes.mjs';

/*
 * Builds in memory and prints, as JSON, what was built: the size of every file, and the component library's classes
 * that the program names while the style sheets built with it lack them. The budget test runs this.
 */

const built = await build({ logLevel: 'silent', build: { write: false } });
if (!('output' in built)) throw new Error('One build was asked for');

/** @param {string} text @returns {Set<string>} */
const libraryClasses = (text) => new Set(text.match(/\bm_[0-9a-f]{6,8}\b/g));
const library = libraryClasses(
  readFileSync(fileURLToPath(import.meta.resolve('@mantine/core/styles.css')), 'utf8'),
);
const programs = built.output.map((one) => (one.type === 'chunk' ? one.code : '')).join('\n');
const sheets = built.output
  .map((one) => (one.type === 'asset' && one.fileName.endsWith('.css') ? String(one.source) : ''))
  .join('\n');
const styled = libraryClasses(sheets);
const named = libraryClasses(programs);
console.log(
  JSON.stringify({
    sizes: chunkSizes(built.output),
    classes: {
      named: named.size,
      unstyled: [...named].filter((name) => library.has(name) && !styled.has(name)),
    },
  }),
);

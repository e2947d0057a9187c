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

const chunkImports = new Map(
  built.output.flatMap((one) => (one.type === 'chunk' ? [[one.fileName, one.imports]] : [])),
);

/** Whether a file loads another, by way of any others. @param {string} from @param {string} wanted @param {Set<string>} seen @returns {boolean} */
function loads(from, wanted, seen) {
  return (chunkImports.get(from) ?? []).some((next) => {
    if (next === wanted) return true;
    if (seen.has(next)) return false;
    seen.add(next);
    return loads(next, wanted, seen);
  });
}

// What a file makes when it loads may not be there yet where it waits for a file that waits for it.
const circles = [...chunkImports.keys()].filter((name) => loads(name, name, new Set()));

console.log(
  JSON.stringify({
    circles,
    sizes: chunkSizes(built.output),
    library: { namedClasses: named.size, missingSheets: missing },
  }),
);

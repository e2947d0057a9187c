import { Buffer } from 'node:buffer';
import { gzipSync } from 'node:zlib';
import { partBudgets, startBudget } from './chunkBudgets.mjs';

/**
 * One built file of program code: JavaScript, styles or WebAssembly.
 *
 * @typedef {object} FileSize
 * @property {string} name without folder and hash
 * @property {'js' | 'css' | 'wasm'} kind
 * @property {number} rawBytes
 * @property {number} gzipBytes at gzip's usual level, as web servers compress
 * @property {boolean} isStart whether the page loads it before the start screen answers: the entry, what it imports
 *   statically, and the styles of these
 *
 * @typedef {import('vite').Rolldown.OutputChunk | import('vite').Rolldown.OutputAsset} Output
 *
 * @typedef {object} Part
 * @property {string} title
 * @property {number | undefined} limitKb undefined for files that no budget names
 * @property {number} gzipBytes
 * @property {readonly FileSize[]} files
 */

/** @param {string} fileName @returns {string} */
function plainName(fileName) {
  return fileName.replace(/^.*\//, '').replace(/-[\w-]{8}(?=\.\w+$)/, '');
}

/** Names of the files that the page needs before its first screen. @param {readonly Output[]} outputs */
function startFiles(outputs) {
  const chunks = new Map(outputs.flatMap((one) => (one.type === 'chunk' ? [[one.fileName, one]] : [])));
  /** @type {Set<string>} */
  const found = new Set();
  const waiting = [...chunks.values()].filter((chunk) => chunk.isEntry).map((chunk) => chunk.fileName);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const chunk = chunks.get(name);
    if (!chunk || found.has(name)) continue;
    found.add(name);
    for (const sheet of chunk.viteMetadata?.importedCss ?? []) found.add(sheet);
    waiting.push(...chunk.imports);
  }
  return found;
}

/** Sizes of everything that a build wrote, largest first. @param {readonly Output[]} outputs @returns {FileSize[]} */
export function chunkSizes(outputs) {
  const start = startFiles(outputs);
  return outputs
    .flatMap((one) => {
      const kind = one.fileName.split('.').at(-1);
      if (kind !== 'js' && kind !== 'css' && kind !== 'wasm') return [];
      const bytes = Buffer.from(one.type === 'chunk' ? one.code : one.source);
      /** @type {FileSize} */
      const size = {
        name: plainName(one.fileName),
        kind,
        rawBytes: bytes.length,
        gzipBytes: gzipSync(bytes).length,
        isStart: start.has(one.fileName),
      };
      return [size];
    })
    .sort((a, b) => b.gzipBytes - a.gzipBytes);
}

/** @param {string} pattern @param {string} name */
function matches(pattern, name) {
  const [before = '', after] = pattern.split('*');
  return after === undefined ? name === pattern : name.startsWith(before) && name.endsWith(after);
}

/** The files by the part of the program that they belong to, the start screen first. @param {readonly FileSize[]} sizes @returns {Part[]} */
export function partsOf(sizes) {
  /** @param {string} title @param {number | undefined} limitKb @param {readonly FileSize[]} files @returns {Part} */
  const part = (title, limitKb, files) => ({
    title,
    limitKb,
    gzipBytes: files.reduce((sum, file) => sum + file.gzipBytes, 0),
    files,
  });
  const start = sizes.filter((file) => file.isStart);
  const later = sizes.filter((file) => !file.isStart);
  /** @param {FileSize} file */
  const budgetOf = (file) => partBudgets.find(({ files }) => files.some((one) => matches(one, file.name)));
  const unlisted = later.filter((file) => budgetOf(file) === undefined);
  return [
    part(
      'Start screen, JavaScript',
      startBudget.javascriptKb,
      start.filter((file) => file.kind !== 'css'),
    ),
    part(
      'Start screen, styles',
      startBudget.stylesKb,
      start.filter((file) => file.kind === 'css'),
    ),
    ...partBudgets.map((budget) =>
      part(
        budget.part,
        budget.limitKb,
        later.filter((file) => budgetOf(file) === budget),
      ),
    ),
    ...(unlisted.length > 0 ? [part('In no budget', undefined, unlisted)] : []),
  ];
}

/** Whether a part is larger than it may be, or has no limit. @param {Part} part */
export function isOverBudget({ limitKb, gzipBytes }) {
  return limitKb === undefined || gzipBytes > limitKb * 1000;
}

/** @param {number} bytes */
const kb = (bytes) => (bytes / 1000).toFixed(1);

/** The sizes as a table for people. @param {readonly FileSize[]} sizes @returns {string} */
export function sizeTable(sizes) {
  const rows = [['', 'raw', 'gzip', 'limit, KB']];
  for (const part of partsOf(sizes)) {
    const rawBytes = part.files.reduce((sum, file) => sum + file.rawBytes, 0);
    const limit = part.limitKb === undefined ? 'none' : String(part.limitKb);
    const mark = isOverBudget(part) ? ' OVER' : '';
    rows.push([part.title, kb(rawBytes), kb(part.gzipBytes), limit + mark]);
    for (const file of part.files) rows.push([`  ${file.name}`, kb(file.rawBytes), kb(file.gzipBytes), '']);
  }
  const widths = [0, 1, 2, 3].map((at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows
    .map(([name = '', ...cells]) =>
      [name.padEnd(widths[0] ?? 0), ...cells.map((cell, at) => cell.padStart(widths[at + 1] ?? 0))]
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { build, preview } from 'vite';
import { addressText, archiveAddress, isUnprotected } from './archiveProxy.mjs';

/** Newest change below a file or folder, ms since 1970; 0 when it is not there. @param {string} path @returns {number} */
function newestChangeMs(path) {
  if (!existsSync(path)) return 0;
  const facts = statSync(path);
  if (!facts.isDirectory()) return facts.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestChangeMs(join(path, name))));
}

/** Where the archive is expected; ends in words where it was named wrongly. @returns {URL} */
function expectedArchive() {
  try {
    return archiveAddress(process.env['MULTIFIDUS_ARCHIVE']);
  } catch (cause) {
    console.error(cause instanceof Error ? cause.message : cause);
    process.exit(1);
  }
}

const archive = expectedArchive();
const sources = ['src', 'public', 'index.html', 'vite.config.ts', 'package-lock.json'];
// Several people at one checkout build beside each other.
const folder = process.env['MULTIFIDUS_DIST'] ?? 'dist';
const page = join(folder, 'index.html');
const builtAt = existsSync(page) ? statSync(page).mtimeMs : 0;
if (builtAt < Math.max(...sources.map(newestChangeMs))) {
  console.log('Building Multifidus. This takes about half a minute.');
  // The bundler's notes about Node modules inside the codecs are known and harmless; only errors are news.
  await build({ logLevel: 'error', build: { outDir: folder, emptyOutDir: true } });
}
const port = Number(process.env['PORT'] ?? 4173);
const server = await preview({ build: { outDir: folder }, preview: { port, strictPort: false } });
const address = server.resolvedUrls?.local[0] ?? `http://127.0.0.1:${port}/`;
console.log(`Multifidus is at ${address}`);
console.log(
  `An archive is expected at ${addressText(archive)} (MULTIFIDUS_ARCHIVE names another; npm run archive starts one).`,
);
if (isUnprotected(archive)) {
  console.log('What goes to it can be read on the way: its address begins with http://, not https://.');
}
console.log('Nothing leaves this computer, except to an archive that you connect. Stop with Ctrl C.');

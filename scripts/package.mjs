import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { zipSync } from 'fflate';
import { build } from 'vite';

/** Every file below a folder. @param {string} folder @returns {string[]} */
function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
await build({ logLevel: 'error' });
const name = `multifidus-${version}.zip`;
const files = Object.fromEntries(
  filesBelow('dist').map((path) => [
    relative('dist', path).split(sep).join('/'),
    new Uint8Array(readFileSync(path)),
  ]),
);
writeFileSync(name, zipSync(files, { level: 9 }));
console.log(`${name}: ${Object.keys(files).length} files. Unpack it into any folder of a web server.`);

// Runs R scripts in webr, in a process of its own: node runInWebr.mjs <folder of the package> <folder of files> <R expression>.
// The folder is the working directory of R; files that R writes there come back into it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [packageFolder = '', folder = '', expression = ''] = process.argv.slice(2);
const { WebR } = await import(pathToFileURL(join(packageFolder, 'dist', 'webr.mjs')).href);
const webr = new WebR({ baseUrl: `${join(packageFolder, 'dist')}/`, interactive: false });
await webr.init();
await webr.FS.mkdir('/study');
const given = new Set(readdirSync(folder));
for (const name of given) await webr.FS.writeFile(`/study/${name}`, readFileSync(join(folder, name)));
const shelter = await new webr.Shelter();
const { output } = await shelter.captureR(`setwd("/study"); ${expression}`, { withAutoprint: true });
for (const { data } of output) if (typeof data === 'string') process.stdout.write(`${data}\n`);
const listed = await webr.FS.lookupPath('/study');
for (const name of Object.keys(listed.contents ?? {})) {
  if (!given.has(name)) writeFileSync(join(folder, name), await webr.FS.readFile(`/study/${name}`));
}
await webr.close();
process.exit(0);

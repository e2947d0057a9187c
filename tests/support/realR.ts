import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const runFile = promisify(execFile);

/** R, wherever it comes from. */
export interface RealR {
  /** Program, and its version of R. */
  readonly name: string;
  /** Runs an R expression in a folder: files that R writes there are there afterwards. Returns what R printed. */
  readonly run: (folder: string, expression: string) => Promise<string>;
  /** Deletes what was fetched. */
  readonly dispose: () => void;
}

/**
 * Real R: `Rscript` where it is installed; else webr, fetched with npm into a temporary folder for this run only (the
 * project neither bundles it nor depends on it: GPL, 172 MB). Or why there is none.
 *
 * The environment variable MULTIFIDUS_R chooses: `rscript`, `webr` (also where Rscript is installed) or `none`.
 */
export async function findR(): Promise<RealR | { readonly absent: string }> {
  const wanted = process.env['MULTIFIDUS_R'] ?? '';
  if (!['', 'rscript', 'webr', 'none'].includes(wanted)) {
    throw new Error('MULTIFIDUS_R is rscript, webr or none');
  }
  if (wanted === 'none') return { absent: 'MULTIFIDUS_R is none' };
  const local = wanted === 'webr' ? undefined : await findRscript();
  if (local) return local;
  if (wanted === 'rscript') return { absent: 'Rscript is not installed' };
  const fetched = await fetchWebr();
  if (!('absent' in fetched) || wanted === 'webr') return fetched;
  return { absent: `Rscript is not installed, and ${fetched.absent}` };
}

/** A new folder for files that go to R and come from it. */
export function rFolder(): string {
  return mkdtempSync(join(tmpdir(), 'multifidus-r-'));
}

const versionOfR = 'cat(R.version$major, R.version$minor, sep = ".")';

async function findRscript(): Promise<RealR | undefined> {
  const run: RealR['run'] = async (cwd, expression) => {
    const { stdout, stderr } = await runFile('Rscript', ['--vanilla', '-e', expression], {
      cwd,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      // One collation, one decimal sign, whatever the machine's.
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    });
    return `${stdout}${stderr}`;
  };
  try {
    return { name: `Rscript, R ${await run(tmpdir(), versionOfR)}`, run, dispose: () => undefined };
  } catch {
    return undefined;
  }
}

async function fetchWebr(): Promise<RealR | { readonly absent: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'multifidus-webr-'));
  const dispose = () => rmSync(folder, { recursive: true, force: true });
  // Asked first, and not for long: a machine without a network must not wait. An empty cache, so that none answers for it.
  const impatient = ['--fetch-retries=0', '--fetch-timeout=10000', '--cache', join(folder, 'cache')];
  try {
    await runFile('npm', ['view', 'webr', 'version', ...impatient], { cwd: folder, timeout: 20_000 });
  } catch {
    dispose();
    return { absent: 'npm’s registry is not reached, so webr cannot be fetched' };
  }
  // `ws` is what webr asks for in Node and does not name. Their install scripts are not needed and not run.
  const plain = [
    '--no-save',
    '--no-package-lock',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--fetch-retries=1',
  ];
  try {
    await runFile('npm', ['install', '--prefix', folder, ...plain, 'webr', 'ws'], {
      cwd: folder,
      timeout: 300_000,
    });
  } catch (cause) {
    dispose();
    return { absent: `webr could not be fetched: ${String(cause).split('\n')[0]}` };
  }
  const script = fileURLToPath(new URL('./runInWebr.mjs', import.meta.url));
  const run: RealR['run'] = async (where, expression) => {
    const program = join(folder, 'node_modules', 'webr');
    const { stdout } = await runFile(process.execPath, [script, program, where, expression], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    return stdout;
  };
  return { name: `webr, R ${(await run(rFolder(), versionOfR)).trim()}`, run, dispose };
}

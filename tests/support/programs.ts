import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const runFile = promisify(execFile);

/** Whether a program answers here. */
export async function isInstalled(program: string): Promise<boolean> {
  try {
    await runFile(program, ['--version'], { timeout: 60_000 });
    return true;
  } catch {
    return false;
  }
}

/** A folder for one run, deleted afterwards. */
export async function inFolder<T>(run: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'multifidus-office-'));
  try {
    return await run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What LibreOffice makes of a file: opened, and saved as another format. Its profile is this run's alone. */
export async function throughLibreOffice(
  name: string,
  bytes: Uint8Array,
  format: 'fodt' | 'fods',
): Promise<string> {
  return inFolder(async (folder) => {
    writeFileSync(join(folder, name), bytes);
    const profile = pathToFileURL(join(folder, 'profile')).href;
    await runFile(
      'soffice',
      [`-env:UserInstallation=${profile}`, '--headless', '--convert-to', format, name],
      { cwd: folder, timeout: 240_000 },
    );
    return readFileSync(join(folder, name.replace(/\.\w+$/, `.${format}`)), 'utf8');
  });
}

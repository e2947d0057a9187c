import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const jar = process.env['IMAGEJ_JAR'] ?? '/usr/share/java/ij.jar';

function hasProgram(name: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${name}`]).status === 0;
}

/**
 * Why real ImageJ cannot be asked here; undefined when it can. Its DICOM reader needs a screen as soon as a file states a
 * slope, so a virtual one is needed too.
 */
export function imageJAbsent(): string | undefined {
  if (!existsSync(jar)) return `${jar} is not here (Debian's package imagej; or set IMAGEJ_JAR)`;
  const missing = ['java', 'xvfb-run', 'xauth'].filter((name) => !hasProgram(name));
  return missing.length > 0 ? `${missing.join(' and ')} missing` : undefined;
}

/** A new folder for files that go to ImageJ and come from it. */
export function imageJFolder(): string {
  return mkdtempSync(join(tmpdir(), 'multifidus-imagej-'));
}

/** Runs a macro in real ImageJ and returns the lines it printed. */
export function runImageJ(folder: string, macro: string): readonly string[] {
  const path = join(folder, 'macro.ijm');
  writeFileSync(path, macro);
  const ran = spawnSync(
    'xvfb-run',
    [
      '-a',
      'java',
      `-Duser.home=${folder}`,
      '-Dfile.encoding=UTF-8',
      '-Dsun.stdout.encoding=UTF-8',
      '-cp',
      jar,
      'ij.ImageJ',
      '-batch',
      path,
    ],
    { encoding: 'utf8', timeout: 120_000, env: { ...process.env, LC_ALL: 'C.UTF-8' } },
  );
  if (ran.status !== 0 || /Exception/.test(ran.stderr)) throw new Error(`ImageJ: ${ran.stdout}${ran.stderr}`);
  return ran.stdout.split('\n').filter((line) => line !== '');
}

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What David Clunie's validator says of a file. */
export interface Validated {
  /** Name of the information object that it took the file for. */
  readonly iod: string;
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

/** Why files cannot be validated here; undefined when they can. */
export function dciodvfyAbsent(): string | undefined {
  const found = spawnSync('sh', ['-c', 'command -v dciodvfy']).status === 0;
  return found ? undefined : "dciodvfy is not here (Debian's package dicom3tools)";
}

/** Validates a DICOM file against the definition of its information object. */
export function dciodvfy(bytes: Uint8Array): Validated {
  const folder = mkdtempSync(join(tmpdir(), 'multifidus-dciodvfy-'));
  try {
    const path = join(folder, 'object.dcm');
    writeFileSync(path, bytes);
    const ran = spawnSync('dciodvfy', [path], { encoding: 'utf8', timeout: 60_000 });
    const lines = `${ran.stdout}\n${ran.stderr}`.split('\n').filter((line) => line.trim() !== '');
    return {
      iod: lines.find((line) => !/^(Error|Warning)\b/.test(line)) ?? '',
      errors: lines.filter((line) => line.startsWith('Error')),
      warnings: lines.filter((line) => line.startsWith('Warning')),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

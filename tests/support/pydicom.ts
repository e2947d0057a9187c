import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const candidates = [process.env['PYDICOM_PYTHON'], '/usr/bin/python3', 'python3'];

/** The Python that has pydicom and numpy, if any. */
const python = candidates.find(
  (name) => name !== undefined && spawnSync(name, ['-c', 'import pydicom, numpy']).status === 0,
);

/** Why pydicom cannot be asked here; undefined when it can. */
export function pydicomAbsent(): string | undefined {
  return python === undefined
    ? "pydicom is not here (Debian's package python3-pydicom; or name a Python in PYDICOM_PYTHON)"
    : undefined;
}

/**
 * Runs a Python script over DICOM files. The script finds their paths in `paths` and `given` as it was passed, and puts what it found
 * into `result`, which comes back through JSON.
 */
export function inPydicom(script: string, files: readonly Uint8Array[], given: unknown = null): unknown {
  if (python === undefined) throw new Error(pydicomAbsent());
  const folder = mkdtempSync(join(tmpdir(), 'multifidus-pydicom-'));
  try {
    const paths = files.map((bytes, index) => {
      const path = join(folder, `${index}.dcm`);
      writeFileSync(path, bytes);
      return path;
    });
    const program = [
      'import json, sys, pydicom',
      'paths, given = json.load(sys.stdin)',
      script,
      'json.dump(result, sys.stdout)',
    ].join('\n');
    const ran = spawnSync(python, ['-c', program], {
      encoding: 'utf8',
      input: JSON.stringify([paths, given]),
      timeout: 60_000,
      maxBuffer: 1 << 28,
      env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
    });
    if (ran.status !== 0) throw new Error(`pydicom: ${ran.stderr}`);
    return JSON.parse(ran.stdout);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const python = '/usr/bin/python3';

const program = `
import json, sys, warnings, pydicom
warnings.simplefilter('ignore')
for path in open(sys.argv[1], encoding='utf-8').read().split('\\n'):
    try:
        ds = pydicom.dcmread(path, force=True)
        syntax = str(getattr(ds.file_meta, 'TransferSyntaxUID', '')) if hasattr(ds, 'file_meta') else ''
        for tag in (0x7FE00010, 0x7FE00008, 0x7FE00009):
            if tag in ds: del ds[tag]
        data = ds.to_json_dict(bulk_data_threshold=int(sys.argv[2]), bulk_data_element_handler=lambda e: 'bulk')
        text = json.dumps({'json': data, 'syntax': syntax})
    except Exception as problem:
        text = json.dumps({'error': str(problem)[:200]})
    print(text)
`;

/** Metadata of one file as pydicom writes it, or why it does not. */
export type PydicomJson =
  | { readonly json: Readonly<Record<string, never>>; readonly syntax: string }
  | { readonly error: string };

/** Whether pydicom is here. */
export function hasPydicom(): boolean {
  try {
    execFileSync(python, ['-c', 'import pydicom'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Files in the DICOM JSON model by pydicom's `to_json_dict`, without pixels; values from so many bytes on are kept apart. */
export function pydicomJson(paths: readonly string[], bulkFromBytes: number): readonly PydicomJson[] {
  const folder = mkdtempSync(join(tmpdir(), 'multifidus-pydicom-'));
  try {
    writeFileSync(join(folder, 'list'), paths.join('\n'));
    writeFileSync(join(folder, 'run.py'), program);
    const out = execFileSync(python, [join(folder, 'run.py'), join(folder, 'list'), String(bulkFromBytes)], {
      maxBuffer: 2 ** 30,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return out
      .toString('utf8')
      .trimEnd()
      .split('\n')
      .map((line): PydicomJson => JSON.parse(line));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The bytes of a file, for tests. */
export function fileBytes(path: string): Uint8Array {
  return new Uint8Array(readFileSync(path));
}

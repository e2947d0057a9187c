import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataTableCsv } from '../../src/report/export/dataTable';
import type { ExportFacts } from '../../src/report/export/exportFacts';
import { defaultExportSettings, type ExportSettings } from '../../src/report/export/exportSettings';
import { kitData } from '../../src/report/kit/kitData';
import { kitDataFolder } from '../../src/report/kit/kitDataFolder';
import { kitScriptR } from '../../src/report/kit/kitScriptR';

/** What R says of a kit. */
export interface KitRun {
  readonly exitCode: number;
  readonly said: string;
  /** Text of check.csv; empty where it was not written. */
  readonly check: string;
}

/** Where a kit is written and how R is run. */
export interface KitRunOptions {
  readonly settings?: ExportSettings;
  /** Changes a file before R reads it. */
  readonly change?: (name: string, text: string) => string;
  /** Arguments of Rscript, from a folder that is not the kit's; the script's path unless told otherwise. */
  readonly argumentsOf?: (script: string) => readonly string[];
  readonly locale?: string;
}

/** Writes the R part of a kit into a new folder with a blank in its name, runs it with Rscript from elsewhere, and cleans up. */
export async function runKitInR(facts: ExportFacts, options: KitRunOptions = {}): Promise<KitRun> {
  const { settings = defaultExportSettings, change = (_name, text) => text, locale = 'C.UTF-8' } = options;
  const folder = mkdtempSync(join(tmpdir(), 'multifidus kit '));
  try {
    mkdirSync(join(folder, kitDataFolder));
    for (const table of kitData(facts, settings)) {
      const text = dataTableCsv(table, { hasByteOrderMark: settings.csv.hasByteOrderMark });
      writeFileSync(join(folder, kitDataFolder, `${table.name}.csv`), change(table.name, text));
    }
    const script = join(folder, 'analysis.R');
    writeFileSync(script, kitScriptR(facts, settings));
    const { argumentsOf = (path: string) => [path] } = options;
    const { exitCode, said } = await rscript(['--vanilla', ...argumentsOf(script)], locale);
    return { exitCode, said, check: readIfThere(join(folder, 'check.csv')) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function rscript(args: readonly string[], locale: string): Promise<Omit<KitRun, 'check'>> {
  return new Promise((resolve) => {
    const env = { ...process.env, LC_ALL: locale };
    execFile('Rscript', args, { cwd: tmpdir(), env, maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      resolve({ exitCode: error ? Number(error.code ?? 1) : 0, said: `${stdout}${stderr}` });
    });
  });
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

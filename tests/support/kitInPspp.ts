import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Papa from 'papaparse';
import type { ExportFacts } from '../../src/report/export/exportFacts';
import { defaultExportSettings, type ExportSettings } from '../../src/report/export/exportSettings';
import { kitFiles } from '../../src/report/kit/reproductionKit';
import { spssOnlyMarks } from '../../src/report/kit/spss/spssCommand';

/** Whether PSPP can be asked. */
export const hasPspp = spawnSync('pspp', ['--version']).status === 0;

/** What PSPP says of a kit. */
export interface PsppRun {
  readonly exitCode: number;
  /** Errors and warnings. */
  readonly complaints: readonly string[];
  /** The output by the line or block that it belongs to ("Line 3", "Agreement 1"; "" before the first), as tables of cells. */
  readonly output: ReadonlyMap<string, readonly PsppTable[]>;
  /** Commands that were left out because PSPP does not have them: their first words. */
  readonly leftOut: readonly string[];
  readonly syntax: string;
}

/** One table of PSPP's output. */
export interface PsppTable {
  readonly title: string;
  readonly rows: readonly (readonly string[])[];
}

/** Writes a kit into a folder, runs its syntax by PSPP without what is marked for SPSS alone, and reads what PSPP prints. */
export async function runKitInPspp(
  facts: ExportFacts,
  {
    settings = defaultExportSettings,
    change = (_name: string, text: string) => text,
  }: { settings?: ExportSettings; change?: (name: string, text: string) => string } = {},
): Promise<PsppRun> {
  const folder = mkdtempSync(join(tmpdir(), 'multifidus kit '));
  try {
    for (const { name, bytes } of kitFiles(facts, settings)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), change(name, new TextDecoder().decode(bytes)));
    }
    const syntax = readFileSync(join(folder, 'analysis.sps'), 'utf8');
    const { kept, leftOut } = withoutSpssOnly(syntax);
    // PSPP prints statistics with two places unless told otherwise.
    writeFileSync(join(folder, 'pspp.sps'), `SET FORMAT=F20.10.\n${kept}`);
    const { exitCode, said } = await pspp(folder);
    const lines = said.split('\n');
    return {
      exitCode,
      complaints: lines.filter((line) => /(^|[^a-z])(error|warning|note)s?: /.test(line)),
      output: outputOf(lines),
      leftOut,
      syntax,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function withoutSpssOnly(syntax: string): { readonly kept: string; readonly leftOut: readonly string[] } {
  const kept: string[] = [];
  const leftOut: string[] = [];
  let isLeftOut = false;
  for (const line of syntax.split('\n')) {
    if (line === spssOnlyMarks.begin) isLeftOut = true;
    if (!isLeftOut) kept.push(line);
    else if (/^[A-Z]/.test(line)) leftOut.push(line.split(' ')[0]?.replace('.', '') ?? '');
    if (line === spssOnlyMarks.end) isLeftOut = false;
  }
  if (isLeftOut) throw new Error('a mark that is not closed');
  return { kept: kept.join('\n'), leftOut };
}

function pspp(folder: string): Promise<{ readonly exitCode: number; readonly said: string }> {
  return new Promise((resolve) => {
    const env = { ...process.env, LC_ALL: 'C.UTF-8' };
    execFile(
      'pspp',
      ['-O', 'format=csv', 'pspp.sps'],
      { cwd: folder, env, maxBuffer: 1 << 28 },
      (error, stdout, stderr) =>
        resolve({ exitCode: error ? Number(error.code ?? 1) : 0, said: `${stdout}${stderr}` }),
    );
  });
}

function outputOf(lines: readonly string[]): ReadonlyMap<string, readonly PsppTable[]> {
  const output = new Map<string, PsppTable[]>();
  let tables: PsppTable[] = [];
  output.set('', tables);
  let rows: (readonly string[])[] | undefined;
  for (const line of lines) {
    const mark = /^"?((?:Line|Agreement) \d+): /.exec(line)?.[1];
    if (mark !== undefined && rows === undefined) {
      tables = [];
      output.set(mark, tables);
    } else if (line.startsWith('Table: ') || line.startsWith('"Table: ')) {
      rows = [];
      tables.push({ title: line.replace(/^"?Table: /, '').replace(/"$/, ''), rows });
    } else if (line === '') rows = undefined;
    else rows?.push(cellsOf(line));
  }
  return output;
}

function cellsOf(line: string): readonly string[] {
  const [cells] = Papa.parse<string[]>(line, { delimiter: ',' }).data;
  return (cells ?? []).map((cell) => cell.trim());
}

import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { partBudgets } from '../../scripts/chunkBudgets.mjs';
import { chunkSizes, type FileSize, isOverBudget, partsOf, sizeTable } from '../../scripts/chunkSizes.mjs';

interface Measured {
  readonly circles: readonly string[];
  readonly sizes: readonly FileSize[];
  readonly library: { readonly namedClasses: number; readonly missingSheets: readonly string[] };
}

/** Builds the program as `npm run build` does, in memory; with another NODE_ENV, which must make no difference. */
function measureBuild(): Measured {
  const run = spawnSync(process.execPath, ['scripts/measureBuild.mjs'], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: { ...process.env, NODE_ENV: 'development' },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (run.status !== 0) throw new Error(`The build failed: ${run.stderr}`);
  return JSON.parse(run.stdout);
}

describe('the built program', () => {
  let measured: Measured;
  beforeAll(() => {
    measured = measureBuild();
  }, 180_000);

  it('shows the start screen for at most 215 KB of JavaScript and 40 KB of styles, gzipped', () => {
    const start = measured.sizes.filter((file) => file.isStart);
    const gzipBytes = (kind: FileSize['kind']) =>
      start.filter((file) => file.kind === kind).reduce((sum, file) => sum + file.gzipBytes, 0);
    expect(gzipBytes('js'), sizeTable(measured.sizes)).toBeLessThanOrEqual(215_000);
    expect(gzipBytes('css'), sizeTable(measured.sizes)).toBeLessThanOrEqual(40_000);
    // React alone is 60 KB: less would mean that the start screen was not found.
    expect(gzipBytes('js')).toBeGreaterThan(60_000);
    expect(gzipBytes('css')).toBeGreaterThan(5_000);
  });

  it('keeps every part within its budget, and has no file that no budget names', () => {
    const over = partsOf(measured.sizes)
      .filter(isOverBudget)
      .map(({ title, files }) => `${title}: ${files.map((file) => file.name).join(', ')}`);
    expect(over, sizeTable(measured.sizes)).toEqual([]);
  });

  it('has no files that wait for each other', () => {
    expect(measured.circles).toEqual([]);
  });

  it('has files for every budget', () => {
    const empty = partsOf(measured.sizes).filter((part) => part.files.length === 0);
    expect(empty.map((part) => part.title)).toEqual([]);
  });

  it('has a style sheet for every component of the library that it uses', () => {
    expect(measured.library.namedClasses).toBeGreaterThan(50);
    expect(measured.library.missingSheets, 'to be imported by src/ui/mantine.css').toEqual([]);
  });
});

describe('the budget', () => {
  const file = (name: string, gzipBytes: number, isStart = false): FileSize => ({
    name,
    kind: name.endsWith('.css') ? 'css' : 'js',
    rawBytes: 3 * gzipBytes,
    gzipBytes,
    isStart,
  });

  it('finds a part that is too large, a start screen that is too large and a file that is not listed', () => {
    const viewer = partBudgets.find((one) => one.part === 'Viewer');
    const found = partsOf([
      file('index.js', 250_001, true),
      file('index.css', 40_000, true),
      file('createSlicePane.js', (viewer?.limitKb ?? 0) * 1000 + 1),
      file('somethingNew.js', 1),
    ]).filter(isOverBudget);
    expect(found.map((part) => part.title)).toEqual(['Start screen, JavaScript', 'Viewer', 'In no budget']);
    expect(sizeTable([file('somethingNew.js', 1)])).toMatch(/In no budget +0\.0 +0\.0 +none OVER/);
  });

  it('counts what the entry imports statically, and its styles, as the start screen, and nothing that loads later', () => {
    const chunk = (fileName: string, imports: string[], css: string[], isEntry = false) => ({
      type: 'chunk' as const,
      fileName,
      code: fileName,
      isEntry,
      imports,
      viteMetadata: { importedCss: new Set(css) },
    });
    const sheet = (fileName: string) => ({ type: 'asset' as const, fileName, source: 'a{}' });
    const outputs = [
      chunk('assets/index-AAAAAAAA.js', ['assets/react-BBBBBBBB.js'], ['assets/index-CCCCCCCC.css'], true),
      chunk('assets/react-BBBBBBBB.js', ['assets/runtime-DDDD-DDD.js'], []),
      chunk('assets/runtime-DDDD-DDD.js', [], []),
      chunk('assets/later-EEEE_EEE.js', ['assets/index-AAAAAAAA.js'], ['assets/later-FFFFFFFF.css']),
      sheet('assets/index-CCCCCCCC.css'),
      sheet('assets/later-FFFFFFFF.css'),
      sheet('assets/font-GGGGGGGG.woff2'),
    ];
    // Only the fields that are read are made here.
    const sizes = chunkSizes(outputs as unknown as Parameters<typeof chunkSizes>[0]);
    const names = (isStart: boolean) =>
      sizes
        .filter((one) => one.isStart === isStart)
        .map((one) => one.name)
        .sort();
    expect(names(true)).toEqual(['index.css', 'index.js', 'react.js', 'runtime.js']);
    expect(names(false)).toEqual(['later.css', 'later.js']);
  });
});

// Before the database library, which looks for it when it loads.
import 'fake-indexeddb/auto';
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { studyChoiceOf } from '../../src/analysis/panelChoice';
import { present } from '../../src/base/assert';
import { ok } from '../../src/base/result';
import { chosenExports } from '../../src/cli/analyse/chosenExports';
import { printedFactsOf } from '../../src/cli/analyse/printedFactsOf';
import { readSliceHeaders } from '../../src/io/dicom/readSliceHeaders';
import { createRaster } from '../../src/io/raster/createRaster';
import { loadInNode } from '../../src/io/raster/loadInNode';
import { demoPort } from '../../src/io/sources/demo/demoPort';
import { demoReadings } from '../../src/io/sources/demo/demoReadings';
import { demoSeed } from '../../src/io/sources/demo/demoSeed';
import { listDemoFiles, readDemoBytes } from '../../src/io/sources/demo/demoSource';
import { softwareName } from '../../src/io/storage/bundle/softwareName';
import { unwatched } from '../../src/publishing/engine/course';
import { createEngine } from '../../src/publishing/engine/createEngine';
import { storedContent, storedLog } from '../../src/publishing/worker/storedContent';
import { defaultExportSettings } from '../../src/report/export/exportSettings';
import { sha256 } from '../support/bundles';
import { indexBytes, type MemoryFile } from '../support/bytesImages';
import { makeWorkstation } from '../support/makeWorkstation';
import { phantomFiles, phantomSubject } from '../support/phantomFiles';
import { readPng } from '../support/readPng';

const root = fileURLToPath(new URL('../..', import.meta.url));
const bundles = fileURLToPath(new URL('../fixtures/bundles', import.meta.url));

function multifidus(...args: readonly string[]) {
  const run = spawnSync(process.execPath, [join(root, 'scripts/multifidus.mjs'), ...args], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

/** All files below a folder by their names with `/`, with the SHA-256 of their bytes. */
function hashesIn(folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    names
      .map((path): [string, string] => [
        relative(folder, path).split(sep).join('/'),
        sha256(new Uint8Array(readFileSync(path))),
      ])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** The same image with another SOP Instance UID, of the same length. */
function renamed({ path, bytes }: MemoryFile): MemoryFile {
  const outcome = readSliceHeaders(bytes, bytes.length);
  const [header] = outcome.ok ? outcome.value : [];
  const uid = present(header, 'a phantom slice').sopInstanceUid;
  const other = `${uid.slice(0, -1)}${uid.endsWith('9') ? '8' : '9'}`;
  const text = Buffer.from(bytes)
    .toString('latin1')
    .replaceAll(uid, `${other.slice(0, 4)}7${other.slice(5)}`);
  return { path, bytes: new Uint8Array(Buffer.from(text, 'latin1')) };
}

/** One stored value is another. */
function withOtherPixels({ path, bytes }: MemoryFile): MemoryFile {
  const changed = bytes.slice();
  changed[changed.length - 2] = (changed[changed.length - 2] ?? 0) ^ 1;
  return { path, bytes: changed };
}

const formats = 'docx,xlsx,csv,html,md,tex,svg,zip,jsonl';

describe('multifidus on the command line', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'multifidus-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const inFolder = (name: string): string => join(folder, name);

  it('says how it is used, and its version', () => {
    const help = multifidus('--help');
    expect(help.code).toBe(0);
    expect(help.out).toContain('analyse <bundle> --out <folder>');
    expect(help.out).toContain('measure <dicom> <rois.json>');
    expect(multifidus('analyse', '--help').out).toContain('Exit codes: 0 done');
    expect(multifidus('measure', '--help').code).toBe(0);
    expect(multifidus('--version').out.trim()).toBe(softwareName);
  });

  it('refuses with code 2 what is wrong, names it, says what to do, and writes nothing', () => {
    const project = join(bundles, 'v1-project-unblinded.zip');
    writeFileSync(inFolder('none.zip'), 'no zip');
    writeFileSync(inFolder('wrong.json'), '{ "csv": { "hasByteOrderMark": 1 } }');
    writeFileSync(inFolder('unknown.json'), '{ "colour": true }');
    const out = ['--out', inFolder('refused')];
    const refusals: readonly (readonly [readonly string[], RegExp])[] = [
      [[], /Say what to do/],
      [['analize'], /There is no command "analize".*analyse, measure/],
      [['analyse'], /Name the bundle/],
      [['analyse', project], /--out <folder>/],
      [['analyse', project, project, ...out], /One bundle at a time/],
      [['analyse', project, ...out, '--colour'], /--colour.*--help/],
      [['analyse', inFolder('missing.zip'), ...out], /missing\.zip cannot be read/],
      [['analyse', inFolder('none.zip'), ...out], /zip|bundle/],
      [['analyse', join(bundles, 'v1-project-blinded.zip'), ...out], /is blinded.*Unblind it/],
      [['analyse', join(bundles, 'v1-observer-A.zip'), ...out], /one observer only.*whole project/],
      [
        ['analyse', project, ...out, '--settings', inFolder('wrong.json')],
        /csv\.hasByteOrderMark must be true or false/,
      ],
      [['analyse', project, ...out, '--settings', inFolder('unknown.json')], /setting colour is unknown/],
      [['analyse', project, ...out, '--at', 'yesterday'], /--at is "yesterday"/],
      [['analyse', project, ...out, '--formats', 'doc'], /no format "doc".*docx/],
      [['analyse', project, ...out, '--items', 'table-9'], /no item "table-9".*table-1/],
      [['analyse', project, '--out', folder], /not empty.*--force/],
    ];
    for (const [args, message] of refusals) {
      const { code, err, out: said } = multifidus(...args);
      expect(code, `${args.join(' ')}: ${err}`).toBe(2);
      expect(err.replaceAll('\n', ' ')).toMatch(message);
      expect(err).not.toMatch(/\n {4}at /);
      expect(said).toBe('');
    }
    expect(existsSync(inFolder('refused'))).toBe(false);
  }, 120_000);

  it('writes of the demo’s bundle what a browser makes of it that took it in, byte for byte, twice the same', async () => {
    const read = new Set(demoReadings(demoSeed).map(({ imagePath }) => imagePath));
    const files = listDemoFiles(demoSeed)
      .filter(({ path }) => read.has(path))
      .map(({ path, sizeBytes }) => ({ path, bytes: readDemoBytes(demoSeed, path, 0, sizeBytes) }));
    const { app, state, ports, database } = makeWorkstation({
      databaseName: 'command-line',
      demo: demoPort,
      images: { index: (_given, onProgress, signal) => indexBytes(files, onProgress, signal) },
    });
    await app.openDemo();
    const { id, protocol } = present(state().open, 'the open demo').project;
    const written = await ports.storage.writeBundle(id, 'all', 'project');
    const log = await storedLog(database, id);
    if (!written.ok || !log.ok) throw new Error('The demo is not in the storage');
    writeFileSync(inFolder('demo.zip'), written.value);
    // Another browser takes the bundle in; its log has gone on by that, which is the one thing that differs.
    const other = makeWorkstation({ databaseName: 'command-line-other' });
    const taken = await other.ports.storage.readBundle(written.value);
    const there = await storedContent(other.database, id);
    if (!taken.ok || !there.ok) throw new Error('The bundle was not taken in');
    const content = { ...there.value, log: log.value };

    const first = multifidus('analyse', inFolder('demo.zip'), '--out', inFolder('one'), '--formats', formats);
    expect(first.err).toMatch(/92 subjects/);
    expect(first.code, first.err).toBe(0);
    expect(first.out).toMatch(/unverified/);
    const again = multifidus('analyse', inFolder('demo.zip'), '--out', inFolder('two'), '--formats', formats);
    expect(again.code).toBe(0);
    const onDisk = hashesIn(inFolder('one'));
    expect([...hashesIn(inFolder('two'))]).toEqual([...onDisk]);

    const engine = createEngine(
      { content: async () => ok(content), log: async () => ok(content.log) },
      { png: async () => new Uint8Array() },
    );
    const printed = printedFactsOf(content, softwareName, undefined);
    engine.tell({
      projectId: id,
      person: { kind: 'researcher' },
      choice: studyChoiceOf(protocol),
      printed,
    });
    const items = await engine.items(defaultExportSettings);
    if (!items.ok) throw new Error('The demo may be exported');
    const chosen = chosenExports(items.value, { formats });
    const made = await engine.files(defaultExportSettings, chosen, [], printed, unwatched);
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    expect(made.value.length).toBeGreaterThan(40);
    expect(Object.fromEntries(onDisk)).toEqual(
      Object.fromEntries(made.value.map(({ name, bytes }) => [name, sha256(bytes)])),
    );
  }, 300_000);

  it('measures what is stored again on DICOM files: verified where all is there and the same, else it says what is not', async () => {
    const subjects = [0, 1];
    const files = phantomFiles(subjects);
    const { app, state, ports } = makeWorkstation({
      databaseName: 'command-line-verified',
      demo: demoPort,
      images: { index: (_given, onProgress, signal) => indexBytes(files, onProgress, signal) },
    });
    await app.openDemo();
    const written = await ports.storage.writeBundle(
      present(state().open, 'the demo').project.id,
      'all',
      'project',
    );
    if (!written.ok) throw new Error('The demo is not in the storage');
    const bundle = inFolder('verified.zip');
    writeFileSync(bundle, written.value);
    const writeAll = (name: string, some: typeof files) => {
      for (const { path, bytes } of some) {
        const to = join(inFolder(name), path);
        mkdirSync(dirname(to), { recursive: true });
        writeFileSync(to, bytes);
      }
    };
    writeAll('dicom', files);
    const analyse = (dicom: string, out: string) =>
      multifidus(
        'analyse',
        bundle,
        '--out',
        inFolder(out),
        '--items',
        'table-1',
        '--verify',
        inFolder(dicom),
      );

    const manifest = (out: string) => readFileSync(join(inFolder(out), 'manifest.json'), 'utf8');

    const whole = analyse('dicom', 'whole');
    expect(whole.code, whole.err).toBe(0);
    expect(whole.err).toMatch(/Verified: (\d+) of \1 stored ROIs/);
    expect(whole.out).toContain('Measurements are verified');
    expect(manifest('whole')).toContain('measured again from the pixels, and the same');

    // A figure as picture: the same that the renderer makes of its drawing.
    const pictured = multifidus(
      ...['analyse', bundle, '--out', inFolder('pictured'), '--items', 'figure-flow', '--formats', 'svg,png'],
    );
    expect(pictured.code, pictured.err).toBe(0);
    const svg = readFileSync(join(inFolder('pictured'), 'figures/flow.svg'), 'utf8');
    const png = new Uint8Array(readFileSync(join(inFolder('pictured'), 'figures/flow-600dpi.png')));
    const drawn = await createRaster(loadInNode()).png(svg, { dpi: 600, widthMm: 175 });
    expect(sha256(png)).toBe(sha256(drawn));
    expect(readPng(png).columns).toBe(Math.round((175 / 25.4) * 600));

    // The same images under other identifiers: found by their pixels.
    const [firstCode = '', secondCode = ''] = subjects.map((subject) => phantomSubject(subject).code);
    writeAll('renamed', files.map(renamed));
    expect(analyse('renamed', 'found').err).toMatch(/Verified: (\d+) of \1 stored ROIs/);

    // One subject's files only: the other's ROIs are listed, and nothing is called verified.
    writeAll(
      'part',
      files.filter(({ path }) => path.startsWith(firstCode)),
    );
    const part = analyse('part', 'partly');
    expect(part.code, part.err).toBe(0);
    expect(part.out).toContain('Measurements are unverified');
    expect(part.err).toMatch(/Unverified: [1-9]/);
    expect(part.err).toContain(`${secondCode}, `);
    expect(part.err).toContain('its slice is not in the folder');
    expect(part.err).not.toContain(`${firstCode}, `);
    expect(manifest('partly')).toContain('unverified: as they were stored');

    // Other pixels under the same identifiers: nothing is written.
    writeAll('changed', files.map(withOtherPixels));
    const changed = analyse('changed', 'refused-pixels');
    expect(changed.code).toBe(2);
    expect(changed.err).toContain('other pixels than were outlined');
    expect(changed.err).toContain('Nothing was written');
    expect(existsSync(inFolder('refused-pixels'))).toBe(false);
  }, 300_000);
});

import { unzipSync } from 'fflate';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { exportKeeper } from '../../../../src/app/export/keptChoices';
import { present } from '../../../../src/base/assert';
import type { Finding } from '../../../../src/report/export/identity/identityReport';
import type { AppState } from '../../../../src/state/appState';
import type { ReadyExport } from '../../../../src/state/exportState';
import { dateInNote, memoryEngine } from '../../../support/exportEngine';
import { bothReadings } from '../../../support/fixtureStudy';
import { makeWorkstation, type TestWorkstation } from '../../../support/makeWorkstation';
import { makeProject, makeSubject } from '../../../support/studyFixtures';

const stations: TestWorkstation[] = [];
afterEach(() => {
  for (const station of stations.splice(0)) station.database.close();
});

async function until(isTrue: () => boolean): Promise<void> {
  for (let waited = 0; !isTrue(); waited += 10) {
    if (waited > 5000) throw new Error('It did not come to it');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** A small study, opened by the researcher on the Export screen, its files made by an engine in memory. */
async function opened(
  name: string,
  options: { readonly isBlinded?: true; readonly before?: () => void } = {},
) {
  const engine = memoryEngine();
  const station = makeWorkstation({ databaseName: name });
  stations.push(station);
  Object.assign(station.ports, { publishing: { start: engine.start } });
  const { unblinding, ...blinded } = makeProject();
  const project = { ...blinded, ...(!options.isBlinded && unblinding && { unblinding }) };
  const subjects = ['S-001', 'S-002'].map((code) => makeSubject(code));
  const readings = subjects.flatMap((one) => bothReadings(one, [1000, 900], [400, 440]));
  const event = { act: 'other', detail: '' } as const;
  const saved = await station.ports.storage.save(project.id, { project, subjects, readings, event });
  if (!saved.ok) throw new Error(saved.error.message);
  await station.app.openProject(project.id);
  return { ...station, engine, project, subjects };
}

const ready = (state: () => AppState): ReadyExport => {
  const shown = state().export;
  if (shown.kind !== 'ready') throw new Error(`Not ready: ${JSON.stringify(shown)}`);
  return shown;
};
const isChecked = (state: () => AppState) => () => {
  const shown = state().export;
  return shown.kind === 'ready' && shown.check.kind === 'checked';
};

async function shown(name: string) {
  const station = await opened(name);
  station.app.showTab('export');
  await station.app.prepareExport();
  await until(isChecked(station.state));
  return station;
}

describe('the Export screen', () => {
  it('shows items with their sizes after all chosen files were made and searched', async () => {
    const { state, engine } = await shown('export-ready');
    const { items, sizes, check } = ready(state);
    expect(items.map(({ id }) => id)).toEqual(['table-1', 'table-2', 'roc']);
    expect([...sizes]).toEqual([
      ['table-1.docx', 100],
      ['table-2.docx', 100],
    ]);
    expect(check).toMatchObject({ kind: 'checked', fileCount: 31 });
    expect(engine.checked.at(-1)?.chosen).toEqual({ 'table-1': ['docx'], 'table-2': ['docx'] });
  });

  it('is closed while the study is blinded, and starts nothing', async () => {
    const { app, state, engine } = await opened('export-blinded', { isBlinded: true });
    await app.prepareExport();
    expect(state().export).toMatchObject({ kind: 'denied', why: { kind: 'not-unblinded' } });
    expect(engine.told).toEqual([]);
  });

  it('keeps choices for the project in this browser, over a reload', async () => {
    const { app, state, project, database } = await shown('export-kept');
    const { settings } = ready(state).choices;
    await app.chooseExport({
      isIncluded: { 'table-1': false },
      formats: { 'table-2': ['csv'] },
      settings: { ...settings, hasNotes: true, style: { ...settings.style, decimals: { si: 0 } } },
      decisions: { k: { kind: 'keep', reason: 'not a date' } },
    });
    const before = ready(state).choices;
    database.close();
    const engine = memoryEngine();
    const again = makeWorkstation({ databaseName: 'export-kept' });
    stations.push(again);
    Object.assign(again.ports, { publishing: { start: engine.start } });
    await again.app.openProject(project.id);
    await again.app.prepareExport();
    await until(isChecked(again.state));
    expect(ready(again.state).choices).toEqual(before);
    expect(engine.checked.at(-1)?.chosen).toEqual({ 'table-2': ['csv'] });
  });

  it('goes into no bundle with its choices', async () => {
    const { app, state, ports, project } = await shown('export-no-bundle');
    await app.chooseExport({ decisions: { k: { kind: 'keep', reason: 'zebra crossing' } } });
    expect(ready(state).choices.decisions).toHaveProperty('k');
    const bundle = await ports.storage.writeBundle(project.id, 'all', 'backup');
    if (!bundle.ok) throw new Error(bundle.error.message);
    const files = Object.values(unzipSync(bundle.value));
    const text = files.map((bytes) => new TextDecoder().decode(bytes)).join('\n');
    expect(text).toContain('S-001');
    expect(text).not.toContain('zebra');
  });

  it('forgets a subject that is erased, and what was decided, which may quote them', async () => {
    const { app, state, ports, project, subjects } = await shown('export-erased');
    const [gone, stays] = subjects.map(({ id }) => id);
    const { settings } = ready(state).choices;
    await app.chooseExport({
      settings: { ...settings, imagePairs: [present(gone, 'a subject'), present(stays, 'another')] },
      decisions: { 'Kim, S-001': { kind: 'leave-out' } },
    });
    await app.eraseSubjects([present(gone, 'a subject')]);
    const kept = await ports.storage.loadViewSettings(project.id, exportKeeper);
    if (!kept.ok) throw new Error(kept.error.message);
    expect(kept.value?.export?.subjectIds).toEqual([stays]);
    expect(kept.value?.export?.decisions).toEqual({});
    await app.prepareExport();
    expect(ready(state).choices.settings.imagePairs).toEqual([stays]);
  });

  it('asks anew when settings change, and makes previews of a new version', async () => {
    const { app, state, engine } = await shown('export-settings');
    const { version, choices } = ready(state);
    await app.chooseExport({ settings: { ...choices.settings, hasDates: true } });
    await until(isChecked(state));
    expect(ready(state).version).toBeGreaterThan(version);
    expect(engine.checked.at(-1)?.settings.hasDates).toBe(true);
    expect(engine.told).toHaveLength(1);
  });

  it('follows the data while it is looked at', async () => {
    const { app, state, engine, subjects } = await shown('export-follows');
    const { version } = ready(state);
    await app.setExclusion(present(subjects[0], 'a subject').id, 'scanner');
    await until(() => ready(state).version > version && ready(state).isUpdating === undefined);
    expect(engine.told.length).toBeGreaterThan(1);
  });

  it('tells what changed meanwhile with the next look, not before', async () => {
    const { app, state, engine, subjects } = await shown('export-next-look');
    app.showTab('cohort');
    const told = engine.told.length;
    await app.setExclusion(present(subjects[0], 'a subject').id, 'scanner');
    expect(engine.told).toHaveLength(told);
    expect(ready(state).isUpdating).toBe(true);
    await app.prepareExport();
    expect(engine.told).toHaveLength(told + 1);
    expect(ready(state).isUpdating).toBeUndefined();
  });

  it('leaves nothing behind for the next person, and ends what runs', async () => {
    const { app, state, engine, project } = await shown('export-next-person');
    const observer = project.protocol.observers[0];
    if (!observer) throw new Error('No observer');
    await app.choosePerson({ kind: 'observer', observerId: observer.id });
    expect(state().export).toEqual({ kind: 'none' });
    await until(() => engine.running() === 0);
    await app.prepareExport();
    expect(state().export).toEqual({ kind: 'none' });
  });

  it('stops the search when asked, keeps what was chosen, and searches again', async () => {
    const { app, state, engine } = await shown('export-cancel');
    let open: () => void = () => undefined;
    engine.gate = new Promise((resolve) => {
      open = resolve;
    });
    await app.chooseExport({ isIncluded: { roc: true } });
    app.cancelExportCheck();
    open();
    engine.gate = undefined;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(ready(state).check).toEqual({ kind: 'cancelled' });
    await app.savePackage();
    expect(engine.packed).toEqual([]);
    await app.checkExportAgain();
    expect(ready(state).check.kind).toBe('checked');
    expect(engine.checked.at(-1)?.chosen).toHaveProperty('roc');
  });

  it('says in words what went wrong, and tries again', async () => {
    const { app, state, engine } = await shown('export-fails');
    engine.failure = 'The disk is full.';
    await app.checkExportAgain();
    expect(ready(state).check).toEqual({ kind: 'failed', message: 'The disk is full.' });
    engine.failure = undefined;
    await app.checkExportAgain();
    expect(ready(state).check.kind).toBe('checked');
  });
});

describe('saving', () => {
  it('waits for every finding to be decided, then applies the decisions and logs the act', async () => {
    const { app, state, engine, downloads, ports, project } = await shown('export-save');
    engine.findings = [dateInNote];
    await app.checkExportAgain();
    await app.savePackage();
    expect(engine.packed).toEqual([]);
    expect(downloads).toEqual([]);
    await app.chooseExport({ decisions: { [dateInNote.key]: { kind: 'write-day' } } });
    await app.savePackage();
    expect(engine.packed).toHaveLength(1);
    expect(engine.packed[0]?.decisions).toEqual([{ key: dateInNote.key, action: { kind: 'write-day' } }]);
    const [saved] = downloads;
    const head = /-export_log-(\d+-[0-9a-f]+)\.zip$/.exec(saved?.name ?? '')?.[1];
    expect(engine.packed[0]?.printed.logHead).toBe(head);
    const log = await ports.storage.loadLog(project.id, 'all');
    if (!log.ok) throw new Error(log.error.message);
    expect(log.value.filter(({ act }) => act === 'exported').map(({ detail }) => detail)).toEqual([
      'export package',
    ]);
    expect(ready(state).saving).toBeUndefined();
  });

  it('names files without the title of a study in which something was taken out', async () => {
    const { app, state, engine, downloads } = await shown('export-title');
    const inTitle: Finding = { ...dateInNote, place: { key: 'protocol:title', what: 'title' } };
    engine.findings = [inTitle];
    await app.checkExportAgain();
    const [item] = ready(state).items;
    if (!item) throw new Error('No item');
    for (const kind of ['leave-out', 'write-day'] as const) {
      await app.chooseExport({ decisions: { [inTitle.key]: { kind } } });
      await app.savePackage();
      expect(downloads.at(-1)?.name).toMatch(/^study-export_log-/);
    }
    await app.chooseExport({ decisions: { [inTitle.key]: { kind: 'keep', reason: 'no name' } } });
    await app.savePackage();
    expect(downloads.at(-1)?.name).not.toMatch(/^study-export/);
  });

  it('writes nothing and logs nothing while nothing is chosen', async () => {
    const { app, engine, downloads } = await shown('export-nothing');
    await app.chooseExport({ isIncluded: { 'table-1': false, 'table-2': false } });
    await app.checkExportAgain();
    await app.savePackage();
    expect(engine.packed).toEqual([]);
    expect(downloads).toEqual([]);
  });

  it('saves one item alone in its formats, searched first, its name bearing the head of the log', async () => {
    const { app, state, engine, downloads } = await shown('export-one');
    const [item] = ready(state).items;
    if (!item) throw new Error('No item');
    await app.saveExportItem(item);
    expect(engine.checked.at(-1)?.chosen).toEqual({ 'table-1': ['docx'] });
    expect(engine.written).toEqual([{ id: 'table-1', formats: ['docx'] }]);
    expect(downloads[0]?.name).toMatch(/-table-1_log-\d+-[0-9a-f]+\.docx$/);
    engine.findings = [dateInNote];
    await app.saveExportItem(item);
    expect(engine.written).toHaveLength(1);
    expect(ready(state).failure).toContain('1 finding in table-1 to decide first');
  });

  it('says what went wrong and that nothing was saved, in the log too', async () => {
    const { app, state, engine, downloads, ports, project } = await shown('export-save-fails');
    engine.failure = 'Too large for this browser.';
    await app.savePackage();
    expect(downloads).toEqual([]);
    expect(ready(state).failure).toBe('Too large for this browser.');
    expect(ready(state).saving).toBeUndefined();
    const log = await ports.storage.loadLog(project.id, 'all');
    if (!log.ok) throw new Error(log.error.message);
    expect(log.value.at(-1)?.detail).toBe('export not saved');
  });

  it('hands out nothing that the log did not take in', async () => {
    const { app, state, downloads, ports, project } = await shown('export-not-logged');
    // The head stays as it was, as on a full disk.
    const head = await ports.storage.logHead(project.id, 'researcher');
    vi.spyOn(ports.storage, 'logHead').mockResolvedValue(head);
    await app.savePackage();
    expect(downloads).toEqual([]);
    expect(ready(state).failure).toBe('It could not be logged, so it was not saved.');
  });
});

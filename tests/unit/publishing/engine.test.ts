import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { studyChoice } from '../../../src/analysis/panelChoice';
import type { StudyData } from '../../../src/analysis/studyResults';
import { present } from '../../../src/base/assert';
import { ok, type Result } from '../../../src/base/result';
import { patientKey } from '../../../src/domain/catalogue/patientKey';
import { observerId } from '../../../src/domain/ids';
import type { Person } from '../../../src/domain/study/blinding';
import { Cancelled, unwatched, watched } from '../../../src/publishing/engine/course';
import { createEngine } from '../../../src/publishing/engine/createEngine';
import type { ExportContent } from '../../../src/publishing/facts/exportContent';
import { packPreview } from '../../../src/publishing/worker/packPreview';
import type { ChosenExports } from '../../../src/report/export/exportEngine';
import { defaultExportSettings } from '../../../src/report/export/exportSettings';
import type { Decision } from '../../../src/report/export/identity/identityReport';
import { sha256 } from '../../support/bundles';
import { exportContentOf, printedInTests } from '../../support/exportContent';
import { makeStudy } from '../../support/fixtureStudy';
import { headerOf } from '../../support/identifiedStudy';
import { makeProject } from '../../support/studyFixtures';

const png = new Uint8Array([1, 2, 3]);

function engineOf(data: StudyData, person: Person = data.person, changed: Partial<ExportContent> = {}) {
  let read = 0;
  const content = { ...exportContentOf(data), ...changed };
  const engine = createEngine(
    {
      content: async () => {
        read += 1;
        return ok(content);
      },
      log: async () => ok(content.log),
    },
    { png: async () => png },
  );
  engine.tell({ projectId: data.project.id, person, choice: studyChoice, printed: printedInTests });
  return { engine, timesRead: () => read };
}

function granted<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

const chosen: ChosenExports = {
  'table-1': ['docx', 'csv', 'md'],
  'table-2': ['docx', 'xlsx', 'csv', 'html', 'md', 'tex'],
  agreement: ['csv'],
  subjects: ['csv'],
  rois: ['csv', 'xlsx'],
  dictionary: ['csv'],
  'figure-flow': ['svg', 'png', 'csv'],
  'figure-paired-change': ['svg'],
  methods: ['docx', 'md'],
  results: ['md'],
  grras: ['docx'],
  'audit-log': ['jsonl'],
};

describe('the export engine', () => {
  it('offers tables, data, figures, words and proof, each with its formats, and the usual ones chosen', async () => {
    const { engine } = engineOf(makeStudy());
    const items = granted(await engine.items(defaultExportSettings));
    const byId = new Map(items.map((item) => [item.id, item]));
    for (const id of Object.keys(chosen)) expect(byId.has(id), id).toBe(true);
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    expect(byId.get('table-2')?.defaultFormats).toEqual(['docx', 'csv']);
    for (const { formats, defaultFormats } of items) {
      expect(defaultFormats.every((format) => formats.includes(format))).toBe(true);
    }
  });

  it('gives previews that cross from a worker as they are, of every item', async () => {
    const { engine } = engineOf(makeStudy());
    const items = granted(await engine.items(defaultExportSettings)).filter(({ whyNot }) => !whyNot);
    expect(items.map(({ id }) => id)).toContain('reviewers-page');
    for (const { id } of items) {
      const packed = packPreview(granted(await engine.preview(defaultExportSettings, id)));
      expect(structuredClone(packed), id).toEqual(packed);
    }
  });

  it('makes one zip whose manifest has the SHA-256 of every file, and says that measurements are unverified', async () => {
    const { engine } = engineOf(makeStudy());
    const file = granted(await engine.pack(defaultExportSettings, chosen, [], printedInTests, unwatched));
    const files = unzipSync(file.bytes);
    const manifest = JSON.parse(strFromU8(present(files['manifest.json'], 'a manifest')));
    const others = Object.keys(files).filter((name) => !['manifest.json', 'SHA256SUMS.txt'].includes(name));
    expect(others).toHaveLength(Object.values(chosen).flat().length);
    expect(manifest.files).toEqual(
      others.map((name) => {
        const bytes = present(files[name], name);
        return { name, size: bytes.length, sha256: sha256(bytes) };
      }),
    );
    expect(manifest).toMatchObject({
      software: 'Multifidus test',
      logHead: '3-0123456789ab',
      madeAtUtc: '2026-03-01T12:00:00.000Z',
      protocolVersion: 1,
      differsFromStudy: [],
    });
    expect(manifest.measurements).toMatch(/^unverified/);
    expect(files['figures/flow-600dpi.png']).toEqual(png);
    const sums = strFromU8(present(files['SHA256SUMS.txt'], 'checksums')).trimEnd().split('\n');
    expect(sums).toEqual(others.map((name) => `${sha256(present(files[name], name))}  ${name}`));
  });

  it('makes the same bytes of the same facts, whatever the order of subjects and readings', async () => {
    const data = makeStudy();
    const turned = { ...data, subjects: data.subjects.toReversed(), readings: data.readings.toReversed() };
    const [one, other] = await Promise.all(
      [data, turned].map(async (some) =>
        granted(
          await engineOf(some).engine.pack(defaultExportSettings, chosen, [], printedInTests, unwatched),
        ),
      ),
    );
    const [first, second] = [one, other].map((file) => unzipSync(present(file, 'a file').bytes));
    for (const [name, bytes] of Object.entries(first ?? {})) {
      expect(sha256(present(second?.[name], name)), name).toBe(sha256(bytes));
    }
    expect(sha256(present(one, 'a file').bytes)).toBe(sha256(present(other, 'a file').bytes));
  });

  it('writes one item as it stands in the package', async () => {
    const { engine } = engineOf(makeStudy());
    const packed = granted(await engine.pack(defaultExportSettings, chosen, [], printedInTests, unwatched));
    const inPackage = unzipSync(packed.bytes);
    const alone = granted(
      await engine.write(defaultExportSettings, 'table-2', ['docx', 'tex'], [], printedInTests, unwatched),
    );
    expect(alone.map(({ name }) => name)).toEqual(['tables/table-2.docx', 'tables/table-2.tex']);
    for (const { name, bytes } of alone) expect(sha256(bytes)).toBe(sha256(present(inPackage[name], name)));
  });

  it('gives an observer nothing, and reads nothing for them', async () => {
    const { engine, timesRead } = engineOf(makeStudy(), { kind: 'observer', observerId: observerId('A') });
    expect(await engine.items(defaultExportSettings)).toEqual({
      ok: false,
      error: { kind: 'observer-session' },
    });
    const packed = await engine.pack(defaultExportSettings, chosen, [], printedInTests, unwatched);
    expect(packed.ok).toBe(false);
    expect(timesRead()).toBe(0);
  });

  it('gives nobody anything of a blinded study', async () => {
    const { unblinding: _unblinding, ...blinded } = makeProject();
    const { engine } = engineOf({ ...makeStudy(), project: blinded });
    for (const answer of [
      await engine.items(defaultExportSettings),
      await engine.preview(defaultExportSettings, 'table-1'),
      await engine.textOf(defaultExportSettings, 'subjects', 'csv'),
      await engine.check(defaultExportSettings, chosen, unwatched),
      await engine.pack(defaultExportSettings, chosen, [], printedInTests, unwatched),
    ]) {
      expect(answer).toMatchObject({ ok: false, error: { kind: 'not-unblinded' } });
    }
  });

  it('says how far it is, and ends where it is cancelled', async () => {
    const { engine } = engineOf(makeStudy());
    const stop = new AbortController();
    const seen: number[] = [];
    const course = watched(
      (done, total) => {
        expect(total).toBe(100);
        seen.push(done);
        if (seen.length === 5) stop.abort();
      },
      stop.signal,
      async () => undefined,
    );
    await expect(engine.check(defaultExportSettings, chosen, course)).rejects.toBeInstanceOf(Cancelled);
    expect(seen).toHaveLength(5);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    // What was stopped can be asked again.
    expect(granted(await engine.check(defaultExportSettings, chosen, unwatched)).fileCount).toBe(
      Object.values(chosen).flat().length + 2,
    );
  });

  it('lets nothing leave with a patient’s name in it before somebody has decided', async () => {
    const header = headerOf({ name: 'HONG^GIL DONG', number: '77812345' });
    const data = makeStudy();
    const subjects = data.subjects.map((subject, index) =>
      index === 0 ? { ...subject, patientKey: patientKey(header) } : subject,
    );
    const protocol = { ...data.project.protocol, title: 'Pilot of Hong Gil Dong' };
    const project = { ...data.project, protocol };
    const { engine } = engineOf({ ...data, subjects, project }, data.person, {
      images: { values: () => [{ header, path: 'a.dcm', sizeBytes: 1 }] },
    });
    const some: ChosenExports = { 'table-1': ['csv'] };
    const packed = await engine.pack(defaultExportSettings, some, [], printedInTests, unwatched);
    expect(packed).toEqual({
      ok: false,
      error: { kind: 'failed', message: expect.stringMatching(/to be decided first/) },
    });
    const checked = granted(await engine.check(defaultExportSettings, some, unwatched));
    const decisions = checked.report.findings.map(
      ({ key }): Decision => ({ key, action: { kind: 'keep', reason: 'the name of a street' } }),
    );
    expect(decisions.length).toBeGreaterThan(0);
    const kept = await engine.pack(defaultExportSettings, some, decisions, printedInTests, unwatched);
    expect(kept.ok).toBe(true);
  });

  it('tells of identifiers of images that were switched on, and asks for no decision about each', async () => {
    const header = headerOf({ name: 'HONG^GIL DONG', number: '77812345' });
    const data = makeStudy();
    const readings = data.readings.map((reading) => ({
      ...reading,
      entries: Object.fromEntries(
        Object.entries(reading.entries).map(([key, entry]) => [
          key,
          entry.kind === 'roi'
            ? { ...entry, roi: { ...entry.roi, image: { sopInstanceUid: header.sopInstanceUid, frame: 0 } } }
            : entry,
        ]),
      ),
    }));
    const { engine } = engineOf({ ...data, readings }, data.person, {
      images: { values: () => [{ header, path: 'a.dcm', sizeBytes: 1 }] },
    });
    const some: ChosenExports = { rois: ['csv'] };
    const foundUnder = async (hasImageUids: boolean) => {
      const settings = { ...defaultExportSettings, hasImageUids };
      const { report } = granted(await engine.check(settings, some, unwatched));
      const uids = report.findings.filter(({ kind }) => kind === 'image-uid');
      const packed = await engine.pack(settings, some, [], printedInTests, unwatched);
      return { uids, isPacked: packed.ok };
    };
    expect(await foundUnder(false)).toEqual({ uids: [], isPacked: true });
    const { uids, isPacked } = await foundUnder(true);
    expect(uids.length).toBeGreaterThan(0);
    expect(uids.every(({ isInformative }) => isInformative)).toBe(true);
    expect(isPacked).toBe(true);
  });
});

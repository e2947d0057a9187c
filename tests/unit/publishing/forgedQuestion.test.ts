import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { studyChoice } from '../../../src/analysis/panelChoice';
import { observerId } from '../../../src/domain/ids';
import type { Reading } from '../../../src/domain/reading/reading';
import type { Person } from '../../../src/domain/study/blinding';
import type { Project } from '../../../src/domain/study/project';
import { createStorage } from '../../../src/io/storage/createStorage';
import { Database } from '../../../src/io/storage/database';
import { unwatched } from '../../../src/publishing/engine/course';
import { createEngine } from '../../../src/publishing/engine/createEngine';
import { storedContent, storedLog } from '../../../src/publishing/worker/storedContent';
import { defaultExportSettings } from '../../../src/report/export/exportSettings';
import { printedInTests } from '../../support/exportContent';
import { makeStudy } from '../../support/fixtureStudy';

/*
 * The worker opens the storage itself and is told by the page who asks. A page that tells it wrongly, or whose project is
 * another by now, gets nothing: the project as it is stored is asked, at every question.
 */

const researcher: Person = { kind: 'researcher' };
const databases: Database[] = [];
afterEach(() => {
  for (const database of databases.splice(0)) database.close();
});

async function stored(name: string, change: (project: Project) => Project, readings?: readonly Reading[]) {
  const database = new Database(name);
  databases.push(database);
  let second = 0;
  const storage = createStorage(() => new Date(Date.UTC(2026, 3, 1, 0, 0, second++)).toISOString(), database);
  const study = makeStudy();
  const project = change(study.project);
  const saved = await storage.save(project.id, {
    project,
    subjects: study.subjects,
    readings: readings ?? study.readings,
    event: { act: 'other', detail: '' },
  });
  if (!saved.ok) throw new Error(saved.error.message);
  const asked: string[] = [];
  const engine = createEngine(
    {
      content: (id) => {
        asked.push(id);
        return storedContent(database, id);
      },
      log: (id) => storedLog(database, id),
    },
    { png: async () => new Uint8Array([1]) },
  );
  const tell = (person: Person) =>
    engine.tell({ projectId: project.id, person, choice: studyChoice, printed: printedInTests });
  const chosen = { subjects: ['csv'], 'table-2': ['csv'] } as const;
  const answers = async () => [
    await engine.items(defaultExportSettings),
    await engine.preview(defaultExportSettings, 'subjects'),
    await engine.textOf(defaultExportSettings, 'subjects', 'csv'),
    await engine.check(defaultExportSettings, chosen, unwatched),
    await engine.write(defaultExportSettings, 'subjects', ['csv'], [], printedInTests, unwatched),
    await engine.pack(defaultExportSettings, chosen, [], printedInTests, unwatched),
  ];
  return { tell, answers, asked };
}

const blinded = ({ unblinding: _unblinding, ...project }: Project): Project => project;

describe('the publishing worker', () => {
  it('answers the researcher of an unblinded study', async () => {
    const { tell, answers } = await stored('forged-none', (project) => project);
    tell(researcher);
    expect((await answers()).map(({ ok }) => ok)).toEqual([true, true, true, true, true, true]);
  });

  it('gives nothing of a project that is blinded where it is stored, whoever is said to ask', async () => {
    const { tell, answers } = await stored('forged-blinded', blinded);
    for (const person of [researcher, { kind: 'observer', observerId: observerId('A') }] as const) {
      tell(person);
      for (const answer of await answers()) expect(answer.ok).toBe(false);
    }
  });

  it('reads nothing for an observer, of an unblinded study either', async () => {
    const { tell, answers, asked } = await stored('forged-observer', (project) => project);
    tell({ kind: 'observer', observerId: observerId('A') });
    for (const answer of await answers())
      expect(answer).toMatchObject({ error: { kind: 'observer-session' } });
    expect(asked).toEqual([]);
  });

  it('gives nothing to a researcher who has a reading of their own open, though the page does not say that they read', async () => {
    const { readings } = makeStudy();
    const open = readings.map((one, index): Reading => {
      const { signedAtUtc: _signedAtUtc, ...rest } = one;
      return index === 0 ? { ...rest, state: 'open' } : one;
    });
    const { tell, answers } = await stored(
      'forged-own',
      (project) => ({
        ...project,
        protocol: {
          ...project.protocol,
          observers: project.protocol.observers.map((one) =>
            one.id === open[0]?.observerId ? { ...one, isResearcher: true } : one,
          ),
        },
      }),
      open,
    );
    tell(researcher);
    for (const answer of await answers())
      expect(answer).toMatchObject({ ok: false, error: { kind: 'own-reading-open' } });
  });

  it('gives nothing of what it had, once it is told that somebody else asks', async () => {
    const { tell, answers } = await stored('forged-next', (project) => project);
    tell(researcher);
    await answers();
    tell({ kind: 'observer', observerId: observerId('A') });
    for (const answer of await answers()) expect(answer.ok).toBe(false);
  });
});

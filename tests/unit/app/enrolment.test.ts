import { describe, expect, it } from 'vitest';
import { present } from '../../../src/base/assert';
import type { IndexedImage } from '../../../src/domain/import/importOutcome';
import { enrolmentOf } from '../../../src/domain/study/enrolmentOf';
import { makeWorkstation, type TestWorkstation } from '../../support/makeWorkstation';
import { memorySources } from '../../support/memorySources';
import { fixtureProjectId, makeReading } from '../../support/studyFixtures';
import { axialPlanes, makeSeries } from '../domain/catalogue/makeHeader';

function study(patientId: string, date: string): readonly IndexedImage[] {
  const options = {
    patientId,
    patientName: `SECRET${patientId}`,
    date,
    study: `1.2.${patientId}.${date.replaceAll('-', '')}`,
    series: `1.2.${patientId}.${date.replaceAll('-', '')}.1`,
  };
  return makeSeries(axialPlanes(4), options).map(({ header }, at) => ({
    header,
    location: { path: `FOLDER${patientId}/${date}${at}`, sizeBytes: 1 },
  }));
}

const images = ['4711', '4712', '4713'].flatMap((id) => [
  ...study(id, '2021-03-04'),
  ...study(id, '2021-11-05'),
]);

async function station(
  databaseName: string,
): Promise<TestWorkstation & { memory: ReturnType<typeof memorySources> }> {
  const memory = memorySources();
  const made = makeWorkstation({
    databaseName,
    sources: memory.port,
    images: { index: async () => ({ images, unused: [], directories: [], isCancelled: false }) },
  });
  await made.app.newProject('Cohort');
  await made.app.importImages({ kind: 'files', files: [] });
  return { ...made, memory };
}

const sides = { right: [100, 50], left: [100, 50] } as const;

const idsOf = ({ state }: TestWorkstation) => present(state().open, 'a project').subjects.map(({ id }) => id);
const subjectsOf = ({ state }: TestWorkstation) => present(state().open, 'a project').subjects;

describe('acts on several subjects', () => {
  it('exclude them with one reason, when and by whom, and include them again', async () => {
    const here = await station('enrol-exclude');
    const [first, second, third] = idsOf(here);
    const both = [present(first, 'a subject'), present(second, 'a subject')];
    await here.app.setEnrolment(both, { kind: 'exclude', reason: ' Kümmell disease ' });
    expect(subjectsOf(here).map(enrolmentOf)).toEqual(['excluded', 'excluded', 'included']);
    expect(subjectsOf(here)[0]?.exclusion).toMatchObject({ reason: 'Kümmell disease', by: 'researcher' });
    const stored = await here.database.subjects.toArray();
    expect(stored.filter(({ exclusion }) => exclusion)).toHaveLength(2);
    await here.app.setEnrolment([...both, present(third, 'a subject')], { kind: 'include' });
    expect(subjectsOf(here).map(enrolmentOf)).toEqual(['included', 'included', 'included']);
    const acts = (await here.database.audit.toArray()).map(({ act, subjectId }) => [act, subjectId]);
    expect(acts.filter(([act]) => act === 'subject-excluded')).toEqual(
      both.map((id) => ['subject-excluded', id]),
    );
    // The third was included already: nothing was done to it.
    expect(acts.filter(([act]) => act === 'subject-included')).toHaveLength(2);
  });

  it('need a reason to exclude', async () => {
    const here = await station('enrol-no-reason');
    await here.app.setEnrolment(idsOf(here), { kind: 'exclude', reason: '  ' });
    expect(subjectsOf(here).map(enrolmentOf)).toEqual(['included', 'included', 'included']);
  });

  it('mark them, add to their notes, and take marks back', async () => {
    const here = await station('enrol-marks');
    const ids = idsOf(here);
    await here.app.markSubjects(ids, { kind: 'note', note: 'first' });
    await here.app.markSubjects(ids, { kind: 'add-to-note', line: 'second' });
    await here.app.markSubjects(ids, { kind: 'training', isTraining: true });
    await here.app.markSubjects(ids, { kind: 'final-scan-reason', reason: 'Symptoms' });
    expect(subjectsOf(here)[2]).toMatchObject({
      note: 'first\nsecond',
      isTraining: true,
      finalScanReason: 'Symptoms',
    });
    await here.app.markSubjects(ids, { kind: 'note', note: '' });
    await here.app.markSubjects(ids, { kind: 'training', isTraining: false });
    await here.app.markSubjects(ids, { kind: 'final-scan-reason', reason: '' });
    const [subject] = await here.database.subjects.toArray();
    for (const key of ['note', 'isTraining', 'finalScanReason']) expect(subject).not.toHaveProperty(key);
  });

  it('write nothing that was typed into the log', async () => {
    const here = await station('enrol-log');
    await here.app.setEnrolment(idsOf(here), { kind: 'exclude', reason: 'TYPEDREASON' });
    await here.app.markSubjects(idsOf(here), { kind: 'note', note: 'TYPEDNOTE' });
    expect(JSON.stringify(await here.database.audit.toArray())).not.toMatch(/TYPED/);
  });
});

describe('erasing a subject', () => {
  it('removes it from every table, with its copies; a tombstone and a line of the log stay', async () => {
    const here = await station('erase');
    const open = present(here.state().open, 'a project');
    const erased = present(open.subjects[1], 'a subject');
    const kept = present(open.subjects[0], 'a subject');
    await here.app.markSubjects([erased.id], { kind: 'note', note: 'SECRETNOTE' });
    const readings = [erased, kept].map((subject) => ({
      ...makeReading(subject, 'A', { preop: sides, followUp: sides }),
      projectId: open.project.id,
    }));
    expect(fixtureProjectId).not.toBe(open.project.id);
    const saved = await here.ports.storage.save(open.project.id, {
      readings,
      event: { act: 'other', detail: '' },
    });
    expect(saved.ok).toBe(true);
    const copiesBefore = [...here.memory.packs.values()].flat().length;
    expect(await here.app.eraseSubjects([erased.id])).toBe(true);

    const rest = await Promise.all(
      here.database.tables
        .filter(({ name }) => name !== 'audit' && name !== 'handles')
        .map(async (table) => [table.name, JSON.stringify(await table.toArray())] as const),
    );
    for (const [name, text] of rest) {
      if (name !== 'projects') expect([name, text.includes(erased.id)]).toEqual([name, false]);
      expect([name, /4712|SECRETNOTE/.test(text)]).toEqual([name, false]);
    }
    const [project] = await here.database.projects.toArray();
    expect(project?.erased?.map(({ subjectId }) => subjectId)).toContain(erased.id);
    const line = (await here.database.audit.toArray()).find(({ act }) => act === 'subject-erased');
    expect(line).toMatchObject({ subjectId: erased.id, person: 'researcher' });

    expect(await here.database.subjects.count()).toBe(2);
    expect((await here.database.readings.toArray()).map(({ subjectId }) => subjectId)).toEqual([kept.id]);
    expect((await here.database.progress.toArray()).map(({ outline }) => outline.subjectId)).toEqual([
      kept.id,
    ]);
    expect(here.state().open?.images.size).toBe(16);
    const copies = [...here.memory.packs.values()].flat();
    expect(copiesBefore).toBeGreaterThan(copies.length);
    expect(JSON.stringify(copies.map((pack) => pack.map(({ header }) => header)))).not.toMatch(/4712/);
    expect(here.state().open?.subjects.map(({ id }) => id)).not.toContain(erased.id);
  });

  it('is no observer’s act', async () => {
    const here = await station('erase-observer');
    const [id] = idsOf(here);
    const [observer] = present(here.state().open, 'a project').project.protocol.observers;
    await here.app.choosePerson({ kind: 'observer', observerId: present(observer, 'an observer').id });
    expect(await here.app.eraseSubjects([present(id, 'a subject')])).toBe(false);
    expect(await here.database.subjects.count()).toBe(3);
  });
});

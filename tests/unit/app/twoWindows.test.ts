import { expect, it } from 'vitest';
import { present } from '../../../src/base/assert';
import { observerId } from '../../../src/domain/ids';
import { targetsOf } from '../../../src/domain/study/targets';
import { drawOutline } from '../../support/drawOutline';
import { makeWorkstation, type TestWorkstation } from '../../support/makeWorkstation';
import { phantomFiles } from '../../support/phantomFiles';

/* Two windows of one browser: the same database, and neither hears of what the other does. */

const files = phantomFiles([0, 1], false);
/** The phantom's two are different people: their headers contradict each other. */
const choices = { sex: 'kept', ageYears: 'kept' } as const;
const given = { kind: 'files', files } as const;

async function twoWindows(databaseName: string) {
  const first = makeWorkstation({ databaseName });
  await first.app.newProject('Two windows');
  await first.app.importImages(given);
  const second = makeWorkstation({ databaseName });
  await second.app.openProject(openIn(first).project.id);
  await second.app.importImages(given);
  return { first, second };
}

function openIn({ state }: TestWorkstation) {
  return present(state().open, 'the project');
}

function subjectIn(station: TestWorkstation, at: 0 | 1) {
  return present(openIn(station).subjects[at], 'the subject');
}

async function drawIn(station: TestWorkstation): Promise<void> {
  const [target] = targetsOf(openIn(station).project.protocol);
  await station.app.arm(present(target, 'a target'));
  await drawOutline(station, 'preop', [
    [100, 180],
    [140, 180],
    [120, 220],
  ]);
  await station.app.keyGesture({ kind: 'cancel' });
}

it('an import in one window leaves what was typed in the other', async () => {
  const { first, second } = await twoWindows('two-windows-import');
  const { id, covariates } = subjectIn(second, 0);
  await second.app.setCovariates(id, { ...covariates, bmdTScore: -3.1 });
  await first.app.importImages(given);
  expect(first.state().save.kind).toBe('saved');
  expect((await second.database.subjects.get(id))?.covariates.bmdTScore).toBe(-3.1);
});

it('a subject that is read in one window is not linked away in the other, and the other says so', async () => {
  const { first, second } = await twoWindows('two-windows-read');
  const [kept, other] = [subjectIn(first, 0), subjectIn(first, 1)];
  await second.app.choosePerson({ kind: 'observer', observerId: observerId('A') });
  await second.app.openReading(other.id);
  await drawIn(second);
  expect(second.state().save.kind).toBe('saved');
  await first.app.linkSubjects(kept.id, other.id, choices);
  expect(first.state().save).toMatchObject({ kind: 'not-saved', message: /begun in another window/ });
  expect(await second.database.subjects.count()).toBe(2);
  expect(await second.database.readings.count()).toBe(1);
});

it('a reading of a subject that the other window linked away is not kept, and its observer is told', async () => {
  const { first, second } = await twoWindows('two-windows-link');
  const [kept, other] = [subjectIn(first, 0), subjectIn(first, 1)];
  await second.app.choosePerson({ kind: 'observer', observerId: observerId('A') });
  await second.app.openReading(other.id);
  expect((await first.app.linkSubjects(kept.id, other.id, choices)).ok).toBe(true);
  await drawIn(second);
  expect(second.state().save).toMatchObject({
    kind: 'not-saved',
    message: /linked to S-001 in another window/,
  });
  expect(await second.database.readings.count()).toBe(0);
  expect((await second.database.subjects.toArray()).map(({ code }) => code)).toEqual(['S-001']);
});

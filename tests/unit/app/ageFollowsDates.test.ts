import { describe, expect, it } from 'vitest';
import { present } from '../../../src/base/assert';
import { parseIsoDate } from '../../../src/domain/isoDate';
import type { Covariates } from '../../../src/domain/study/subject';
import { makeWorkstation } from '../../support/makeWorkstation';
import { axialPlanes, makeSeries } from '../domain/catalogue/makeHeader';

// Ages by hand: born 2 March 1950. The first imaging study is years before the operation, as in an archive of a clinic.
const day = (text: string) => present(parseIsoDate(text), text);
const dates = ['2015-06-01', '2023-03-01', '2024-03-01'];

async function imported(databaseName: string) {
  const images = dates.flatMap((date) =>
    makeSeries(axialPlanes(5), { study: date, date, birthDate: '19500302' }).map(({ header, path }) => ({
      header,
      location: { path, sizeBytes: 1 },
    })),
  );
  const { app, state } = makeWorkstation({
    databaseName,
    images: { index: async () => ({ images, unused: [], directories: [], isCancelled: false }) },
  });
  await app.newProject('Ages');
  await app.importImages({ kind: 'files', files: [] });
  const subject = () => present(state().open?.subjects[0], 'the subject');
  const age = () => subject().covariates.ageYears;
  const set = (change: Covariates) => app.setCovariates(subject().id, { ...subject().covariates, ...change });
  return { app, age, set };
}

describe('the age that headers gave', () => {
  it('is that at the first scan while no surgery date is known, and that at surgery once it is typed', async () => {
    const { age, set } = await imported('age-follows');
    // 1 June 2015.
    expect(age()).toBe(65);
    // 15 March 2023: 73 completed; 1 March 2023 would be 72.
    await set({ surgeryDate: day('2023-03-15') });
    expect(age()).toBe(73);
    await set({ surgeryDate: day('2023-03-01') });
    expect(age()).toBe(72);
  });
  it('stays where a person typed another one', async () => {
    const { age, set } = await imported('age-typed');
    await set({ ageYears: 70 });
    await set({ surgeryDate: day('2023-03-15') });
    expect(age()).toBe(70);
  });
  it('typed together with the date is the typed one', async () => {
    const { age, set } = await imported('age-together');
    await set({ surgeryDate: day('2023-03-15'), ageYears: 71 });
    expect(age()).toBe(71);
  });
  it('is still that at surgery after the same files were given again', async () => {
    const { app, age, set } = await imported('age-again');
    await set({ surgeryDate: day('2023-03-15') });
    await app.importImages({ kind: 'files', files: [] });
    expect(age()).toBe(73);
  });
});

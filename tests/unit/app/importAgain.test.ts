import { expect, it } from 'vitest';
import type { CatalogueSlice } from '../../../src/domain/catalogue/catalogue';
import type { IndexedImage } from '../../../src/domain/import/importOutcome';
import { makeWorkstation } from '../../support/makeWorkstation';
import { axialPlanes, makeSeries } from '../domain/catalogue/makeHeader';

const files = { kind: 'files', files: [] } as const;

function indexed(slices: readonly CatalogueSlice[]): readonly IndexedImage[] {
  return slices.map(({ header, path }) => ({ header, location: { path, sizeBytes: 1 } }));
}

const first = makeSeries(axialPlanes(5), { study: '1.2.1', date: '2020-01-01', series: '1.3.1' });
const second = makeSeries(axialPlanes(4), { study: '1.2.2', date: '2020-09-07', series: '1.3.2' });
/** Three slices in one file. */
const frames = makeSeries(axialPlanes(3), { study: '1.2.3', date: '2021-09-07', series: '1.3.3' }).map(
  (slice, frame): CatalogueSlice => ({
    path: 'enhanced',
    header: { ...slice.header, sopInstanceUid: first[0]?.header.sopInstanceUid ?? raise(), frame: frame + 1 },
  }),
);

function raise(): never {
  throw new Error('the fixture has slices');
}

it('images that the project has are found again and never come in twice; slices of one file are counted as such', async () => {
  let images: readonly IndexedImage[] = indexed(first);
  const { app, state } = makeWorkstation({
    databaseName: 'import-again',
    images: { index: async () => ({ images, unused: [], directories: [], isCancelled: false }) },
  });
  await app.newProject('Again');
  await app.importImages(files);
  expect(state().import).toMatchObject({ images: 5, imageFiles: 5, newSubjects: 1, foundAgain: 0 });
  await app.importImages(files);
  expect(state().import).toMatchObject({ images: 0, imageFiles: 0, newSubjects: 0, foundAgain: 5 });
  images = indexed([...first, ...second]);
  await app.importImages(files);
  expect(state().import).toMatchObject({ images: 4, imageFiles: 4, newSubjects: 0, foundAgain: 5 });
  images = indexed(frames);
  await app.importImages(files);
  expect(state().import).toMatchObject({ images: 3, imageFiles: 1, foundAgain: 0 });
});

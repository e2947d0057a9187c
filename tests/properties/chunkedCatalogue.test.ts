import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inSlices } from '../../src/app/inSlices';
import { buildCatalogue, catalogueSteps } from '../../src/domain/catalogue/buildCatalogue';
import type { CatalogueSlice } from '../../src/domain/catalogue/catalogue';
import { projectId, subjectId } from '../../src/domain/ids';
import { defaultProtocol } from '../../src/domain/study/protocol';
import { subjectSteps, subjectsFromCatalogue } from '../../src/domain/study/subjectsFromCatalogue';
import { axialPlane, makeGrid, makeHeader, sagittalPlane } from '../unit/domain/catalogue/makeHeader';

/*
 * The catalogue that is built in slices with rests is the one that is built at once: for any images, in any order, with
 * copies, several patients and studies, and slices without geometry.
 */

const small = fc.integer({ min: 0, max: 2 });

const slice = fc
  .record({
    patient: small,
    study: small,
    series: small,
    number: fc.integer({ min: 0, max: 8 }),
    folder: fc.integer({ min: 0, max: 1 }),
    plane: fc.constantFrom('axial', 'sagittal', 'none'),
    modality: fc.constantFrom('MR', 'MR', 'CT'),
  })
  .map(({ patient, study, series, number, folder, plane, modality }): CatalogueSlice => {
    const uid = `1.${patient}.${study}.${series}`;
    const planes = { axial: axialPlane(number * 4), sagittal: sagittalPlane(number * 4), none: undefined };
    return {
      path: `${folder}/${uid}/${number}`,
      header: makeHeader({
        patientId: `P${patient}`,
        patientName: `Name^${patient}`,
        study: `1.${patient}.${study}`,
        series: uid,
        sop: `${uid}.${number}`,
        date: `202${study}-03-01`,
        instanceNumber: number,
        grid: makeGrid(planes[plane]),
        modality,
      }),
    };
  });

/** Ids in the order in which they are asked for. */
function numbered() {
  let next = 0;
  return () => subjectId(`id-${next++}`);
}

describe('a catalogue built in slices', () => {
  it('is the catalogue built at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(slice, { maxLength: 60 }), async (images) => {
        expect(await inSlices(catalogueSteps(images))).toEqual(buildCatalogue(images));
      }),
      { numRuns: 100 },
    );
  });

  it('does not depend on the order of the images', () => {
    const given = fc
      .uniqueArray(slice, { maxLength: 40, selector: ({ path }) => path })
      .chain((images) =>
        fc.tuple(fc.constant(images), fc.shuffledSubarray(images, { minLength: images.length })),
      );
    fc.assert(
      fc.property(given, ([images, shuffled]) => {
        expect(buildCatalogue(shuffled)).toEqual(buildCatalogue(images));
      }),
      { numRuns: 100 },
    );
  });

  it('gives the same subjects, in slices and at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(slice, { maxLength: 60 }), async (images) => {
        const input = {
          catalogue: buildCatalogue(images),
          existing: [],
          projectId: projectId('p'),
          protocol: defaultProtocol('Test'),
        };
        const inOne = subjectsFromCatalogue({ ...input, newSubjectId: numbered() });
        expect(await inSlices(subjectSteps({ ...input, newSubjectId: numbered() }))).toEqual(inOne);
      }),
      { numRuns: 50 },
    );
  });
});

it('a computation in slices rests, so that others have their turn', async () => {
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  });
  function* long() {
    const untilMs = performance.now() + 200;
    while (performance.now() < untilMs) yield;
    return 'done';
  }
  expect(await inSlices(long())).toBe('done');
  clearInterval(timer);
  expect(turns).toBeGreaterThan(1);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allSteps } from '../../../../src/base/steps';
import { buildCatalogue } from '../../../../src/domain/catalogue/buildCatalogue';
import { seriesInstanceUid, sopInstanceUid } from '../../../../src/domain/ids';
import { imageKey } from '../../../../src/domain/image/imageRef';
import { ImageLibrary } from '../../../../src/domain/imageLibrary/imageLibrary';
import { packImages, unpackImages } from '../../../../src/domain/imageLibrary/packedImages';
import { keyNumber } from '../../../../src/domain/imageLibrary/patientImages';
import type { StoredImage } from '../../../../src/domain/keeping/storedProject';
import { seriesByUid } from '../../../../src/domain/study/subjectPairs';
import { axialPlanes, makeHeader, makeSeries } from '../catalogue/makeHeader';

/** The expectation is always what went in, or the catalogue that is built of all images at once. */

function imagesOf(patientId: string, slices = 4, series = `1.2.${patientId}.1`): readonly StoredImage[] {
  const options = { patientId, patientName: `姓名${patientId}`, study: `1.2.${patientId}`, series };
  return makeSeries(axialPlanes(slices), options).map(({ header, path }) => ({ header, path, sizeBytes: 9 }));
}

const many = ['A1', 'B2', 'C3', 'D4'].flatMap((id) => [
  ...imagesOf(id, 5),
  ...imagesOf(id, 3, `1.2.${id}.2`),
]);

describe('packed images', () => {
  it('are exactly the images that were packed, whatever values a header has', () => {
    const leaf = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.double(),
      fc.constantFrom(-0, Number.NaN, Infinity, -Infinity, undefined, null, true),
      fc.constantFrom('1.2.840.113619.2.1', '1.2.840.113619.2.12', '1.2.840.113619.2'),
    );
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        leaf,
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom('a', 'b', 's', 'p', 'o', 'd'), tie('value'), { noNullPrototype: true }),
      ),
    }));
    const image = fc.dictionary(fc.constantFrom('header', 'path', 'sizeBytes', 's'), value, {
      noNullPrototype: true,
    });
    fc.assert(
      fc.property(fc.array(image, { maxLength: 5 }), (images) => {
        const given = images as unknown as readonly StoredImage[];
        expect(unpackImages(packImages(given))).toStrictEqual(given);
      }),
    );
  });

  it('share what neighbours have in common', () => {
    const [first, second] = unpackImages(packImages(imagesOf('A1')));
    expect(first?.header.acquisition).toBe(second?.header.acquisition);
  });

  it('are text of one byte a character, also with names in other scripts', () => {
    expect(/^[\x20-\x7f]*$/.test(packImages(imagesOf('A1')))).toBe(true);
  });
});

describe('a library', () => {
  const library = ImageLibrary.of(many);

  it('has every image by its key, and nothing else', () => {
    expect(library.size).toBe(many.length);
    for (const image of many) expect(library.get(imageKey(image.header))).toStrictEqual(image);
    expect(library.has('1.2.3#0')).toBe(false);
    expect([...library.values()]).toHaveLength(many.length);
  });

  it('has the catalogue of all its images, and the same series by UID', () => {
    const whole = buildCatalogue(many);
    expect(library.catalogue.patients).toEqual(whole.patients);
    expect(library.catalogue.problems).toEqual(whole.problems);
    expect([...seriesByUid(library.catalogue)]).toEqual([...seriesByUid(whole)]);
    const uid = seriesInstanceUid('1.2.C3.2');
    expect(library.catalogue.series.token(uid)).toEqual({ uid, slices: 3 });
  });

  it('has all of that also where nearly nothing is kept unpacked', () => {
    const small = new ImageLibrary(library.patients, 1);
    expect(small.catalogue.patients).toEqual(buildCatalogue(many).patients);
    for (const image of many) expect(small.get(imageKey(image.header))).toStrictEqual(image);
  });

  it('finds images whose keys have the same number', () => {
    const numbers = new Map<number, string>();
    let pair: readonly [string, string] | undefined;
    for (let at = 0; !pair; at += 1) {
      const uid = `1.2.${at}`;
      const other = numbers.get(keyNumber(`${uid}#0`));
      if (other) pair = [other, uid];
      numbers.set(keyNumber(`${uid}#0`), uid);
    }
    const images = pair.map((sop, at): StoredImage => {
      const header = makeHeader({ sopInstanceUid: sopInstanceUid(sop), patientId: `P${at}` });
      return { header, path: sop, sizeBytes: 1 };
    });
    const both = ImageLibrary.of(images);
    for (const image of images) expect(both.get(imageKey(image.header))).toStrictEqual(image);
  });

  it('takes images in, in the place of those with the same key; patients that did not change stay as they are', () => {
    const [moved] = imagesOf('B2', 5);
    if (!moved) throw new Error('no image');
    const added = imagesOf('E5');
    const after = allSteps(library.withSteps([{ ...moved, path: 'elsewhere' }, ...added]));
    expect(after.size).toBe(many.length + added.length);
    expect(after.get(imageKey(moved.header))?.path).toBe('elsewhere');
    expect(after.patients.find((one) => one.patientKey.includes('C3'))).toBe(
      library.patients.find((one) => one.patientKey.includes('C3')),
    );
    const expected = [...new Map([...many, ...added].map((one) => [imageKey(one.header), one])).values()];
    expect(after.catalogue.patients.map(({ key }) => key)).toEqual(
      buildCatalogue(expected).patients.map(({ key }) => key),
    );
  });

  it('gives an image to its new patient when its header names another one', () => {
    const [first] = many;
    if (!first) throw new Error('no image');
    const renamed = { ...first, header: { ...first.header, patient: { id: 'Z9', name: 'New^Name' } } };
    const after = allSteps(library.withSteps([renamed]));
    expect(after.size).toBe(many.length);
    expect(after.get(imageKey(first.header))?.header.patient.id).toBe('Z9');
    expect(after.catalogue.patients).toHaveLength(5);
  });

  it('loses the images of patients that are taken out', () => {
    const [patient] = library.patients;
    const keys = new Set([patient?.patientKey ?? '']);
    const after = library.without(keys);
    expect(after.size).toBe(many.length - 8);
    expect([...library.imagesOf(keys)]).toHaveLength(8);
    expect(library.seriesOf(keys)).toHaveLength(2);
  });
});

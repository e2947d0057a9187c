import { expect, it } from 'vitest';
import { present } from '../../../../src/base/assert';
import { buildCatalogue } from '../../../../src/domain/catalogue/buildCatalogue';
import type { CatalogueSlice } from '../../../../src/domain/catalogue/catalogue';
import { recogniseSeries } from '../../../../src/domain/catalogue/recogniseSeries';
import { removeIdentity } from '../../../../src/domain/identity/removeIdentity';
import { axialPlanes, makeSeries } from '../catalogue/makeHeader';

// Words by which recognition sets a series aside are names of people too (Mr Merge, Ms Flair, Mr Stir, Dr Medic). Where
// the word goes with the name, a fat-suppressed or contrast-enhanced series would be taken as plain T2.
const words = [
  'stir tirm spair spir spectral fatsat chess dixon ideal water flair medic merge fiesta flash haste',
  'gado gad contrast kontrast post scout survey loc pilot myelo angio adc diff mip mpr subtraction trufi ciss dess vibe',
  'lava cube map pdff dwi magic synthetic tof calib wasser fett omniscan dotarem km inj',
].flatMap((line) => line.split(' '));

function recognition(slices: readonly CatalogueSlice[]) {
  const catalogue = buildCatalogue(slices);
  const series = present(catalogue.patients[0]?.studies[0]?.series[0], 'a series');
  const { role, plane, isFatSuppressed, isContrastEnhanced, isRejected } = recogniseSeries(series);
  return { role, plane, isFatSuppressed, isContrastEnhanced, isRejected };
}

it.each(words)('a series "t2_%s_tra" of a patient of that name is recognised as with identity', (word) => {
  const slices = makeSeries(axialPlanes(5), {
    patientName: `${word.toUpperCase()}^Anna`,
    seriesDescription: `t2_${word}_tra`,
    protocolName: `${word} tra`,
    date: '2020-01-01',
  });
  const images = slices.map(({ header, path }) => ({ header, location: { path, sizeBytes: 1 } }));
  const removal = {
    pseudonymUid: (uid: string) => `2.25.${uid.length}${uid}`,
    newPatientId: () => 'p',
    known: [],
  };
  const stripped = removeIdentity(images, removal).map(({ header }, at) => ({ header, path: String(at) }));
  expect(recognition(stripped)).toEqual(recognition(slices));
});

it('a name that says nothing to recognition is taken out all the same', () => {
  const slices = makeSeries(axialPlanes(3), {
    patientName: 'Kowalska^Stir',
    seriesDescription: 't2 stir tra Kowalska',
  });
  const images = slices.map(({ header, path }) => ({ header, location: { path, sizeBytes: 1 } }));
  const removal = { pseudonymUid: (uid: string) => uid, newPatientId: () => 'p', known: [] };
  const [first] = removeIdentity(images, removal);
  expect(first?.header.seriesDescription).not.toContain('Kowalska');
  expect(first?.header.seriesDescription).toContain('stir');
});

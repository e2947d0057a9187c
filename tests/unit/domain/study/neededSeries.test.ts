import { expect, it } from 'vitest';
import { buildCatalogue } from '../../../../src/domain/catalogue/buildCatalogue';
import { projectId, subjectId } from '../../../../src/domain/ids';
import { neededSeries } from '../../../../src/domain/study/neededSeries';
import { defaultProtocol } from '../../../../src/domain/study/protocol';
import { subjectsFromCatalogue } from '../../../../src/domain/study/subjectsFromCatalogue';
import { axialPlanes, makeSeries } from '../catalogue/makeHeader';

function series(patientId: string, study: string, date: string, name: string) {
  return makeSeries(axialPlanes(4), {
    patientId,
    patientName: patientId,
    study,
    date,
    series: `${study}.${name}`,
  });
}

it('takes a subject’s series from its own patient where one study lies with two', () => {
  const catalogue = buildCatalogue([
    ...series('P-1', 'shared', '2023-01-01', 'a'),
    ...series('P-1', 'later', '2023-09-01', 'a'),
    // Half of the same study, exported under a pseudonym.
    ...series('X-9', 'shared', '2023-01-01', 'b'),
  ]);
  const { subjects } = subjectsFromCatalogue({
    catalogue,
    existing: [],
    projectId: projectId('p'),
    protocol: defaultProtocol('Needed'),
    newSubjectId: () => subjectId(String(Math.random())),
  });
  const needed = neededSeries(catalogue, subjects.slice(0, 1)).map((one) => one.seriesInstanceUid);
  expect(needed.sort()).toEqual(['later.a', 'shared.a']);
});

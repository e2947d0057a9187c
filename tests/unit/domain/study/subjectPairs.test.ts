import { expect, it } from 'vitest';
import { present } from '../../../../src/base/assert';
import { allSteps } from '../../../../src/base/steps';
import { buildCatalogue } from '../../../../src/domain/catalogue/buildCatalogue';
import { projectId, subjectId } from '../../../../src/domain/ids';
import { defaultProtocol } from '../../../../src/domain/study/protocol';
import { pairCheckSteps, seriesByUid, subjectPairCheck } from '../../../../src/domain/study/subjectPairs';
import { subjectsFromCatalogue } from '../../../../src/domain/study/subjectsFromCatalogue';
import { axialPlanes, makeSeries } from '../catalogue/makeHeader';

it('a pair is checked once, and again when a limit or the value kind changes', () => {
  const scan = (date: string, echoTimeMs: number) =>
    makeSeries(axialPlanes(4), {
      patientId: 'P-1',
      study: date,
      series: `${date}.1`,
      date,
      acquisition: { echoTimeMs, repetitionTimeMs: 3000 },
    });
  // 106 is 6 % more than 100: beyond the 5 % of the rules, within 10 %.
  const catalogue = buildCatalogue([...scan('2023-01-01', 100), ...scan('2023-09-01', 106)]);
  const protocol = defaultProtocol('Pairs');
  const { subjects } = subjectsFromCatalogue({
    catalogue,
    existing: [],
    projectId: projectId('p'),
    protocol,
    newSubjectId: () => subjectId('s'),
  });
  const subject = present(subjects[0], 'the subject');
  const series = seriesByUid(catalogue);
  allSteps(pairCheckSteps(subjects, catalogue, protocol));
  const first = present(subjectPairCheck(subject, series, protocol), 'a check');
  expect(subjectPairCheck(subject, series, { ...protocol })).toBe(first);
  const hasEchoTime = (check: typeof first) => check.findings.some(({ item }) => item === 'echo-time');
  expect(hasEchoTime(first)).toBe(true);
  const wider = { ...protocol, pairLimits: { ...protocol.pairLimits, echoTimePercent: 10 } };
  expect(hasEchoTime(present(subjectPairCheck(subject, series, wider), 'a check'))).toBe(false);
  expect(subjectPairCheck(subject, series, { ...protocol, valueKind: 'stored' })).not.toBe(first);
  expect(subjectPairCheck(subject, series, protocol)).toEqual(first);
});

import { describe, expect, it } from 'vitest';
import { present } from '../../../src/base/assert';
import { buildCatalogue } from '../../../src/domain/catalogue/buildCatalogue';
import type { CatalogueSlice } from '../../../src/domain/catalogue/catalogue';
import { observerId, subjectId } from '../../../src/domain/ids';
import { linkSuggestions } from '../../../src/domain/study/linkSuggestions';
import { seriesByUid } from '../../../src/domain/study/subjectPairs';
import { subjectsFromCatalogue } from '../../../src/domain/study/subjectsFromCatalogue';
import type { OpenProject } from '../../../src/state/openProject';
import { matchesFilter } from '../../../src/ui/cohort/cohortFilters';
import { cohortRows } from '../../../src/ui/cohort/cohortRow';
import { eligibilityText, scanReasonText } from '../../../src/ui/cohort/scanText';
import { noPairText } from '../../../src/ui/cohort/standingText';
import { makeProject } from '../../support/studyFixtures';
import { axialPlanes, type HeaderOptions, makeSeries } from '../domain/catalogue/makeHeader';

function study(date: string, options: HeaderOptions): CatalogueSlice[] {
  return makeSeries(axialPlanes(4), { study: `${options.patientName} ${date}`, date, ...options });
}

function openWith(images: readonly CatalogueSlice[], kind: 'researcher' | 'observer'): OpenProject {
  const project = makeProject();
  const catalogue = buildCatalogue(images);
  let next = 0;
  const { subjects } = subjectsFromCatalogue({
    catalogue,
    existing: [],
    projectId: project.id,
    protocol: project.protocol,
    newSubjectId: () => {
      next += 1;
      return subjectId(`s${next}`);
    },
  });
  return {
    project,
    subjects,
    images: new Map(),
    catalogue,
    reachable: new Set(),
    progress: [],
    ownDrafts: new Set(),
    person: kind === 'researcher' ? { kind } : { kind, observerId: observerId('A') },
  };
}

function rowsOf(open: OpenProject) {
  return cohortRows(open, new Map(), linkSuggestions(open.subjects, open.catalogue));
}

const sameNumber = [
  ...study('2023-03-01', { patientId: '4711', patientName: 'Doe^Jane' }),
  ...study('2023-12-01', { patientId: '4711', patientName: 'Roe^Rita' }),
  ...study('2023-12-01', { patientId: '4712', patientName: 'Poe^Paul' }),
];

describe('who somebody is', () => {
  it('is a task for the researcher, for both subjects of a suggestion', () => {
    const codes = rowsOf(openWith(sameNumber, 'researcher'))
      .filter((row) => matchesFilter(row, 'identity'))
      .map(({ subject }) => subject.code);
    expect(codes).toEqual(['S-001', 'S-002']);
  });
  it('is none for an observer', () => {
    expect(rowsOf(openWith(sameNumber, 'observer')).some(({ isIdentityOpen }) => isIdentityOpen)).toBe(false);
  });
  it('is none where the birth dates already say that they are two people', () => {
    const images = [
      ...study('2023-03-01', { patientId: '1', patientName: 'Doe^Jane', birthDate: '1950-04-01' }),
      ...study('2023-12-01', { patientId: '1', patientName: 'Roe^Rita', birthDate: '1961-09-30' }),
    ];
    expect(rowsOf(openWith(images, 'researcher')).some(({ isIdentityOpen }) => isIdentityOpen)).toBe(false);
  });
  it('is one where the headers of one identity state two birth dates', () => {
    const images = [
      ...study('2023-03-01', { birthDate: '1950-04-01' }),
      ...study('2023-12-01', { birthDate: '1961-09-30' }),
    ];
    expect(rowsOf(openWith(images, 'researcher'))[0]?.isIdentityOpen).toBe(true);
  });
});

it('a study that only a person can choose a series of is said in the list', () => {
  const images = [
    ...study('2023-03-01', { seriesDescription: 't2_tse_fs_tra' }),
    ...study('2023-12-01', { seriesDescription: 't2_tse_tra' }),
  ];
  const pair = rowsOf(openWith(images, 'researcher'))[0]?.pair;
  expect(pair).toEqual({ kind: 'no-scan', missing: ['preop', 'followUp'], isByHand: true });
  if (pair && pair.kind !== 'checked') {
    expect(noPairText(pair)).toBe('choose: only fat-suppressed or contrast T2');
  }
});

it('who still reads is told of no refracture and of no second operation', () => {
  const reason = { kind: 'confirmed-refracture', daysAfter: 200 } as const;
  const eligibility = { kind: 'after-second-operation', daysAfterSecond: 9 } as const;
  expect(scanReasonText(reason, true)).toContain('refracture');
  expect(scanReasonText(reason, false)).not.toContain('refracture');
  expect(eligibilityText(eligibility, true)).toContain('second operation');
  expect(eligibilityText(eligibility, false)).not.toContain('operation');
});

it('a fat-suppressed study says what the user can do', () => {
  expect(eligibilityText({ kind: 'only-by-hand', because: 'fat-suppressed' }, true)).toBe(
    'Only a fat-suppressed T2 axial series: choose it yourself if the study measures on such.',
  );
});

describe('while images are coming in', () => {
  const one = study('2023-03-01', { patientName: 'Doe^Jane' });
  const two = [...one, ...study('2023-12-01', { patientName: 'Doe^Jane' })];
  const rowWhile = (images: readonly CatalogueSlice[], isReading: boolean) => {
    const open = openWith(images, 'researcher');
    return cohortRows(open, seriesByUid(open.catalogue), [], isReading)[0];
  };

  it('a pair that is not there yet is being read, and is nobody’s task', () => {
    const row = present(rowWhile(one, true), 'the row');
    expect(row.pair).toEqual({ kind: 'being-read' });
    expect(row.scans).toEqual({ preop: 'being-read', followUp: 'being-read' });
    expect(matchesFilter(row, 'no-pair')).toBe(false);
    expect(matchesFilter(row, 'not-eligible')).toBe(false);
  });
  it('and lacks when they are in', () => {
    expect(rowWhile(one, false)).toMatchObject({
      pair: { kind: 'no-scan' },
      scans: { preop: 'missing', followUp: 'missing' },
    });
  });
  it('a pair that is there stays as it is', () => {
    expect(rowWhile(two, true)).toEqual(rowWhile(two, false));
  });
});

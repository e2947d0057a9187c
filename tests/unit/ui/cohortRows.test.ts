import { describe, expect, it } from 'vitest';
import { present } from '../../../src/base/assert';
import { buildCatalogue } from '../../../src/domain/catalogue/buildCatalogue';
import { observerId, seriesInstanceUid, studyInstanceUid } from '../../../src/domain/ids';
import type { ReadingProgress } from '../../../src/domain/reading/readingProgress';
import type { Person } from '../../../src/domain/study/blinding';
import type { PairEligibility } from '../../../src/domain/study/protocol';
import type { Subject } from '../../../src/domain/study/subject';
import { seriesByUid } from '../../../src/domain/study/subjectPairs';
import { maySeeGroup } from '../../../src/state/maySeeGroup';
import type { OpenProject } from '../../../src/state/openProject';
import { filtersFor, matchesFilter, matchesText } from '../../../src/ui/cohort/cohortFilters';
import { cohortRows, shownObservers } from '../../../src/ui/cohort/cohortRow';
import { readingText } from '../../../src/ui/cohort/standingText';
import { makeProject, makeSubject } from '../../support/studyFixtures';
import { axialPlanes, makeSeries } from '../domain/catalogue/makeHeader';

const a = observerId('A');
const b = observerId('B');

function line(
  subject: Subject,
  observer: 'A' | 'B',
  state: ReadingProgress['state'],
  done = 4,
): ReadingProgress {
  return { subjectId: subject.id, observerId: observerId(observer), round: 1, state, done, given: done };
}

const complete = {
  sex: 'female',
  ageYears: 76,
  bmiKgPerM2: 22,
  bmdTScore: -3.4,
  level: 'L2',
} as const;
const whole = makeSubject('S-002', { covariates: complete });
const tenth = makeSubject('S-010', { covariates: complete });
const noFollowUp: Subject = (() => {
  const { followUp: _followUp, ...scans } = whole.scans;
  const subject = makeSubject('S-015');
  return { ...subject, scans };
})();
const excluded = makeSubject('S-020', {
  exclusion: { reason: 'refractured at another hospital', atUtc: '2026-01-02T00:00:00Z' },
});

function openWith(
  person: Person,
  progress: readonly ReadingProgress[] = [],
  ownDrafts: readonly Subject[] = [],
): OpenProject {
  return {
    project: makeProject(),
    subjects: [tenth, excluded, noFollowUp, whole],
    images: new Map(),
    catalogue: { patients: [], problems: [] },
    reachable: new Set(),
    progress,
    person,
    ownDrafts: new Set(ownDrafts.map(({ id }) => id)),
  };
}

const researcher: Person = { kind: 'researcher' };
const observerA: Person = { kind: 'observer', observerId: a };

describe('the work list', () => {
  it('lists subjects by code, numbers as numbers', () => {
    const rows = cohortRows(openWith(researcher), new Map());
    expect(rows.map(({ subject }) => subject.code)).toEqual(['S-002', 'S-010', 'S-015', 'S-020']);
  });

  it('counts the days between the two scans, not from surgery', () => {
    // 2020-01-01 to 2020-09-07 of a leap year: 30 + 29 + 31 + 30 + 31 + 30 + 31 + 31 + 7.
    expect(cohortRows(openWith(researcher), new Map())[0]?.intervalDays).toBe(250);
  });

  it('says where the observer who sits here left something half drawn', () => {
    const rows = cohortRows(openWith(observerA, [line(whole, 'A', 'open', 2)], [whole]), new Map());
    expect(rows.map(({ halfDrawnBy }) => halfDrawnBy)).toEqual([a, undefined, undefined, undefined]);
    const standing = present(rows[0]?.readings.get(a), 'a standing');
    expect(readingText(standing, true)).toBe('2 of 4, one half drawn');
    expect(readingText(standing)).toBe('2 of 4');
  });

  it('says of each reading where it stands', () => {
    const progress = [
      line(whole, 'A', 'signed'),
      line(whole, 'B', 'open', 2),
      line(tenth, 'A', 're-opened'),
      line(tenth, 'B', 'open', 0),
    ];
    const [second, last, , out] = cohortRows(openWith(researcher, progress), new Map());
    expect(second?.readings.get(a)).toEqual({ kind: 'signed' });
    expect(second?.readings.get(b)).toEqual({ kind: 'open', done: 2, total: 4 });
    expect(last?.readings.get(a)).toEqual({ kind: 're-opened' });
    expect(last?.readings.get(b)).toEqual({ kind: 'to-read' });
    expect(out?.readings.get(a)).toEqual({ kind: 'not-readable' });
  });

  it('holds of an observer only their own readings, and no group', () => {
    const open = openWith(observerA, [line(whole, 'B', 'signed')]);
    const rows = cohortRows(open, new Map());
    expect(shownObservers(open).map(({ id }) => id)).toEqual([a]);
    for (const row of rows) {
      expect([...row.readings.keys()]).toEqual([a]);
      expect(row.group).toBeUndefined();
    }
    expect(rows[0]?.readings.get(a)).toEqual({ kind: 'to-read' });
  });

  it('names the scan that a pair lacks', () => {
    expect(cohortRows(openWith(researcher), new Map())[2]?.pair).toEqual({
      kind: 'no-scan',
      missing: ['followUp'],
      isByHand: false,
    });
  });
});

describe('who may see groups', () => {
  it('is a researcher who does not read, never an observer', () => {
    expect(maySeeGroup(openWith(researcher))).toBe(true);
    expect(maySeeGroup(openWith(observerA, [line(whole, 'A', 'signed'), line(tenth, 'A', 'signed')]))).toBe(
      false,
    );
  });

  it('is a researcher who also reads only when nothing of theirs is left to sign', () => {
    const reader: Person = { kind: 'researcher', observerId: a };
    const first = line(whole, 'A', 'signed');
    const both = [first, line(tenth, 'A', 'signed')];
    const reopened = [first, line(tenth, 'A', 're-opened')];
    const blinded = (progress: readonly ReadingProgress[]): OpenProject => {
      const open = openWith(reader, progress);
      const { unblinding: _none, ...project } = open.project;
      return { ...open, project };
    };
    // Rules, "Roles belong to people": before unblinding what is not begun counts as well.
    expect(maySeeGroup(blinded([first]))).toBe(false);
    expect(maySeeGroup(blinded(both))).toBe(true);
    expect(maySeeGroup(blinded(reopened))).toBe(false);
    expect(maySeeGroup(openWith(reader, [first]))).toBe(true);
    expect(maySeeGroup(openWith(reader, reopened))).toBe(false);
  });
});

describe('filters', () => {
  const progress = [line(whole, 'A', 'signed'), line(whole, 'B', 'open', 2)];
  const codes = (person: Person, filter: Parameters<typeof matchesFilter>[1]) =>
    cohortRows(openWith(person, progress), new Map())
      .filter((row) => matchesFilter(row, filter))
      .map(({ subject }) => subject.code);

  it('count as to read what any observer has left, or for an observer their own', () => {
    expect(codes(researcher, 'to-read')).toEqual(['S-002', 'S-010']);
    expect(codes(observerA, 'to-read')).toEqual(['S-010']);
  });

  it('leave excluded subjects out of every task', () => {
    expect(codes(researcher, 'no-pair')).toEqual(['S-015']);
    expect(codes(researcher, 'covariates')).toEqual(['S-015']);
    expect(codes(researcher, 'excluded')).toEqual(['S-020']);
    expect(codes(researcher, 'all')).toHaveLength(4);
  });

  it('do not ask an observer about covariates', () => {
    expect(filtersFor('observer')).not.toContain('covariates');
  });

  it('find text in code and level; in the reason of an exclusion only for who may see it', () => {
    const rows = cohortRows(openWith(researcher), new Map());
    const found = (typed: string, seesReasons: boolean) =>
      rows.filter((row) => matchesText(row, typed, seesReasons)).map(({ subject }) => subject.code);
    expect(found('s-01', true)).toEqual(['S-010', 'S-015']);
    expect(found(' L2 ', true)).toEqual(['S-002', 'S-010']);
    expect(found('refractured', true)).toEqual(['S-020']);
    expect(found('refractured', false)).toEqual([]);
  });
});

describe('pairs that the protocol may not accept', () => {
  // The two series of test headers: TE 120 and 130 ms differ by 8.3 %, the limit is 5 %.
  const series = seriesByUid(
    buildCatalogue([
      ...makeSeries(axialPlanes(3), {
        study: '1.2.1',
        series: '1.3.1',
        acquisition: { sliceThicknessMm: 4 },
      }),
      ...makeSeries(axialPlanes(3), {
        study: '1.2.2',
        series: '1.3.2',
        acquisition: { sliceThicknessMm: 4, echoTimeMs: 130 },
      }),
    ]),
  );
  const scan = (n: 1 | 2) => ({
    studyInstanceUid: studyInstanceUid(`1.2.${n}`),
    axialSeriesUid: seriesInstanceUid(`1.3.${n}`),
    reason: { kind: 'chosen-by-user' as const },
  });
  const subject = { ...makeSubject('S-030'), scans: { preop: scan(1), followUp: scan(2) } };
  const rowsOf = (eligibility: PairEligibility) => {
    const project = makeProject();
    const protocol = { ...project.protocol, eligibility };
    const open = { ...openWith(researcher), project: { ...project, protocol }, subjects: [subject] };
    return cohortRows(open, series);
  };

  it('are with care, and eligible while nothing is required', () => {
    const [row] = rowsOf({ sameScanner: 'flagged', sameParameters: 'flagged' });
    expect(row && [matchesFilter(row, 'protocol-amber'), matchesFilter(row, 'not-eligible')]).toEqual([
      true,
      false,
    ]);
  });

  it('are listed as not eligible with the reason where parameters must be the same', () => {
    const [row] = rowsOf({ sameScanner: 'flagged', sameParameters: 'required' });
    expect(row && matchesFilter(row, 'not-eligible')).toBe(true);
    expect(row?.ineligible).toMatchObject({ kind: 'differs', findings: [{ item: 'echo-time' }] });
  });
});

import { describe, expect, it } from 'vitest';
import { observerId, subjectId } from '../../../src/domain/ids';
import type { Subject } from '../../../src/domain/study/subject';
import { seriesByUid } from '../../../src/domain/study/subjectPairs';
import type { OpenProject } from '../../../src/state/openProject';
import {
  type CohortColumn,
  columnsOf,
  orderAfter,
  orderByCode,
  orderedRows,
} from '../../../src/ui/cohort/cohortColumns';
import { isToReadBy, matchesFilter, matchesText } from '../../../src/ui/cohort/cohortFilters';
import { cohortRows } from '../../../src/ui/cohort/cohortRow';
import { cohortText } from '../../../src/ui/cohort/cohortText';
import {
  allToggled,
  movedTo,
  nothingSelected,
  reachedTo,
  stillThere,
  toggled,
} from '../../../src/ui/cohort/selection';
import { day, makeProject, makeSubject, refractured } from '../../support/studyFixtures';

const ids = ['a', 'b', 'c', 'd'].map(subjectId);
const [a, b, c, d] = ids;
if (!a || !b || !c || !d) throw new Error('no ids');

describe('selecting rows', () => {
  it('Shift reaches from where the cursor was, and goes on from there', () => {
    const from = movedTo(nothingSelected, b);
    const down = reachedTo(from, c, ids);
    expect([...down.chosen]).toEqual([b, c]);
    expect([...reachedTo(down, d, ids).chosen]).toEqual([b, c, d]);
    expect([...reachedTo(from, a, ids).chosen]).toEqual([a, b]);
  });

  it('Space ticks and unticks the row under the cursor', () => {
    const once = toggled(nothingSelected, c);
    expect([...once.chosen]).toEqual([c]);
    expect([...toggled(once, c).chosen]).toEqual([]);
  });

  it('all that is listed is ticked, and what was ticked before stays', () => {
    const before = toggled(nothingSelected, d);
    const all = allToggled(before, [a, b]);
    expect([...all.chosen].sort()).toEqual([a, b, d]);
    expect([...allToggled(all, [a, b]).chosen]).toEqual([d]);
  });

  it('forgets subjects that are gone', () => {
    const both = toggled(toggled(nothingSelected, a), b);
    const left = stillThere(both, new Set([a]));
    expect([...left.chosen]).toEqual([a]);
    expect(left.cursor).toBeUndefined();
  });
});

function openOf(subjects: readonly Subject[], progress: OpenProject['progress'] = []): OpenProject {
  return {
    project: makeProject(),
    subjects,
    images: new Map(),
    catalogue: { patients: [], problems: [] },
    reachable: new Set(),
    progress,
    person: { kind: 'researcher' },
    ownDrafts: new Set(),
  };
}

const none = seriesByUid({ patients: [], problems: [] });
const old = makeSubject('S-010', {
  covariates: { ageYears: 90, level: 'T12', surgeryDate: day('2020-01-10') },
});
const young = makeSubject('S-002', { covariates: { ageYears: 60, level: 'L1', ...refractured } });
const unknown = { ...makeSubject('S-001'), note: 'ask the WARD' };
const open = openOf(
  [old, young, unknown],
  [{ subjectId: young.id, observerId: observerId('A'), round: 1, state: 'signed', done: 4, given: 4 }],
);
const rows = cohortRows(open, none);
const codes = (column: CohortColumn, isDescending = false) =>
  orderedRows(rows, { column, isDescending }).map(({ subject }) => subject.code);

describe('the order of the list', () => {
  it('is by code at first, numbers as numbers', () => {
    expect(codes('code')).toEqual(['S-001', 'S-002', 'S-010']);
    expect(codes('code', true)).toEqual(['S-010', 'S-002', 'S-001']);
  });

  it('puts what is missing last both ways', () => {
    expect(codes('age')).toEqual(['S-002', 'S-010', 'S-001']);
    expect(codes('age', true)).toEqual(['S-010', 'S-002', 'S-001']);
  });

  it('has levels from head to feet and readings from unread to signed', () => {
    expect(codes('level')).toEqual(['S-010', 'S-002', 'S-001']);
    expect(codes(`reading-${observerId('A')}`)).toEqual(['S-001', 'S-010', 'S-002']);
  });

  it('turns round when the same head is clicked again', () => {
    const once = orderAfter(orderByCode, 'age');
    expect(once).toEqual({ column: 'age', isDescending: false });
    expect(orderAfter(once, 'age')).toEqual({ column: 'age', isDescending: true });
  });

  it('knows no group and no note for whom they are not', () => {
    const columns = columnsOf([], { showsGroup: false, showsNotes: false });
    expect(columns).not.toContain('group');
    expect(columns).not.toContain('note');
  });
});

describe('the rows', () => {
  it('stay the same objects while nothing of them changes', () => {
    const again = cohortRows({ ...open, subjects: [...open.subjects] }, none);
    expect(again.every((row, at) => row === rows[at])).toBe(true);
    const changed = { ...young, note: 'new' };
    const after = cohortRows({ ...open, subjects: [old, changed, unknown] }, none);
    expect(after.map((row, at) => row === rows[at])).toEqual([true, false, true]);
  });

  it('are found by their note, and by who has still to read them', () => {
    expect(rows.filter((row) => matchesText(row, 'ward', true)).map(({ subject }) => subject.code)).toEqual([
      'S-001',
    ]);
    expect(rows.filter((row) => matchesFilter(row, 'noted'))).toHaveLength(1);
    expect(rows.filter((row) => isToReadBy(row, observerId('A'))).map(({ subject }) => subject.code)).toEqual(
      ['S-001', 'S-010'],
    );
  });

  it('say that they are being checked until it is their turn', () => {
    const waiting = cohortRows(openOf([makeSubject('S-001')]), none, [], false, () => false);
    expect(waiting[0]?.pair).toEqual({ kind: 'being-checked' });
  });
});

describe('words of the list', () => {
  it('say which rows are on screen', () => {
    expect(cohortText.rows(1, 25, 94, 94)).toBe('rows 1–25 of 94');
    expect(cohortText.rows(1, 3, 3, 10_000)).toBe('rows 1–3 of 3 shown, 10,000 in all');
    expect(cohortText.counts({ all: 94, included: 91, excluded: 2 })).toBe(
      '94 screened · 91 included · 2 excluded · 1 not settled',
    );
  });
});

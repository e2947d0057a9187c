import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCatalogue } from '../../src/domain/catalogue/buildCatalogue';
import { assignedSubjects } from '../../src/domain/conduct/assignedSubjects';
import { observerId, subjectId } from '../../src/domain/ids';
import type { ReadingProgress } from '../../src/domain/reading/readingProgress';
import { observerProgress } from '../../src/domain/study/blinding';
import { linkSuggestions } from '../../src/domain/study/linkSuggestions';
import type { Subject } from '../../src/domain/study/subject';
import { seriesByUid } from '../../src/domain/study/subjectPairs';
import type { OpenProject } from '../../src/state/openProject';
import { cohortRows } from '../../src/ui/cohort/cohortRow';
import { makeProject, makeSubject } from '../support/studyFixtures';

const catalogue = buildCatalogue([]);
const series = seriesByUid(catalogue);
const base = makeProject();
const project = {
  ...base,
  protocol: {
    ...base.protocol,
    rounds: 2,
    assignment: { kind: 'subset', count: 3 } as const,
    reReads: { ...base.protocol.reReads, subjects: { kind: 'subset', count: 2 } as const },
  },
};
const observers = project.protocol.observers.map(({ id }) => id);
const count = 6;
// Somebody who sits there is the same object until somebody else does.
const person = { kind: 'researcher' } as const;
const ownDrafts: OpenProject['ownDrafts'] = new Set();
const noProgress: OpenProject['progress'] = [];

/** What may happen to a list of subjects. */
type Change =
  | { readonly kind: 'bmi'; readonly at: number; readonly value: number }
  | { readonly kind: 'exclude' | 'training' | 'no-follow-up' | 'remove'; readonly at: number }
  | { readonly kind: 'code'; readonly at: number; readonly code: string }
  | { readonly kind: 'linked'; readonly at: number; readonly other: number }
  | {
      readonly kind: 'progress';
      readonly at: number;
      readonly by: number;
      readonly round: number;
      readonly isSigned: boolean;
    };

const at = fc.nat(count - 1);
const changes: fc.Arbitrary<readonly Change[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('bmi' as const), at, value: fc.integer({ min: 15, max: 40 }) }),
    fc.record({ kind: fc.constantFrom('exclude', 'training', 'no-follow-up', 'remove'), at }),
    fc.record({ kind: fc.constant('code' as const), at, code: fc.constantFrom('S-1', 'S-02', 'S-10', 'T') }),
    fc.record({ kind: fc.constant('linked' as const), at, other: at }),
    fc.record({
      kind: fc.constant('progress' as const),
      at,
      by: fc.nat(observers.length - 1),
      round: fc.integer({ min: 1, max: 2 }),
      isSigned: fc.boolean(),
    }),
  ),
  { minLength: 1, maxLength: 12 },
);

function changed(subject: Subject, change: Change): readonly Subject[] {
  switch (change.kind) {
    case 'bmi':
      return [{ ...subject, covariates: { ...subject.covariates, bmiKgPerM2: change.value } }];
    case 'exclude':
      return [{ ...subject, exclusion: { reason: 'r', atUtc: '2026-01-01T00:00:00Z' } }];
    case 'training':
      return [{ ...subject, isTraining: true }];
    case 'no-follow-up':
      return [{ ...subject, scans: subject.scans.preop ? { preop: subject.scans.preop } : {} }];
    case 'remove':
      return [];
    case 'code':
      return [{ ...subject, code: change.code }];
    case 'linked':
      return [{ ...subject, otherPeople: [subjectId(`other ${change.other}`)] }];
    case 'progress':
      return [subject];
  }
}

/** Nothing of it was seen before, so that nothing can be remembered. */
function anew(open: OpenProject): OpenProject {
  return structuredClone(open);
}

describe('what the work list remembers', () => {
  it('is what it would compute anew, after any changes one after the other', () => {
    fc.assert(
      fc.property(changes, (steps) => {
        let subjects: readonly Subject[] = Array.from({ length: count }, (_, n) => makeSubject(`S-${n}`));
        let progress: readonly ReadingProgress[] = [];
        for (const step of steps) {
          const one = subjects[step.at % Math.max(1, subjects.length)];
          if (!one) return;
          if (step.kind === 'progress') {
            const line: ReadingProgress = {
              subjectId: one.id,
              observerId: observers[step.by] ?? observerId('A'),
              round: step.round,
              state: step.isSigned ? 'signed' : 'open',
              done: step.isSigned ? 4 : 1,
              given: 1,
            };
            progress = [...progress, line];
          } else subjects = subjects.flatMap((subject) => (subject === one ? changed(one, step) : [subject]));
          const open: OpenProject = {
            project,
            subjects,
            progress,
            images: new Map(),
            catalogue,
            reachable: new Set(),
            person,
            ownDrafts,
          };
          const fresh = anew({ ...open, catalogue: buildCatalogue([]) });
          const rows = cohortRows(open, series, linkSuggestions(subjects, catalogue));
          expect(rows).toEqual(cohortRows(fresh, series, linkSuggestions(fresh.subjects, fresh.catalogue)));
          expect(observerProgress({ project, subjects, readings: progress })).toEqual(
            observerProgress({ project: fresh.project, subjects: fresh.subjects, readings: fresh.progress }),
          );
          for (const observer of observers) {
            for (const round of [1, 2]) {
              const asked = assignedSubjects(project, subjects, observer, round).map(({ id }) => id);
              const askedAnew = assignedSubjects(fresh.project, fresh.subjects, observer, round);
              expect(asked).toEqual(askedAnew.map(({ id }) => id));
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('keeps the row of a subject that did not change the same, so that it is not drawn again', () => {
    const subjects = Array.from({ length: count }, (_, n) => makeSubject(`S-${n}`));
    const openWith = (listed: readonly Subject[]): OpenProject => ({
      project,
      subjects: listed,
      progress: noProgress,
      images: new Map(),
      catalogue,
      reachable: new Set(),
      person,
      ownDrafts,
    });
    const before = cohortRows(openWith(subjects), series);
    const [first, ...others] = subjects;
    if (!first) throw new Error('no subject');
    const after = cohortRows(openWith([{ ...first, note: 'n' }, ...others]), series);
    expect(after[0]).not.toBe(before[0]);
    expect(after.slice(1).every((row, n) => row === before[n + 1])).toBe(true);
  });
});

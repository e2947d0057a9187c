import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { Settlement } from '../../src/domain/agreement/settlement';
import { observerId, readingId, subjectId } from '../../src/domain/ids';
import { emptyContent, type ProjectContent } from '../../src/domain/keeping/merge/projectContent';
import { signedRecordsOf } from '../../src/domain/keeping/merge/signedRecord';
import type { Reading } from '../../src/domain/reading/reading';
import { targetKey } from '../../src/domain/reading/roi';
import { withCustomValue, withoutStrayValues } from '../../src/domain/study/changeCustomCovariates';
import type { CustomCovariate, CustomValue } from '../../src/domain/study/customCovariate';
import type { Project } from '../../src/domain/study/project';
import type { Subject } from '../../src/domain/study/subject';
import {
  fixtureProjectId,
  makeMeasurement,
  makeProject,
  makeRoiEntry,
  makeSubject,
  makeTarget,
} from './studyFixtures';

/* Copies of a project as any number of computers, honest ones and others, may hold them. */

/** SHA-256 from Node, not from the code under test. */
export function nodeHash(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

export const codes = ['S-001', 'S-002', 'S-003'];

/** Of three devices; equal ones with different contents come up often. */
export const clock = fc.dictionary(fc.constantFrom('d1', 'd2', 'd3'), fc.integer({ min: 1, max: 2 }), {
  maxKeys: 3,
});

const { unblinding: _open, ...blinded } = makeProject();

export const anyProject: fc.Arbitrary<Project> = fc
  .record({ clock, csaKind: fc.constantFrom('gross', 'net'), day: fc.nat(3), fact: fc.nat(4) })
  .map(
    ({ clock: at, csaKind, day, fact }): Project => ({
      ...blinded,
      openedAtUtc: blinded.createdAtUtc,
      protocol: { ...blinded.protocol, csaKind: csaKind === 'net' ? 'net' : 'gross' },
      clock: at,
      ...(fact === 1 && { unblinding: { atUtc: `2026-06-0${day + 1}T00:00:00Z`, reason: 'done' } }),
      ...(fact === 2 && {
        locked: { atUtc: `2026-05-0${day + 1}T00:00:00Z`, observerId: observerId('A'), subjectCode: 'S-001' },
      }),
    }),
  );

/** Decisions about two targets; the same list comes up often, and so does none. */
const anySettlements: fc.Arbitrary<readonly Settlement[]> = fc
  .array(
    fc.record({
      side: fc.constantFrom('left', 'right'),
      decision: fc.constantFrom('average', 're-read', 'third-reading', 'open'),
    }),
    { maxLength: 2 },
  )
  .map((list) =>
    list.map(({ side, decision }, index) => ({
      targetKey: targetKey(makeTarget('preop', side)),
      decision,
      reason: 'apart',
      by: 'researcher',
      atUtc: `2026-06-0${index + 2}T00:00:00Z`,
      protocolVersion: 1,
      compared: [{ observerId: observerId('A'), signedAtUtc: '2026-03-01T00:00:00Z' }],
    })),
  );

export const anySubject: fc.Arbitrary<Subject> = fc
  .record({
    clock,
    at: fc.nat(codes.length - 1),
    age: fc.integer({ min: 60, max: 62 }),
    other: fc.nat(5),
    settlements: anySettlements,
  })
  .map(({ clock: when, at, age, other, settlements }) => {
    const subject = makeSubject(codes[at] ?? '', { covariates: { ageYears: age } });
    const known = makeSubject(codes[other] ?? '');
    return {
      ...subject,
      clock: when,
      ...(settlements.length > 0 && { settlements }),
      ...(other < codes.length && known.id !== subject.id && { otherPeople: [known.id] }),
    };
  });

export const anyReading: fc.Arbitrary<Reading> = fc
  .record({
    clock,
    at: fc.nat(codes.length - 1),
    by: fc.constantFrom('A', 'B'),
    isSigned: fc.boolean(),
    x: fc.integer({ min: 1, max: 3 }),
    mean: fc.constantFrom(400, 401),
    hasStored: fc.boolean(),
    id: fc.constantFrom('one', 'two'),
  })
  .map(({ clock: when, at, by, isSigned, x, mean, hasStored, id }): Reading => {
    const code = codes[at] ?? '';
    const target = makeTarget('preop', 'left');
    const measured = makeMeasurement({ grossMm2: 1000, mean });
    const { signal } = measured;
    const known = signal.kind === 'known' && !hasStored ? withoutStored(signal) : signal;
    const entry = makeRoiEntry(target, { ...measured, signal: known });
    const moved: Reading['entries'][string] =
      entry.kind === 'roi'
        ? {
            ...entry,
            roi: {
              ...entry.roi,
              outlinePx: [
                [x, 0],
                [10, 0],
                [10, 10],
              ],
            },
          }
        : entry;
    return {
      id: readingId(`${code}-${by}-${id}`),
      projectId: fixtureProjectId,
      subjectId: subjectId(`id-${code}`),
      observerId: observerId(by),
      round: 1,
      state: isSigned ? 'signed' : 'open',
      ...(isSigned && { signedAtUtc: `2026-03-0${x}T00:00:00Z` }),
      reopenings: [],
      sliceChoices: {},
      entries: { [targetKey(target)]: moved },
      revision: Object.values(when).reduce((sum, count) => sum + count, 0),
      clock: when,
    };
  });

function withoutStored<T extends object>(signal: T): T {
  const copy = { ...signal };
  Reflect.deleteProperty(copy, 'stored');
  return copy;
}

const anyEntry = fc
  .record({
    chain: fc.constantFrom('A@d1', 'B@d2'),
    number: fc.integer({ min: 1, max: 3 }),
    branch: fc.nat(1),
  })
  .map(({ chain, number, branch }) => ({
    projectId: fixtureProjectId,
    chain,
    number,
    atUtc: '2026-03-01T00:00:00Z',
    person: chain.slice(0, 1),
    act: 'roi-committed' as const,
    detail: `${branch}`,
    previousHash: '',
    hash: nodeHash(`${chain} ${number} ${branch}`),
  }));

const definition: fc.Arbitrary<CustomCovariate> = fc.oneof(
  fc.constantFrom('Cement', 'Volume').map((name): CustomCovariate => ({ id: 'c', name, kind: 'number' })),
  fc.subarray(['n', 'f', 'x'], { minLength: 1 }).map(
    (answers): CustomCovariate => ({
      id: 's',
      name: 'Smoking',
      kind: 'category',
      categories: answers.map((id) => ({ id, name: id })),
    }),
  ),
);

/** A copy with covariates that users added: every value has a meaning in its own copy. */
export const anyContentWithCovariates: fc.Arbitrary<ProjectContent> = fc
  .record({
    project: anyProject,
    covariates: fc.uniqueArray(definition, { selector: ({ id }) => id, maxLength: 2 }),
    subjects: fc.array(
      fc.record({
        subject: anySubject,
        value: fc.option(
          fc.constantFrom<CustomValue>(
            { kind: 'number', number: 1 },
            { kind: 'category', categoryId: 'n' },
            { kind: 'category', categoryId: 'x' },
          ),
          { nil: undefined },
        ),
      }),
      { maxLength: 3 },
    ),
  })
  .map(({ project, covariates, subjects }) => ({
    ...emptyContent(fixtureProjectId),
    project: [project],
    covariates,
    subjects: subjects.map(({ subject, value }) =>
      withoutStrayValues(
        {
          ...subject,
          covariates: withCustomValue(subject.covariates, value?.kind === 'number' ? 'c' : 's', value),
        },
        covariates,
      ),
    ),
  }));

/** Any copy of the project. */
export const anyContent: fc.Arbitrary<ProjectContent> = fc
  .record({
    project: fc.array(anyProject, { maxLength: 2 }),
    subjects: fc.array(anySubject, { maxLength: 4 }),
    readings: fc.array(anyReading, { maxLength: 5 }),
    signed: fc.array(anyReading, { maxLength: 2 }),
    erased: fc.array(fc.nat(9), { maxLength: 1 }),
    audit: fc.array(anyEntry, { maxLength: 3 }),
    pictures: fc.array(fc.constantFrom('p1', 'p2'), { maxLength: 2 }),
  })
  .map(({ signed, erased, ...rest }) => ({
    ...emptyContent(fixtureProjectId),
    ...rest,
    signed: signedRecordsOf(signed, nodeHash),
    erased: erased.flatMap((at) => {
      const code = codes[at];
      // Tombstones are kept in the project's record.
      return code === undefined || rest.project.length === 0
        ? []
        : [{ subjectId: subjectId(`id-${code}`), atUtc: `2026-07-0${at + 1}T00:00:00Z` }];
    }),
  }));

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stableText } from '../../src/base/stableText';
import { conflictsOf } from '../../src/domain/keeping/merge/conflictsOf';
import { mergeContents } from '../../src/domain/keeping/merge/mergeContents';
import { emptyContent, type ProjectContent } from '../../src/domain/keeping/merge/projectContent';
import { signedRecordOf } from '../../src/domain/keeping/merge/signedRecord';
import { compareVersions } from '../../src/domain/keeping/versionVector';
import { hasStrayValues } from '../../src/domain/study/changeCustomCovariates';
import { anyContent, anyContentWithCovariates, nodeHash } from '../support/contentArbitraries';
import { fixtureProjectId } from '../support/studyFixtures';

/*
 * Merging as a function, for any copies of a project whatever: honest ones, and ones that give the same clock different
 * contents. Equal means equal as canonical text, order of lists included.
 */

const merge = (a: ProjectContent, b: ProjectContent) => mergeContents(a, b, nodeHash);
/** A copy in the form that merging gives. */
const alone = (one: ProjectContent) => merge(one, emptyContent(fixtureProjectId));
const runs = { numRuns: 400 };

describe('merging two copies of a project', () => {
  it('does not depend on which is merged into which', () => {
    fc.assert(
      fc.property(anyContent, anyContent, (a, b) => {
        expect(stableText(merge(a, b))).toBe(stableText(merge(b, a)));
      }),
      runs,
    );
  });

  it('does not depend on how several are grouped', () => {
    fc.assert(
      fc.property(anyContent, anyContent, anyContent, (a, b, c) => {
        expect(stableText(merge(merge(a, b), c))).toBe(stableText(merge(a, merge(b, c))));
      }),
      runs,
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(anyContent, anyContent, (a, b) => {
        const once = merge(a, b);
        expect(stableText(merge(once, b))).toBe(stableText(once));
        expect(stableText(merge(once, a))).toBe(stableText(once));
        expect(stableText(merge(alone(a), a))).toBe(stableText(alone(a)));
      }),
      runs,
    );
  });

  it('keeps no version that another one knows of, and leaves out none that is known to no other', () => {
    fc.assert(
      fc.property(anyContent, anyContent, (a, b) => {
        const merged = merge(a, b);
        const gone = new Set<string>(merged.erased.map(({ subjectId }) => subjectId));
        for (const before of [...a.subjects, ...b.subjects]) {
          if (gone.has(before.id)) continue;
          const kept = merged.subjects.filter(({ id }) => id === before.id);
          const orders = kept.map((one) => compareVersions(before.clock ?? {}, one.clock ?? {}));
          // Either it is there, or something that knows of it.
          expect(orders.some((order) => order === 'older' || order === 'equal')).toBe(true);
          expect(orders).not.toContain('newer');
        }
      }),
      runs,
    );
  });
});

describe('what was signed', () => {
  it('is never lost, however the work is split over copies, in whichever order and how often they are merged', () => {
    const split = fc.array(anyContent, { minLength: 1, maxLength: 5 }).chain((copies) => {
      const indices = copies.map((_, at) => at);
      const order = fc.shuffledSubarray(indices, { minLength: indices.length });
      return fc.tuple(fc.constant(copies), order, fc.array(fc.constantFrom(...indices), { maxLength: 4 }));
    });
    fc.assert(
      fc.property(split, ([copies, order, again]) => {
        const taken = [...order, ...again].map((at) => copies[at]).filter((one) => one !== undefined);
        const merged = taken.reduce(merge, emptyContent(fixtureProjectId));
        const gone = new Set<string>(merged.erased.map(({ subjectId }) => subjectId));
        const signed = copies.flatMap((copy) => [
          ...copy.signed,
          ...copy.readings.flatMap((reading) => signedRecordOf(reading, nodeHash) ?? []),
        ]);
        const expected = new Set(
          signed.filter(({ reading }) => !gone.has(reading.subjectId)).map(({ hash }) => hash),
        );
        expect(new Set(merged.signed.map(({ hash }) => hash))).toEqual(expected);
        for (const { hash, reading } of merged.signed)
          expect(signedRecordOf(reading, nodeHash)?.hash).toBe(hash);
      }),
      runs,
    );
  });

  it('is shown before what is open, where both were made apart from each other', () => {
    fc.assert(
      fc.property(anyContent, anyContent, (a, b) => {
        for (const conflict of conflictsOf(merge(a, b))) {
          if (conflict.kind !== 'reading') continue;
          const [shown, ...others] = conflict.versions;
          if (others.some(({ state }) => state === 'signed')) expect(shown?.state).toBe('signed');
        }
      }),
      runs,
    );
  });
});

describe('an erased subject', () => {
  it('leaves nothing but its tombstone, whatever other copies hold of it', () => {
    fc.assert(
      fc.property(anyContent, anyContent, (a, b) => {
        const merged = merge(a, b);
        const { erased, ...rest } = merged;
        for (const { subjectId } of [...a.erased, ...b.erased]) {
          expect(erased.map((one) => one.subjectId)).toContain(subjectId);
          expect(stableText(rest)).not.toContain(`"${subjectId}"`);
        }
      }),
      runs,
    );
  });
});

describe('covariates that users added', () => {
  it('come to the same whichever copy is merged into which and however often, and no value loses its meaning', () => {
    fc.assert(
      fc.property(anyContentWithCovariates, anyContentWithCovariates, (a, b) => {
        const once = merge(a, b);
        expect(stableText(merge(b, a))).toBe(stableText(once));
        expect(stableText(merge(once, b))).toBe(stableText(once));
        for (const subject of once.subjects) expect(hasStrayValues(subject, once.covariates)).toBe(false);
      }),
      runs,
    );
  });
});

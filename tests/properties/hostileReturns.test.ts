import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { observerId } from '../../src/domain/ids';
import { admitContent } from '../../src/domain/keeping/merge/admitContent';
import type { BundleFacts, BundleKind } from '../../src/domain/keeping/merge/bundleFacts';
import { mergeContents } from '../../src/domain/keeping/merge/mergeContents';
import { emptyContent, type ProjectContent } from '../../src/domain/keeping/merge/projectContent';
import { compareVersions, joinVersions, nextVersion } from '../../src/domain/keeping/versionVector';
import { anyContent, anyContentWithCovariates, anyProject, nodeHash } from '../support/contentArbitraries';
import { fixtureProjectId } from '../support/studyFixtures';

const a = observerId('A');

/** The researcher's copy: whatever is in it, with one project's record at least, merged with nothing so that it is settled. */
const anyHome: fc.Arbitrary<ProjectContent> = fc
  .record({ project: anyProject, content: anyContent, further: anyContentWithCovariates })
  .map(({ project, content, further }) => {
    const whole = {
      ...content,
      project: [{ ...project, secretText: 'own' }],
      subjects: [...content.subjects, ...further.subjects],
      covariates: further.covariates,
    };
    return mergeContents(whole, emptyContent(fixtureProjectId), nodeHash);
  });

/** Whatever somebody may write into a file; what it says of itself is theirs too. */
const anyForged = fc.record({
  content: fc.oneof(anyContent, anyContentWithCovariates),
  kind: fc.constantFrom<BundleKind>('return', 'backup', 'kit', 'project'),
  isWhole: fc.boolean(),
  secretText: fc.constantFrom(undefined, '', 'guessed'),
});

function factsOf(kind: BundleKind, isWhole: boolean): BundleFacts {
  return {
    kind,
    version: 2,
    projectId: fixtureProjectId,
    protocolVersion: 1,
    writtenAtUtc: '2026-11-23T12:00:00Z',
    device: 'd9',
    ...(!isWhole && { observerId: a }),
    software: 'by hand',
    logHeads: [],
  };
}

/** All that is not observer A's. */
function notOfA(content: ProjectContent): unknown {
  const { readings, signed, audit, project, ...rest } = content;
  return {
    ...rest,
    // The first signed reading locks the protocol, whoever brings it.
    project: project.map(({ locked: _locked, ...one }) => one),
    readings: readings.filter((one) => one.observerId !== a),
    signed: signed.filter(({ reading }) => reading.observerId !== a),
    audit: audit.filter(({ chain }) => !chain.startsWith('A@')),
  };
}

describe('a file that somebody without the researcher’s copy wrote', () => {
  it('changes nothing but readings, signed records and log of the observer that it says it is of', () => {
    let admittedCount = 0;
    fc.assert(
      fc.property(anyHome, anyForged, (home, { content, kind, isWhole, secretText }) => {
        const project = content.project.map((one) =>
          secretText === undefined ? one : { ...one, secretText },
        );
        // Every bundle has a project's record: its schema asks for one.
        if (project.length === 0) return;
        const admitted = admitContent(home, factsOf(kind, isWhole), { ...content, project });
        if (!admitted.ok) return;
        admittedCount += 1;
        const merged = mergeContents(home, admitted.value, nodeHash);
        expect(notOfA(merged)).toEqual(notOfA(home));
        // Of A, too, nothing that was signed is lost.
        const hashes = new Set(merged.signed.map(({ hash }) => hash));
        expect(home.signed.every(({ hash }) => hashes.has(hash))).toBe(true);
      }),
      { numRuns: 600 },
    );
    expect(admittedCount).toBeGreaterThan(100);
  });
});

describe('versions of devices that are called like anything', () => {
  const name = fc.constantFrom(
    'd1',
    'd2',
    'constructor',
    'toString',
    'valueOf',
    'hasOwnProperty',
    'isPrototypeOf',
  );
  const vector = fc.dictionary(name, fc.integer({ min: 0, max: 3 }), { maxKeys: 4, noNullPrototype: true });

  it('are compared, joined and counted on as any other', () => {
    fc.assert(
      fc.property(vector, vector, name, (one, other, device) => {
        const joined = joinVersions(one, other);
        for (const part of [one, other]) expect(['equal', 'newer']).toContain(compareVersions(joined, part));
        expect(Object.values(joined).every((count) => Number.isInteger(count))).toBe(true);
        const next = nextVersion(joined, device);
        expect(compareVersions(next, joined)).toBe('newer');
        expect(compareVersions(joined, next)).toBe('older');
        const opposite = { equal: 'equal', newer: 'older', older: 'newer', apart: 'apart' } as const;
        expect(compareVersions(other, one)).toBe(opposite[compareVersions(one, other)]);
      }),
    );
  });
});

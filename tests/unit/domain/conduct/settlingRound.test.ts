import { describe, expect, it } from 'vitest';
import { present } from '../../../../src/base/assert';
import { askedOf } from '../../../../src/domain/agreement/askedOf';
import type { Settlement } from '../../../../src/domain/agreement/settlement';
import { settlingRound } from '../../../../src/domain/agreement/settlingRound';
import { assignedSubjects, roundsOf } from '../../../../src/domain/conduct/assignedSubjects';
import { assignedUnits } from '../../../../src/domain/conduct/assignedUnits';
import { kitView } from '../../../../src/domain/conduct/kitView';
import { observerView } from '../../../../src/domain/conduct/observerView';
import { unitsOf } from '../../../../src/domain/conduct/readingUnits';
import { resolveProgress } from '../../../../src/domain/conduct/resolveProgress';
import { readingIdOf, resolveUnits } from '../../../../src/domain/conduct/resolveUnits';
import { roundNow } from '../../../../src/domain/conduct/roundNow';
import { settlingWork } from '../../../../src/domain/conduct/settlingWork';
import { roundWait } from '../../../../src/domain/conduct/washOut';
import { type ObserverId, observerId, type SubjectId } from '../../../../src/domain/ids';
import type { Reading } from '../../../../src/domain/reading/reading';
import { progressOf, type ReadingProgress } from '../../../../src/domain/reading/readingProgress';
import { type RoiTarget, targetKey } from '../../../../src/domain/reading/roi';
import { observerProgress, resultsAccess, unblindingAccess } from '../../../../src/domain/study/blinding';
import type { Protocol } from '../../../../src/domain/study/protocol';
import type { Subject } from '../../../../src/domain/study/subject';
import { thirdReaderId } from '../../../../src/domain/study/thirdReader';
import { makeProject, makeProtocol, makeSubject, makeTarget } from '../../../support/studyFixtures';

const found = <T>(value: T | undefined, what = 'what is asked for'): T => present(value, what);
const [a, b] = [observerId('A'), observerId('B')];
const right = makeTarget('preop', 'right');
const left = makeTarget('followUp', 'left');
const rightKey = targetKey(right);
const leftKey = targetKey(left);

const thirdReader = { role: 'radiologist', name: 'Cy', training: '' };
const protocolWith = (more: Partial<Protocol> = {}): Protocol => {
  const protocol = makeProtocol(more);
  return { ...protocol, adjudication: { ...protocol.adjudication, thirdReader } };
};

function settle(
  decision: Settlement['decision'],
  key = rightKey,
  compared: readonly ObserverId[] = [a, b],
): Settlement {
  return {
    targetKey: key,
    decision,
    reason: 'SECRET reason',
    by: 'researcher',
    atUtc: '2026-07-01T00:00:00Z',
    protocolVersion: 1,
    compared: compared.map((one) => ({ observerId: one, signedAtUtc: '2026-03-01T00:00:00Z' })),
  };
}

const settled = (code: string, ...settlements: readonly Settlement[]): Subject => ({
  ...makeSubject(code),
  settlements,
});

function reading(
  subjectId: SubjectId,
  who: ObserverId,
  round: number,
  targets: readonly RoiTarget[],
  state: 'open' | 'signed' = 'signed',
): Reading {
  const project = makeProject();
  return {
    id: readingIdOf(project, subjectId, who, round),
    projectId: project.id,
    subjectId,
    observerId: who,
    round,
    state,
    ...(state === 'signed' && { signedAtUtc: '2026-07-10T00:00:00Z' }),
    reopenings: [],
    sliceChoices: {},
    entries: Object.fromEntries(
      targets.map((target) => [
        targetKey(target),
        { kind: 'cannot-measure', target, reason: 'motion', note: '', recordedAtUtc: '2026-07-09T00:00:00Z' },
      ]),
    ),
    revision: 1,
  };
}

const lineOf = (one: Reading, protocol = protocolWith()): ReadingProgress => progressOf(one, protocol);

describe('what settling asks for', () => {
  const protocol = protocolWith();

  it('is asked of every observer who was compared where it is read again, and of the third reader else', () => {
    const again = settled('S-1', settle('re-read'));
    expect(askedOf(again, a, protocol)).toEqual([rightKey]);
    expect(askedOf(again, b, protocol)).toEqual([rightKey]);
    expect(askedOf(again, thirdReaderId, protocol)).toEqual([]);
    const third = settled('S-1', settle('third-reading'));
    expect(askedOf(third, a, protocol)).toEqual([]);
    expect(askedOf(third, thirdReaderId, protocol)).toEqual([rightKey]);
    expect(askedOf(settled('S-1', settle('re-read', rightKey, [a])), b, protocol)).toEqual([]);
    // Nobody is named as the third reader.
    expect(askedOf(third, thirdReaderId, makeProtocol())).toEqual([]);
  });

  it('is what the newest decision of each target says', () => {
    for (const decision of ['open', 'average', 'third-reading'] as const) {
      const subject = settled('S-1', settle('re-read'), settle('re-read', leftKey), settle(decision));
      expect(askedOf(subject, a, protocol)).toEqual([leftKey]);
    }
    expect(askedOf(settled('S-1', settle('average')), a, protocol)).toEqual([]);
    expect(askedOf(makeSubject('S-1'), a, protocol)).toEqual([]);
  });

  it('brings the lean-muscle sample of its scan, where fat is told by one, and no other reference tissue', () => {
    const sampled = protocolWith({
      fatMethod: { ...makeProtocol().fatMethod, kind: 'lean-sample' } as Protocol['fatMethod'],
      references: ['csf'],
    });
    const sample = targetKey({ ...right, muscleId: 'reference:lean-muscle', side: 'none' });
    expect(askedOf(settled('S-1', settle('re-read')), a, sampled)).toEqual([rightKey, sample]);
    const csf = targetKey({ ...right, muscleId: 'reference:csf', side: 'none' });
    expect(askedOf(settled('S-1', settle('re-read', csf)), a, sampled)).toEqual([csf]);
  });
});

describe('the settling round', () => {
  const protocol = protocolWith();
  const project = makeProject({ protocol });
  const subjects = [
    settled('S-1', settle('re-read')),
    settled('S-2', settle('third-reading')),
    makeSubject('S-3'),
    { ...settled('S-4', settle('re-read')), exclusion: { reason: 'x', atUtc: '2026-07-02T00:00:00Z' } },
  ];
  const codes = (who: ObserverId, round: number) =>
    assignedSubjects(project, subjects, who, round).map(({ code }) => code);

  it('is of those of whom something is asked and who are in the study; the third reader has no other', () => {
    expect(codes(a, settlingRound)).toEqual(['S-1']);
    expect(codes(b, settlingRound)).toEqual(['S-1']);
    expect(codes(thirdReaderId, settlingRound)).toEqual(['S-2']);
    expect(codes(thirdReaderId, 1)).toEqual([]);
    expect(roundsOf(project, subjects, a)).toEqual([1, settlingRound]);
    expect(roundsOf(project, [makeSubject('S-3')], a)).toEqual([1]);
    expect(roundsOf(project, subjects, thirdReaderId)).toEqual([settlingRound]);
    expect(codes(observerId('stranger'), settlingRound)).toEqual([]);
  });

  it('comes after all that is to be read, and again when more is asked than was signed', () => {
    const first = ['S-1', 'S-2', 'S-3'].map((code) =>
      lineOf(reading(found(subjects.find((one) => one.code === code)).id, a, 1, [])),
    );
    expect(roundNow(project, subjects, first.slice(1), a)).toBe(1);
    expect(roundNow(project, subjects, first, a)).toBe(settlingRound);
    const id = found(subjects[0]).id;
    const again = lineOf(reading(id, a, settlingRound, [right]));
    expect(settlingWork(project, subjects, [...first, again], a)).toEqual([]);
    const more = subjects.map((one) =>
      one.id === id ? { ...one, settlements: [settle('re-read'), settle('re-read', leftKey)] } : one,
    );
    const work = settlingWork(project, more, [...first, again], a);
    expect(work.map(({ askedTargets }) => askedTargets)).toEqual([[rightKey, leftKey]]);
    expect(roundNow(project, more, [...first, again], a)).toBe(settlingRound);
    const open = lineOf(reading(id, a, settlingRound, [right, left], 'open'));
    expect(settlingWork(project, more, [...first, open], a)).toHaveLength(1);
  });

  it('shows what is asked for, and no decision, reason or person behind it; other rounds show neither', () => {
    for (const who of [a, b, thirdReaderId]) {
      for (const round of [1, settlingRound]) {
        const view = observerView({ project, subjects }, who, round);
        expect(JSON.stringify(view)).not.toContain('SECRET');
        expect(JSON.stringify(view)).not.toContain('settlements');
        const asked = view.subjects.map(({ askedTargets }) => askedTargets);
        if (round === settlingRound) expect(asked).toEqual([[rightKey]]);
        else expect(asked.every((one) => one === undefined)).toBe(true);
      }
    }
  });

  it.each([false, true])('goes into a kit, with time points masked: %s', (timePoint) => {
    const masking = protocolWith({ blinding: { ...protocol.blinding, timePoint } });
    const stored = { project: makeProject({ protocol: masking, secretText: 'only here' }), subjects };
    for (const who of [a, thirdReaderId]) {
      const facts = { observerId: who, issuedAtUtc: '2026-08-01T00:00:00Z', issue: 2, hasImages: true };
      const inKit = kitView(stored, facts);
      expect(JSON.stringify(inKit)).not.toContain('SECRET');
      expect(JSON.stringify(inKit)).not.toContain('settlements');
      const here = observerView(stored, who, settlingRound);
      const there = observerView(inKit, who, settlingRound);
      expect(there.subjects).toEqual(here.subjects);
      expect(there.subjects.map(({ askedTargets }) => askedTargets)).toEqual([[rightKey]]);
      expect(roundsOf(inKit.project, inKit.subjects, who)).toEqual(
        who === a ? [1, settlingRound] : [settlingRound],
      );
      const round1 = observerView(inKit, who, 1).subjects;
      expect(round1.every((one) => one.askedTargets === undefined)).toBe(true);
    }
  });

  it('waits for no days, but for what was opened again; earlier outlines are closed until it is signed', () => {
    const { id } = found(subjects[0]);
    const now = '2026-07-02T00:00:00Z';
    const signed = { subjectId: id, round: 1, state: 'signed', signedAtUtc: '2026-07-01T00:00:00Z' } as const;
    const reopened = { subjectId: id, round: 1, state: 're-opened' } as const;
    const settling = { subjectId: id, round: settlingRound, state: 'signed' } as const;
    const wait = (own: Parameters<typeof roundWait>[1], round: number, isToSettle: boolean) =>
      roundWait(protocol, own, id, round, false, now, isToSettle)?.kind;
    expect(wait([signed], settlingRound, true)).toBeUndefined();
    expect(wait([], settlingRound, true)).toBeUndefined();
    expect(wait([reopened], settlingRound, true)).toBe('earlier-round');
    expect(wait([signed], 1, true)).toBe('closed');
    // Else neither could ever be signed.
    expect(wait([reopened], 1, true)).toBeUndefined();
    expect(wait([signed, settling], 1, false)).toBeUndefined();
  });
});

describe('masked scans in the settling round', () => {
  const protocol = protocolWith({ blinding: { ...makeProtocol().blinding, timePoint: true } });
  const project = makeProject({ protocol, secretText: 'only here' });
  const subject = settled('S-1', settle('re-read', leftKey));
  const [preop, followUp] = unitsOf(project, subject).map(({ id }) => id);
  const onScan = targetKey({ ...left, timePoint: 'preop' });

  it('are asked for one by one, under their own slot', () => {
    const units = assignedUnits(project, [subject], a, settlingRound);
    expect(units.map(({ unit, askedTargets }) => [unit.id, askedTargets])).toEqual([[followUp, [onScan]]]);
    const view = observerView({ project, subjects: [subject] }, a, settlingRound).subjects;
    expect(view.map(({ id, askedTargets }) => [id, askedTargets])).toEqual([[followUp, [onScan]]]);
  });

  it('count by themselves once signed, and nothing of one that is not', () => {
    const half = reading(found(followUp), a, settlingRound, [{ ...left, timePoint: 'preop' }]);
    const other = reading(found(preop), a, settlingRound, [right], 'open');
    expect(settlingWork(project, [subject], [lineOf(half, protocol)], a)).toEqual([]);
    for (const readings of [[half], [half, other], [other, half]]) {
      const [joined] = resolveUnits(readings, [subject], project);
      expect(joined).toMatchObject({ subjectId: subject.id, state: 'signed', round: settlingRound });
      expect(Object.keys(found(joined).entries)).toEqual([leftKey]);
      const lines = resolveProgress(
        readings.map((one) => lineOf(one, protocol)),
        [subject],
        project,
      );
      expect(lines.map(({ signedTargets }) => signedTargets)).toEqual([[leftKey]]);
      expect(lines.map(({ state }) => state)).toEqual([readings.length === 1 ? 'signed' : 'open']);
    }
    expect(resolveUnits([other], [subject], project)[0]?.state).toBe('open');
    // Of other rounds both have to be signed, as before.
    expect(resolveUnits([{ ...half, round: 1 }], [subject], project)[0]?.state).toBe('open');
  });
});

describe('results and an open settling reading', () => {
  const protocol = protocolWith();
  const subjects = [settled('S-1', settle('re-read')), settled('S-2', settle('third-reading'))];
  const line = (at: 0 | 1, who: ObserverId) =>
    lineOf(reading(found(subjects[at]).id, who, settlingRound, [], 'open'));
  const project = makeProject({ protocol });
  const asB = { kind: 'researcher', observerId: b } as const;

  it('of the person who asks are kept apart, while it is still asked for', () => {
    const ask = (readings: readonly ReadingProgress[], of: readonly Subject[] = subjects) =>
      resultsAccess({ person: asB, project, subjects: of, readings }).ok;
    expect(ask([line(0, b)])).toBe(false);
    expect(ask([line(0, a)])).toBe(true);
    const takenBack = subjects.map((one) => ({
      ...one,
      settlements: [...(one.settlements ?? []), settle('open')],
    }));
    expect(ask([line(0, b)], takenBack)).toBe(true);
  });

  it('of a third reader who is the researcher too are the researcher’s own', () => {
    const same = {
      ...project,
      protocol: {
        ...protocol,
        adjudication: {
          ...protocol.adjudication,
          thirdReader: { ...thirdReader, isResearcher: true as const },
        },
      },
    };
    const request = {
      person: { kind: 'researcher' as const },
      subjects,
      readings: [line(1, thirdReaderId)],
    };
    expect(resultsAccess({ ...request, project: same })).toMatchObject({
      ok: false,
      error: { kind: 'own-reading-open', observerId: thirdReaderId, openReadings: 1 },
    });
    expect(resultsAccess({ ...request, project }).ok).toBe(true);
  });

  it('has no part in how far the study is read, nor in unblinding', () => {
    const signed = [a, b].flatMap((who) => subjects.map(({ id }) => lineOf(reading(id, who, 1, []))));
    const readings = [...signed, line(0, a), line(0, b), line(1, thirdReaderId)];
    expect(observerProgress({ project, subjects, readings })).toEqual(
      observerProgress({ project, subjects, readings: signed }),
    );
    expect(unblindingAccess({ person: asB, project, subjects, readings }).ok).toBe(true);
  });
});

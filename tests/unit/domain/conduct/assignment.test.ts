import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { present } from '../../../../src/base/assert';
import { assignedSubjects, roundsOf } from '../../../../src/domain/conduct/assignedSubjects';
import { begunIn } from '../../../../src/domain/conduct/begun';
import { observerView } from '../../../../src/domain/conduct/observerView';
import { readingOrder } from '../../../../src/domain/conduct/readingOrder';
import { unitsOf } from '../../../../src/domain/conduct/readingUnits';
import { roundNow } from '../../../../src/domain/conduct/roundNow';
import { seededRank } from '../../../../src/domain/conduct/seededRank';
import { roundWait, washOut } from '../../../../src/domain/conduct/washOut';
import { type ObserverId, observerId, subjectId } from '../../../../src/domain/ids';
import type { Protocol } from '../../../../src/domain/study/protocol';
import { makeProject, makeProtocol, makeSubject } from '../../../support/studyFixtures';

const [a, b] = [observerId('A'), observerId('B')];
const subjectsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => makeSubject(`S-${index + 1}`));
const projectWith = (protocol: Partial<Protocol>) => makeProject({ protocol: makeProtocol(protocol) });
const ids = (subjects: readonly { readonly id: string }[]) => subjects.map(({ id }) => id);
const anySeed = fc.integer({ min: 0, max: 2 ** 31 });

describe('seededRank', () => {
  it('is the first 52 bits of SHA-256 of the seed and the texts, as any other program computes it', () => {
    // Node's digest; the fraction by whole-number arithmetic.
    const digest = createHash('sha256').update('[2026,"order","A","1","id-S-1"]').digest('hex');
    const expected = Number(BigInt(`0x${digest.slice(0, 13)}`)) / 2 ** 52;
    expect(seededRank(2026, 'order', 'A', '1', 'id-S-1')).toBe(expected);
  });

  it('is spread evenly: of 4000 lots no tenth of the range has 5 standard deviations more or less than a tenth', () => {
    const counts = new Array<number>(10).fill(0);
    for (let at = 0; at < 4000; at += 1) {
      const tenth = Math.floor(seededRank(7, 'x', String(at)) * 10);
      counts[tenth] = (counts[tenth] ?? 0) + 1;
    }
    // Binomial: mean 400, SD sqrt(4000 × 0.1 × 0.9) = 18.97.
    for (const count of counts) expect(Math.abs(count - 400)).toBeLessThan(5 * 18.97);
  });
});

describe('assignedSubjects', () => {
  const subset = { assignment: { kind: 'subset', count: 5 } } as const;

  it('gives the first observer everything and the others the same part of the size that was set', () => {
    fc.assert(
      fc.property(anySeed, fc.integer({ min: 0, max: 20 }), (seed, count) => {
        const subjects = subjectsOf(count);
        const third = { id: observerId('C'), letter: 'C', role: '', name: '', training: '' };
        const project = projectWith({ ...subset, seed, observers: [...makeProtocol().observers, third] });
        expect(assignedSubjects(project, subjects, a, 1)).toEqual(subjects);
        const second = assignedSubjects(project, subjects, b, 1);
        expect(second).toHaveLength(Math.min(5, count));
        expect(subjects).toEqual(expect.arrayContaining([...second]));
        expect(assignedSubjects(project, subjects, third.id, 1)).toEqual(second);
      }),
    );
  });

  it('changes at most one subject of the part when one is added, and only for the new one', () => {
    fc.assert(
      fc.property(anySeed, fc.integer({ min: 5, max: 20 }), (seed, count) => {
        const project = projectWith({ ...subset, seed });
        const more = subjectsOf(count + 1);
        const before = new Set(ids(assignedSubjects(project, more.slice(0, count), b, 1)));
        const added = ids(assignedSubjects(project, more, b, 1)).filter((id) => !before.has(id));
        expect(added.every((id) => id === `id-S-${count + 1}`)).toBe(true);
      }),
    );
  });

  it('never takes a subject away that the observer has begun, as subjects are added, and draws the others by lot', () => {
    fc.assert(
      fc.property(
        anySeed,
        fc.integer({ min: 5, max: 20 }),
        fc.nat(4),
        fc.nat(20),
        (seed, count, at, more) => {
          const project = projectWith({ ...subset, seed });
          const all = subjectsOf(count + more);
          const before = ids(assignedSubjects(project, all.slice(0, count), b, 1));
          const begun = before.slice(0, at + 1);
          const lines = begun.map((id) => ({ subjectId: subjectId(id), observerId: b, round: 1 }));
          const after = ids(assignedSubjects(project, all, b, 1, begunIn(project, all, lines)));
          expect(after).toEqual(expect.arrayContaining(begun));
          expect(after).toHaveLength(5);
          const others = all.filter(({ id }) => !begun.includes(id));
          const lot = (id: string) => seededRank(seed, 'assignment', id);
          const lowest = ids(others).toSorted((x, y) => lot(x) - lot(y));
          expect([...after].sort()).toEqual([...begun, ...lowest.slice(0, 5 - begun.length)].sort());
          // Where nothing is added, having begun changes nothing; what others have begun changes nothing either.
          const same = all.slice(0, count);
          expect(ids(assignedSubjects(project, same, b, 1, begunIn(project, same, lines)))).toEqual(before);
          const ofC = lines.map((line) => ({ ...line, observerId: observerId('C') }));
          expect(ids(assignedSubjects(project, all, b, 1, begunIn(project, all, ofC)))).toEqual(
            ids(assignedSubjects(project, all, b, 1)),
          );
        },
      ),
    );
  });

  it('counts a masked scan that is begun as its subject, and keeps more than the part where more are begun', () => {
    const blinding = { ...makeProtocol().blinding, timePoint: true };
    const project = { ...projectWith({ ...subset, blinding, seed: 3 }), secretText: 'secret' };
    const subjects = subjectsOf(12);
    const lines = subjects.slice(0, 7).map((subject) => ({
      subjectId: present(unitsOf(project, subject)[1], 'a scan').id,
      observerId: b,
      round: 1,
    }));
    const begun = begunIn(project, subjects, lines);
    expect(ids(assignedSubjects(project, subjects, b, 1, begun))).toEqual(ids(subjects.slice(0, 7)));
    const { subjects: viewed } = observerView({ project, subjects }, b, 1, { begun });
    expect(viewed).toHaveLength(14);
  });

  it('draws every subject equally often over seeds, within 5 standard deviations', () => {
    const subjects = subjectsOf(20);
    const drawn = new Map<string, number>();
    for (let seed = 0; seed < 800; seed += 1) {
      for (const { id } of assignedSubjects(projectWith({ ...subset, seed }), subjects, b, 1)) {
        drawn.set(id, (drawn.get(id) ?? 0) + 1);
      }
    }
    // 5 of 20 in each of 800 draws: mean 200, SD sqrt(800 × 0.25 × 0.75) = 12.25.
    for (const { id } of subjects) expect(Math.abs((drawn.get(id) ?? 0) - 200)).toBeLessThan(5 * 12.25);
  });

  it('passes over who is not included, and gives subjects for practice to everybody, once', () => {
    const [first, second, third] = subjectsOf(3);
    if (!first || !second || !third) throw new Error('three subjects');
    const excluded = { ...first, exclusion: { reason: 'x', atUtc: '2026-01-01T00:00:00Z' } };
    const screened = { ...second, enrolment: { state: 'screened', atUtc: '2026-01-01T00:00:00Z' } } as const;
    const practice = { ...third, isTraining: true } as const;
    const project = projectWith({ assignment: { kind: 'subset', count: 1 }, rounds: 2 });
    const all = [excluded, screened, practice];
    expect(assignedSubjects(project, all, b, 1)).toEqual([practice]);
    expect(assignedSubjects(project, all, b, 2)).toEqual([]);
  });

  it('lets only the re-readers read again, a part of what they read in the first round', () => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        const reReads = { by: [b], subjects: { kind: 'subset', count: 3 }, washOutDays: 14 } as const;
        const project = projectWith({ ...subset, seed, rounds: 2, reReads });
        const subjects = subjectsOf(12);
        const again = assignedSubjects(project, subjects, b, 2);
        expect(again).toHaveLength(3);
        expect(assignedSubjects(project, subjects, b, 1)).toEqual(expect.arrayContaining([...again]));
        expect(assignedSubjects(project, subjects, a, 2)).toEqual([]);
        expect(roundsOf(project, subjects, a)).toEqual([1]);
        expect(roundsOf(project, subjects, b)).toEqual([1, 2]);
        expect(assignedSubjects(project, subjects, b, 3)).toEqual([]);
      }),
    );
  });
});

describe('readingOrder', () => {
  const orderOf = (seed: number, observer: ObserverId, round: number, count: number) =>
    ids(readingOrder(makeProtocol({ order: 'shuffled', seed }), subjectsOf(count), observer, round));

  it('is a permutation that a seed decides, and that stays as it is when subjects are added', () => {
    fc.assert(
      fc.property(anySeed, fc.integer({ min: 1, max: 25 }), (seed, count) => {
        const order = orderOf(seed, a, 1, count);
        expect([...order].sort()).toEqual(ids(subjectsOf(count)).sort());
        expect(orderOf(seed, a, 1, count)).toEqual(order);
        const more = orderOf(seed, a, 1, count + 1);
        expect(more.filter((id) => order.includes(id))).toEqual(order);
      }),
    );
  });

  it('is independent between observers and between rounds: places correlate by chance only', () => {
    const places = (order: readonly string[]) => new Map(order.map((id, place) => [id, place]));
    const meanCorrelation = (one: readonly [ObserverId, number], other: readonly [ObserverId, number]) => {
      let sum = 0;
      for (let seed = 0; seed < 60; seed += 1) {
        const [x, y] = [places(orderOf(seed, ...one, 30)), places(orderOf(seed, ...other, 30))];
        // Spearman without ties: 1 − 6 Σd² / (n (n² − 1)).
        const squares = [...x].reduce((all, [id, place]) => all + (place - (y.get(id) ?? 0)) ** 2, 0);
        sum += 1 - (6 * squares) / (30 * (900 - 1));
      }
      return sum / 60;
    };
    // Under independence Spearman's r has mean 0 and SD 1/sqrt(n − 1); the mean of 60: SD 1/sqrt(29 × 60) = 0.024.
    expect(Math.abs(meanCorrelation([a, 1], [b, 1]))).toBeLessThan(5 * 0.024);
    expect(Math.abs(meanCorrelation([a, 1], [a, 2]))).toBeLessThan(5 * 0.024);
  });

  it('is by code where the protocol says so, with numbers as numbers', () => {
    const subjects = ['S-10', 'S-2', 'S-1'].map((code) => makeSubject(code));
    const order = readingOrder(makeProtocol({ order: 'by-code' }), subjects, a, 1);
    expect(order.map(({ code }) => code)).toEqual(['S-1', 'S-2', 'S-10']);
  });
});

describe('washOut', () => {
  const { id } = makeSubject('S-1');
  const protocol = makeProtocol({ reReads: { by: 'all', subjects: { kind: 'all' }, washOutDays: 14 } });
  const signed = (round: number, signedAtUtc: string) =>
    ({ subjectId: id, round, state: 'signed', signedAtUtc }) as const;

  it('counts whole days that are lacking until 14 × 24 hours have passed since the signing', () => {
    const own = [signed(1, '2026-03-01T10:00:00Z')];
    const wait = (nowUtc: string) => washOut(protocol, own, id, 2, nowUtc);
    expect(wait('2026-03-01T10:00:00Z')).toEqual({ kind: 'wash-out', daysLacking: 14 });
    expect(wait('2026-03-01T11:00:00Z')).toEqual({ kind: 'wash-out', daysLacking: 14 });
    expect(wait('2026-03-15T09:59:59Z')).toEqual({ kind: 'wash-out', daysLacking: 1 });
    expect(wait('2026-03-15T10:00:00Z')).toBeUndefined();
  });

  it('asks for the round before, signed; the first round waits for nothing', () => {
    const open = { subjectId: id, round: 1, state: 'open' } as const;
    expect(washOut(protocol, [open], id, 2, '2026-03-01T10:00:00Z')).toEqual({ kind: 'earlier-round' });
    expect(washOut(protocol, [], id, 2, '2026-03-01T10:00:00Z')).toEqual({ kind: 'earlier-round' });
    expect(washOut(protocol, [], id, 1, '2026-03-01T10:00:00Z')).toBeUndefined();
  });

  it('closes a signed round once the next one may begin, or has begun', () => {
    const own = [signed(1, '2026-03-01T10:00:00Z')];
    const early = '2026-03-02T00:00:00Z';
    expect(roundWait(protocol, own, id, 1, true, early)).toBeUndefined();
    expect(roundWait(protocol, own, id, 1, true, '2026-04-01T00:00:00Z')).toEqual({ kind: 'closed' });
    expect(roundWait(protocol, own, id, 1, false, '2026-04-01T00:00:00Z')).toBeUndefined();
    const begun = [...own, { subjectId: id, round: 2, state: 'open' } as const];
    expect(roundWait(protocol, begun, id, 1, true, early)).toEqual({ kind: 'closed' });
  });
});

describe('roundNow', () => {
  it('is the first round with something that is not signed; added subjects bring the first one back', () => {
    const project = projectWith({ rounds: 2 });
    const subjects = subjectsOf(2);
    const line = (at: number, round: number) =>
      ({ subjectId: makeSubject(`S-${at}`).id, observerId: a, round, state: 'signed' }) as const;
    expect(roundNow(project, subjects, [line(1, 1)], a)).toBe(1);
    expect(roundNow(project, subjects, [line(1, 1), line(2, 1)], a)).toBe(2);
    expect(roundNow(project, subjectsOf(3), [line(1, 1), line(2, 1)], a)).toBe(1);
    const all = [1, 2].flatMap((round) => [line(1, round), line(2, round)]);
    expect(roundNow(project, subjects, all, a)).toBe(2);
    expect(roundNow(project, subjects, all, b)).toBe(1);
  });
});

import { describe, expect, it } from 'vitest';
import { muscleProblem, muscleSets, newMuscleId } from '../../../../src/domain/study/muscleSet';
import { targetsOf } from '../../../../src/domain/study/targets';
import { makeProtocol } from '../../../support/studyFixtures';

const { separately, together } = muscleSets;

describe('A list of muscles', () => {
  it('is fine as every usual set is', () => {
    for (const set of Object.values(muscleSets)) expect(muscleProblem(set)).toBeUndefined();
  });

  it.each([
    [[], 'none'],
    [[{ id: 'a', name: ' ', shortName: 'A' }], 'name-missing'],
    [[{ id: 'a', name: 'A', shortName: '' }], 'short-name-missing'],
    [[{ id: 'a', name: 'A', shortName: 'x'.repeat(13) }], 'too-long'],
    [[...separately, { id: 'mf-2', name: 'multifidus ', shortName: 'M2' }], 'same-name'],
    [[...separately, { id: 'mf', name: 'Another', shortName: 'AN' }], 'id'],
    [[{ id: 'combined', name: 'All', shortName: 'ALL' }], 'id'],
    [[{ id: 'reference:csf', name: 'CSF', shortName: 'CSF' }], 'id'],
    [[{ id: 'a|b', name: 'A', shortName: 'A' }], 'id'],
  ])('%j is refused: %s', (muscles, kind) => {
    expect(muscleProblem(muscles)?.kind).toBe(kind);
  });

  it('gives a muscle that comes back by its name its id again, and never one that is in use', () => {
    expect(newMuscleId('Psoas', separately)).toBe('psoas');
    expect(newMuscleId('erector  Spinae', together)).toBe('erector-spinae');
    expect(newMuscleId('Erector spinae', together)).toBe('es');
    expect(newMuscleId('Multifidus', separately)).toBe('mf-2');
    expect(newMuscleId('Quadratus lumborum', [])).toBe('quadratus-lumborum');
    expect(newMuscleId('combined', [])).toBe('combined-2');
    expect(newMuscleId('???', [])).toBe('muscle');
  });

  it('asks a reading for one outline per muscle, side and time point, and one per tissue and time point', () => {
    const muscles = muscleSets['separately-psoas'];
    const protocol = makeProtocol({ muscles, references: ['csf', 'vertebral-body'] });
    // 2 time points × (3 muscles × 2 sides + 2 tissues).
    expect(targetsOf(protocol)).toHaveLength(16);
  });
});

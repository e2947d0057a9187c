import { describe, expect, it } from 'vitest';
import { observerId } from '../../../src/domain/ids';
import { vertebralLevels } from '../../../src/domain/level';
import type { Project } from '../../../src/domain/study/project';
import { defaultProtocol, type Protocol } from '../../../src/domain/study/protocol';
import { blindingLimits, conductNotes } from '../../../src/report/conductNotes';
import { levelsText } from '../../../src/report/levelsText';
import { makeProject } from '../../support/studyFixtures';

function projectOf(protocol: Partial<Protocol>, rest: Partial<Project> = {}): Project {
  return makeProject({ protocol: { ...defaultProtocol('Notes'), ...protocol }, ...rest });
}

const both = (project: Project) =>
  [conductNotes(project).join(' '), blindingLimits(project).join(' ')] as const;

describe('what blinding cannot hide', () => {
  it('names cement, the sagittal image and the pair where observers choose the slice and see both scans', () => {
    const [text, limits] = both(projectOf({}));
    for (const said of [text, limits]) {
      expect(said).toContain('Bone cement is a signal void on the very slice');
      expect(said).toContain('on the sagittal images, where a new fracture and treated bodies can be seen');
      expect(said).toContain('Both scans of a subject were shown together');
      expect(said).toContain('no passwords');
    }
    expect(text).toContain(
      'Observers were blinded to each other’s outlines, values and progress and whether a subject had refractured. They were not blinded to the time point.',
    );
  });

  it('says what each setting takes away, and what stays', () => {
    const limits = blindingLimits(
      projectOf({
        sliceRule: 'chosen-beforehand',
        blinding: { group: true, timePoint: true, cropsToPosterior: true },
      }),
    ).join(' ');
    expect(limits).toContain('Images were cropped to the posterior compartment; cement is a signal void');
    expect(limits).toContain('Slices were chosen beforehand by somebody who was not blinded');
    expect(limits).toContain(
      'field of view and the look of a scanner may have told which scans belonged together',
    );
    expect(limits).not.toContain('sagittal images, where');
  });

  it('names the person with two roles', () => {
    const [first, second] = defaultProtocol('Roles').observers;
    if (!first || !second) throw new Error('two observers expected');
    const observers = [first, { ...second, isResearcher: true as const }];
    expect(blindingLimits(projectOf({ observers })).join(' ')).toContain(
      'Observer B was the study’s researcher too',
    );
  });

  it('claims no blinding where there is none', () => {
    const blinding = { group: false, timePoint: false, cropsToPosterior: false };
    const [text, limits] = both(projectOf({ blinding }));
    expect(text).toContain('They were not blinded to the group and the time point.');
    expect(limits).not.toContain('cement');
  });
});

describe('the methods text', () => {
  it('says who read what, rounds, order and slice from the settings', () => {
    const [first] = defaultProtocol('Text').observers;
    if (!first) throw new Error('an observer expected');
    const text = conductNotes(
      projectOf({
        assignment: { kind: 'subset', count: 30 },
        rounds: 2,
        reReads: { by: [first.id], subjects: { kind: 'subset', count: 20 }, washOutDays: 28 },
        order: 'shuffled',
        seed: 4417,
        sliceRule: 'chosen-beforehand',
        levels: ['T12', 'L1', 'L2'],
      }),
    ).join(' ');
    expect(text).toContain(
      'Observer A read all subjects, whose values are analysed; observer B read 30 of them, drawn at random (seed 4417), for agreement alone.',
    );
    expect(text).toContain(
      'In a second round observer A read 20 subjects drawn at random (seed 4417) again, by the protocol at least 28 days after signing the round before, and without seeing it.',
    );
    expect(text).toContain('shuffled for each observer and round (seed 4417)');
    expect(text).toContain(
      '(mid-height of the fractured body) was chosen once for all observers, before anybody read',
    );
    expect(text).toContain('Levels of the study: T12 to L2.');
  });

  it('lists the lock and every amendment with reason, words and how many readings were signed before', () => {
    const protocol = { ...defaultProtocol('Versions'), version: 2 };
    const text = conductNotes(
      projectOf(protocol, {
        locked: { atUtc: '2026-03-14T09:12:00Z', observerId: observerId('A'), subjectCode: 'S-003' },
        amendments: [
          {
            version: 2,
            atUtc: '2026-04-02T10:00:00Z',
            by: 'researcher',
            reason: 'Observer A recognised images',
            changes: ['Wash-out: 7 days → 14 days'],
            before: { ...protocol, version: 1 },
            signedReadings: 3,
          },
        ],
      }),
    ).join(' ');
    expect(text).toContain(
      'Protocol version 2. It was locked on 2026-03-14, when the first reading was signed.',
    );
    expect(text).toContain(
      'version 2 (2026-04-02, after 3 signed readings): Wash-out: 7 days → 14 days. Reason: Observer A recognised images',
    );
  });
});

describe('levels in words', () => {
  it.each([
    [['T5', 'T6', 'T7'], 'T5 to T7'],
    [['T12', 'L1'], 'T12, L1'],
    [['T10', 'T12', 'L1', 'L2'], 'T10, T12 to L2'],
    [['T12', 'T13', 'L1'], 'T12, L1; T13'],
    [['L4', 'L5', 'S1'], 'L4 to S1'],
    [[], ''],
  ] as const)('%j are "%s"', (levels, text) => {
    expect(levelsText(levels)).toBe(text);
  });

  it('are all of them T1 to S1, with the rare ones named', () => {
    expect(levelsText(vertebralLevels)).toBe('T1 to S1; T13, L6');
  });
});

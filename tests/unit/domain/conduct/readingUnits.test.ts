import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { present } from '../../../../src/base/assert';
import { isUnitId } from '../../../../src/domain/conduct/isUnitId';
import { areScansMasked, unitName, unitsOf } from '../../../../src/domain/conduct/readingUnits';
import { resolveProgress } from '../../../../src/domain/conduct/resolveProgress';
import { readingIdOf, resolveUnits } from '../../../../src/domain/conduct/resolveUnits';
import { sliceChooser } from '../../../../src/domain/conduct/sliceChooser';
import { observerId, subjectId } from '../../../../src/domain/ids';
import type { Reading } from '../../../../src/domain/reading/reading';
import { progressOf } from '../../../../src/domain/reading/readingProgress';
import { targetKey } from '../../../../src/domain/reading/roi';
import { type TimePoint, timePoints } from '../../../../src/domain/timePoint';
import {
  makeMeasurement,
  makeProject,
  makeProtocol,
  makeRoiEntry,
  makeSubject,
  makeTarget,
} from '../../../support/studyFixtures';

const a = observerId('A');
const masked = { ...makeProtocol().blinding, timePoint: true };
const project = makeProject({ protocol: makeProtocol({ blinding: masked }), secretText: 'only here' });
const subject = makeSubject('S-1');

/** A reading of one masked scan: both sides, with a mean that says which scan it was. */
function unitReading(timePoint: TimePoint, mean: number, overrides: Partial<Reading> = {}): Reading {
  const unit = present(
    unitsOf(project, subject).find((one) => one.timePoint === timePoint),
    'the unit',
  );
  const targets = [makeTarget('preop', 'right'), makeTarget('preop', 'left')];
  return {
    id: readingIdOf(project, unit.id, a, 1),
    projectId: project.id,
    subjectId: unit.id,
    observerId: a,
    round: 1,
    state: 'signed',
    signedAtUtc: timePoint === 'preop' ? '2026-02-02T00:00:00Z' : '2026-02-01T00:00:00Z',
    reopenings: [],
    sliceChoices: {},
    entries: Object.fromEntries(
      targets.map((target) => [
        targetKey(target),
        makeRoiEntry(target, makeMeasurement({ grossMm2: 100, mean })),
      ]),
    ),
    revision: 3,
    protocolVersion: timePoint === 'preop' ? 2 : 1,
    ...overrides,
  };
}

describe('units of a masked project', () => {
  it('are two for a subject, with ids and names that need the secret text', () => {
    const [one, two] = unitsOf(project, subject);
    expect([one?.timePoint, two?.timePoint]).toEqual(timePoints);
    expect(one && isUnitId(one.id) && one.id !== two?.id).toBe(true);
    expect(one && unitName(one.id)).toMatch(/^Scan [2-9A-HJKMNP-TV-Z]{7}$/);
    const other = unitsOf({ ...project, secretText: 'another' }, subject);
    expect(other.map(({ id }) => id)).not.toContain(one?.id);
  });

  it('have as many names as scans, for 5000 subjects', () => {
    const names = new Set<string>();
    for (let at = 0; at < 5000; at += 1) {
      for (const { id } of unitsOf(project, { id: subjectId(`s${at}`) })) names.add(unitName(id));
    }
    expect(names.size).toBe(10_000);
  });

  it('are subjects where nothing is masked, and in a kit, which lacks the secret text', () => {
    const { secretText: _secret, ...kit } = project;
    for (const one of [kit, makeProject({ secretText: 'only here' })]) {
      expect(areScansMasked(one)).toBe(false);
      expect(unitsOf(one, subject)).toEqual([{ id: subject.id, subjectId: subject.id }]);
    }
  });
});

describe('resolveUnits', () => {
  it('joins the readings of both scans under the subject, each value at its time point', () => {
    fc.assert(
      fc.property(fc.boolean(), (isTurned) => {
        const parts = [unitReading('preop', 111), unitReading('followUp', 222)];
        const [joined, ...others] = resolveUnits(isTurned ? parts.reverse() : parts, [subject], project);
        expect(others).toEqual([]);
        expect(joined).toMatchObject({
          id: readingIdOf(project, subject.id, a, 1),
          subjectId: subject.id,
          state: 'signed',
          // The later of both; the older of both protocols; both revisions.
          signedAtUtc: '2026-02-02T00:00:00Z',
          protocolVersion: 1,
          revision: 6,
        });
        for (const [timePoint, mean] of [
          ['preop', 111],
          ['followUp', 222],
        ] as const) {
          for (const side of ['right', 'left'] as const) {
            const target = makeTarget(timePoint, side);
            const entry = joined?.entries[targetKey(target)];
            expect(entry?.kind === 'roi' && entry.roi.target).toEqual(target);
            expect(entry).toMatchObject({ measurement: { signal: { displayed: { mean } } } });
          }
        }
      }),
    );
  });

  it('is signed only once both are', () => {
    const { signedAtUtc: _signed, ...open } = unitReading('followUp', 222, { state: 'open' });
    for (const readings of [[unitReading('preop', 111)], [unitReading('preop', 111), open]]) {
      const [joined] = resolveUnits(readings, [subject], project);
      expect(joined?.state).toBe('open');
      expect(joined?.signedAtUtc).toBeUndefined();
    }
  });

  it('leaves readings of whole subjects alone and choices of slices out', () => {
    const plain = makeProject();
    const whole = { ...unitReading('preop', 1), subjectId: subject.id };
    const chosen = { ...whole, observerId: sliceChooser };
    expect(resolveUnits([whole, chosen], [subject], plain)).toEqual([whole]);
  });
});

describe('resolveProgress', () => {
  it('counts two scans as one subject, signed once both are', () => {
    const lines = [unitReading('preop', 1), unitReading('followUp', 2)].map((one) =>
      progressOf(one, project.protocol),
    );
    expect(resolveProgress(lines, [subject], project)).toMatchObject([
      { subjectId: subject.id, state: 'signed', done: 4, given: 4, signedAtUtc: '2026-02-02T00:00:00Z' },
    ]);
    expect(resolveProgress(lines.slice(0, 1), [subject], project)).toMatchObject([
      { subjectId: subject.id, state: 'open', done: 2 },
    ]);
  });
});

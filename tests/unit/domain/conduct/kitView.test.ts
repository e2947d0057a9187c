import { describe, expect, it } from 'vitest';
import { kitView } from '../../../../src/domain/conduct/kitView';
import { observerView } from '../../../../src/domain/conduct/observerView';
import { observerId } from '../../../../src/domain/ids';
import { isReadable } from '../../../../src/domain/study/isReadable';
import { makeProject, makeProtocol, makeSubject } from '../../../support/studyFixtures';

const observer = observerId('A');
const kit = { observerId: observer, issuedAtUtc: '2026-02-01T00:00:00Z', issue: 1, hasImages: true };
const subjects = ['S-1', 'S-2', 'S-3'].map((code) => makeSubject(code));

describe('a kit', () => {
  it.each([
    { timePoint: false, units: 3 },
    { timePoint: true, units: 6 },
  ])(
    'whose time points are masked: $timePoint gives its observer $units to read in each round',
    ({ timePoint, units }) => {
      const protocol = makeProtocol({ rounds: 2, blinding: { ...makeProtocol().blinding, timePoint } });
      const stored = { project: makeProject({ protocol, secretText: 'only here' }), subjects };
      const inKit = kitView(stored, kit);
      for (const round of [1, 2]) {
        const there = observerView(inKit, observer, round);
        expect(there.subjects.filter(isReadable)).toHaveLength(units);
        // The same names in the same order as at the researcher's computer.
        const here = observerView(stored, observer, round);
        expect(there.subjects.map(({ code }) => code)).toEqual(here.subjects.map(({ code }) => code));
      }
    },
  );
});

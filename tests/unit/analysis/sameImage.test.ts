import { expect, it } from 'vitest';
import { subjectValues } from '../../../src/analysis/subjectValues';
import type { Reading } from '../../../src/domain/reading/reading';
import { missingWhyText } from '../../../src/report/reasonText';
import { bothReadings } from '../../support/fixtureStudy';
import { makeProtocol, makeSubject } from '../../support/studyFixtures';

// A scan that was exported twice, under other UIDs and with a shifted date, can be taken for both time points. Pixels,
// place and scaling in one SHA-256 cannot be the same of two scans: nothing changed because nothing was compared.
const subject = makeSubject('S-001');
const readings = bothReadings(subject, [1000, 1000], [400, 400]);

function withFingerprint(reading: Reading, fingerprint: string): Reading {
  const entries = Object.entries(reading.entries).map(([key, entry]) => [
    key,
    entry.kind === 'roi' ? { ...entry, roi: { ...entry.roi, imageFingerprint: fingerprint } } : entry,
  ]);
  return { ...reading, entries: Object.fromEntries(entries) };
}

it('one image outlined as both time points has no values, and the reason says so', () => {
  const outcome = subjectValues({
    subject,
    readings: readings.map((reading) => withFingerprint(reading, 'one scan')),
    protocol: makeProtocol(),
  });
  if (outcome.kind !== 'incomplete') throw new Error('incomplete expected');
  expect(outcome.missing).toHaveLength(8);
  for (const missing of outcome.missing) {
    expect(missing).toMatchObject({ kind: 'cell', why: { kind: 'same-image' } });
    if (missing.kind === 'cell') expect(missingWhyText(missing.why)).toContain('other time point');
  }
});

it('two observers with different pixels under one SOP Instance UID are not averaged', () => {
  const [first, second] = readings;
  if (!first || !second) throw new Error('two readings');
  // The second observer's copy of the pre-op slice was compressed or scaled again.
  const entries = Object.entries(second.entries).map(([key, entry]) => [
    key,
    entry.kind === 'roi' && entry.roi.target.timePoint === 'preop'
      ? { ...entry, roi: { ...entry.roi, imageFingerprint: 'another copy' } }
      : entry,
  ]);
  const outcome = subjectValues({
    subject,
    readings: [first, { ...second, entries: Object.fromEntries(entries) }],
    protocol: makeProtocol(),
  });
  if (outcome.kind !== 'incomplete') throw new Error('incomplete expected');
  expect(outcome.missing.map((one) => [one.timePoint, one.kind === 'cell' && one.why.kind])).toEqual(
    Array.from({ length: 4 }, () => ['preop', 'other-pixels']),
  );
});

it('two images have', () => {
  expect(subjectValues({ subject, readings, protocol: makeProtocol() }).kind).toBe('complete');
});

import { describe, expect, it } from 'vitest';
import { studyResults } from '../../../src/analysis/studyResults';
import { makeStudy } from '../../support/fixtureStudy';

const unblinding = { atUtc: '2026-06-01T00:00:00Z', reason: 'all signed' };

/** The fixture study as an unblinded study, one subject's second reading signed at the time given. */
function study(signedAtUtc: string) {
  const data = makeStudy();
  const [first] = data.readings.filter((reading) => reading.observerId === 'B' && reading.state === 'signed');
  return {
    ...data,
    project: { ...data.project, kind: { kind: 'study' as const }, unblinding },
    readings: data.readings.map((reading) => (reading === first ? { ...reading, signedAtUtc } : reading)),
  };
}

function agreementN(signedAtUtc: string): { readonly agreement: number; readonly analysed: number } {
  const results = studyResults(study(signedAtUtc));
  if (!results.ok || !results.value.agreement.ok) throw new Error('no results');
  return {
    agreement: results.value.agreement.value.rows[0]?.n ?? -1,
    analysed: results.value.flow.analysed.length,
  };
}

describe('agreement', () => {
  it('leaves out a reading that was signed after the unblinding, because it was not independent; the tables keep it', () => {
    const before = agreementN('2026-05-31T23:59:59Z');
    const after = agreementN('2026-06-01T00:00:01Z');
    expect(after.agreement).toBe(before.agreement - 1);
    expect(after.analysed).toBe(before.analysed);
  });
});

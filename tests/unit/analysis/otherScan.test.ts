import { describe, expect, it } from 'vitest';
import { studyResults } from '../../../src/analysis/studyResults';
import { seriesInstanceUid, sopInstanceUid } from '../../../src/domain/ids';
import { imageKey } from '../../../src/domain/image/imageRef';
import { missingWhyText } from '../../../src/report/reasonText';
import { roiCsv } from '../../../src/report/roiCsv';
import { bothReadings } from '../../support/fixtureStudy';
import { makeProject, makeSubject } from '../../support/studyFixtures';
import { makeHeader } from '../domain/catalogue/makeHeader';

// Two workplaces may pair one subject differently before their bundles come together: the outlines of one observer then
// lie on another scan than those of the other, and than the dates that stand beside them.
const subject = makeSubject('S-001');
const readings = bothReadings(subject, [1000, 900], [400, 440]);
const image = (timePoint: string) =>
  imageKey({ sopInstanceUid: sopInstanceUid(`1.2.3.${timePoint}`), frame: 0 });
const own = (timePoint: 'preop' | 'followUp') =>
  subject.scans[timePoint]?.axialSeriesUid ?? seriesInstanceUid('');

function standing(seriesOf: ReadonlyMap<string, ReturnType<typeof seriesInstanceUid>>) {
  const person = { kind: 'researcher' } as const;
  const results = studyResults({ person, project: makeProject(), subjects: [subject], readings, seriesOf });
  if (!results.ok) throw new Error(results.error.kind);
  const [first] = results.value.flow.standings;
  const { agreement } = results.value;
  const rated = agreement.ok ? agreement.value.rows.map((row) => row.ratings.length) : [];
  return { first, rated };
}

describe('an outline on a slice of another series than the subject’s scan', () => {
  it('is not measured: the subject is incomplete, with the reason', () => {
    const { first, rated } = standing(
      new Map([
        [image('preop'), seriesInstanceUid('an earlier study')],
        [image('followUp'), own('followUp')],
      ]),
    );
    if (first?.kind !== 'incomplete') throw new Error(`incomplete expected, not ${first?.kind}`);
    // Two observers, two sides, pre-op.
    expect(first.missing).toHaveLength(4);
    for (const missing of first.missing) {
      expect(missing).toMatchObject({ kind: 'cell', timePoint: 'preop', why: { kind: 'other-scan' } });
      if (missing.kind === 'cell') expect(missingWhyText(missing.why)).toContain('another scan');
    }
    // Follow-up alone is rated; pre-op and change are not.
    expect(new Set(rated)).toEqual(new Set([0, 1]));
  });
  it('keeps its own date in the file of all outlines', () => {
    const header = makeHeader({ series: 'an earlier study', date: '2019-12-01' });
    const input = {
      person: { kind: 'researcher' as const },
      project: makeProject(),
      subjects: [subject],
      readings,
    };
    const headers = new Map([[image('preop'), header]]);
    const text = roiCsv({ ...input, headers }, { hasByteOrderMark: false, hasDates: true });
    if (!text.ok) throw new Error(text.error.kind);
    // Surgery is on 10 January 2020: 40 days after 1 December.
    const dated = text.value.split('\r\n').filter((line) => line.includes('preop'));
    expect(dated.length).toBe(4);
    for (const line of dated) expect(line).toContain('2019-12-01,-40,');
  });
  it('stands where its series is the scan’s, and where its header is not at hand', () => {
    const all = new Map([
      [image('preop'), own('preop')],
      [image('followUp'), own('followUp')],
    ]);
    expect(standing(all).first?.kind).toBe('analysed');
    expect(standing(new Map()).first?.kind).toBe('analysed');
  });
});

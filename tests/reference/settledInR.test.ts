import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { StudyData } from '../../src/analysis/studyResults';
import { subjectFile } from '../../src/app/subjectFile';
import { roiCsv } from '../../src/report/roiCsv';
import { findR, rFolder } from '../support/realR';
import { type SettledRoi, settledStudy } from '../support/settledStudy';

/*
 * R reads the ROI file of a study with settled disagreements and makes the averages with and without adjudication from it,
 * each row as often as the file says; both equal what the subject file says. Program: tests/reference/r/settled.R.
 */

const r = await findR();
if ('absent' in r) process.stdout.write(`\nR is not asked: ${r.absent}\n`);
const scripts = fileURLToPath(new URL('./r', import.meta.url));
const options = { hasByteOrderMark: true, hasDates: true };

/** Each way to settle, in subjects of both groups; N3 waits, so that its mean stands. */
const rois: readonly SettledRoi[] = [
  {
    code: 'R1',
    timePoint: 'preop',
    side: 'left',
    decision: 'third-reading',
    drawn: { third: [1090.5, 431] },
  },
  { code: 'R1', timePoint: 'followUp', side: 'right', decision: 'average' },
  {
    code: 'R2',
    timePoint: 'followUp',
    side: 'left',
    decision: 're-read',
    drawn: { A: [1101.25, 590], B: [1098.5, 585.5] },
  },
  { code: 'R3', timePoint: 'preop', side: 'right', decision: 'third-reading', drawn: { third: [1362, 577] } },
  { code: 'N1', timePoint: 'preop', side: 'left', decision: 'third-reading', drawn: { third: [1150, 471] } },
  { code: 'N2', timePoint: 'followUp', side: 'right', decision: 'open' },
  { code: 'N3', timePoint: 'preop', side: 'left', decision: 'third-reading' },
];

function filesOf(data: StudyData): { readonly rois: string; readonly subjects: string } {
  const [ofRois, ofSubjects] = [roiCsv({ ...data, headers: new Map() }, options), subjectFile(data, options)];
  if (!ofRois.ok || !ofSubjects.ok) throw new Error('files expected');
  return { rois: ofRois.value, subjects: ofSubjects.value };
}

describe.skipIf('absent' in r)('a study with settled disagreements, from its ROI file in R', () => {
  afterAll(() => {
    if (!('absent' in r)) r.dispose();
  });

  it.each(['replaces-mean', 'two-nearest'] as const)(
    'has the averages of the subject file with and without adjudication, where a third reading counts as %s',
    async (thirdRule) => {
      if ('absent' in r) return;
      const folder = rFolder();
      cpSync(scripts, folder, { recursive: true });
      const { rois: ofRois, subjects } = filesOf(settledStudy(rois, thirdRule));
      writeFileSync(join(folder, 'rois.csv'), ofRois);
      writeFileSync(join(folder, 'subjects.csv'), subjects);
      const sourceAll = 'for (script in list.files(".", "[.]R$")) source(script)';
      const said = await r.run(folder, `${sourceAll}; settled_differences("rois.csv", "subjects.csv")`);
      rmSync(folder, { recursive: true });
      const [count, adjudicated, originals] = said.split(' ').map(Number);
      expect(count).toBe(8);
      expect(adjudicated).toBeLessThan(1e-9);
      expect(originals).toBeLessThan(1e-9);
    },
    120_000,
  );

  it('differs between with and without, so that the comparison tells them apart', () => {
    const { subjects } = filesOf(settledStudy(rois));
    const lines = subjects.split('\r\n');
    const heads = (lines[0] ?? '').split(',');
    const [now, before] = [heads.indexOf('roi_csa_preop_mm2'), heads.indexOf('original_roi_csa_preop_mm2')];
    expect(Math.min(now, before)).toBeGreaterThan(-1);
    expect(subjects).toContain('1020.25');
  });
});

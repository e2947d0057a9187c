import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { StudyData } from '../../../../src/analysis/studyResults';
import { seriesInstanceUid, sopInstanceUid, studyInstanceUid } from '../../../../src/domain/ids';
import { auditChains } from '../../../../src/domain/keeping/auditChains';
import { auditCheck } from '../../../../src/domain/keeping/auditCheck';
import type { AuditEntry } from '../../../../src/domain/keeping/auditEntry';
import { auditNext } from '../../../../src/domain/keeping/auditNext';
import { auditHash } from '../../../../src/io/storage/auditHash';
import type { ExportFacts } from '../../../../src/report/export/exportFacts';
import { defaultExportSettings } from '../../../../src/report/export/exportSettings';
import { reproductionKit } from '../../../../src/report/kit/reproductionKit';
import { hasR } from '../../../support/evaluateInR';
import { exportedFacts } from '../../../support/exportedFacts';
import { hostileStudy, repeatedStudy, scatteredStudy } from '../../../support/kitStudies';
import { day } from '../../../support/studyFixtures';

/* Checksums are of node:crypto, the zip is opened by fflate, the log is held against its own hashes. */

if (!hasR) process.stdout.write('\nThe kit’s R script is not run: Rscript is not installed\n');

const kitOf = (facts: ExportFacts) => unzipSync(reproductionKit(facts, defaultExportSettings).bytes);

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('the reproduction kit', () => {
  it('holds data, scripts, tables, the log and checksums', () => {
    expect(Object.keys(kitOf(exportedFacts(scatteredStudy()))).toSorted()).toEqual(
      [
        'README.txt',
        'analysis.R',
        'analysis.sps',
        'checksums.sha256',
        'data/agreement_cases.csv',
        'data/agreement_ratings.csv',
        'data/data_dictionary.csv',
        'data/expected_cells.csv',
        'data/readings_long.csv',
        'data/spss_ratings.csv',
        'data/spss_readings.csv',
        'data/spss_subjects.csv',
        'data/subjects_wide.csv',
        'log/audit-log.jsonl',
        'tables/agreement.csv',
        'tables/table-1.csv',
        'tables/table-2-by-region.csv',
        'tables/table-2.csv',
      ].toSorted(),
    );
  });

  it('has the checksum of every other file', () => {
    const files = kitOf(exportedFacts(hostileStudy()));
    const { 'checksums.sha256': sums = new Uint8Array(), ...others } = files;
    const lines = strFromU8(sums).trimEnd().split('\n');
    expect(lines.toSorted()).toEqual(
      Object.entries(others)
        .map(([name, bytes]) => `${sha256(bytes)}  ${name}`)
        .toSorted(),
    );
  });

  it('has the same bytes for the same facts', () => {
    const bytes = () => reproductionKit(exportedFacts(hostileStudy()), defaultExportSettings).bytes;
    expect(sha256(bytes())).toBe(sha256(bytes()));
  });

  it.each([
    ['one round', scatteredStudy],
    ['two rounds', repeatedStudy],
  ])('names in its README exactly the files that are in it: %s', (_name, study) => {
    const files = kitOf(exportedFacts(study()));
    const readme = strFromU8(files['README.txt'] ?? new Uint8Array());
    const list = readme.slice(readme.indexOf('What is in it'), readme.indexOf('What is not in it'));
    const named = [...list.matchAll(/^ {2}([\w./-]+\.\w+) {2,}\S/gm)].map(([, name]) => name ?? '');
    expect(named.toSorted()).toEqual(
      Object.keys(files)
        .filter((name) => name !== 'README.txt')
        .toSorted(),
    );
  });

  it('explains every column of its data, each once', () => {
    const files = kitOf(exportedFacts(scatteredStudy()));
    const dictionary = strFromU8(files['data/data_dictionary.csv'] ?? new Uint8Array());
    for (const [name, bytes] of Object.entries(files)) {
      if (!name.startsWith('data/') || name.endsWith('data_dictionary.csv')) continue;
      const [heads = ''] = strFromU8(bytes).split('\r\n');
      for (const head of heads.split(',')) {
        const line = `\r\n${name.slice('data/'.length)},${head},`;
        expect(dictionary.split(line), line).toHaveLength(2);
      }
    }
  });

  it('holds no date, UID, note or reason of a subject', () => {
    const study = withSecrets(scatteredStudy());
    const all = Object.entries(kitOf(exportedFacts(study)))
      .map(([name, bytes]) => `${name}\n${strFromU8(bytes)}`)
      .join('\n');
    expect(all).toContain('S1');
    for (const secret of secrets) expect(all).not.toContain(secret);
  });

  it('holds the log whole, its chain as it was written', () => {
    const log: AuditEntry[] = [];
    for (const detail of ['first', 'second "quoted"\nline', 'third']) {
      log.push(auditNext(log.at(-1), writtenBy, { act: 'exported', detail }, auditHash));
    }
    const files = kitOf({ ...exportedFacts(scatteredStudy()), log });
    const lines = strFromU8(files['log/audit-log.jsonl'] ?? new Uint8Array())
      .trimEnd()
      .split('\n');
    const read = lines.map((line): AuditEntry => JSON.parse(line));
    expect(read).toEqual(log);
    expect([...auditChains(read).values()].map((chain) => auditCheck(chain, auditHash))).toEqual([undefined]);
    const altered = read.map((entry, at) => (at === 1 ? { ...entry, detail: 'other' } : entry));
    expect(auditCheck(altered, auditHash)).toMatchObject({ kind: 'altered', number: 2 });
  });

  it.skipIf(!hasR)(
    'recomputes every cell by its R script, as it comes out of the zip',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'multifidus kit '));
      try {
        for (const [name, bytes] of Object.entries(kitOf(exportedFacts(hostileStudy())))) {
          mkdirSync(dirname(join(folder, name)), { recursive: true });
          writeFileSync(join(folder, name), bytes);
        }
        // Rejects where R ends with an error.
        const { stdout } = await promisify(execFile)('Rscript', ['--vanilla', join(folder, 'analysis.R')], {
          cwd: tmpdir(),
          maxBuffer: 1 << 28,
        });
        const [, agreeing = '', all = ''] = /(\d+) of (\d+) cells agree/.exec(stdout) ?? [];
        expect(Number(all)).toBeGreaterThan(200);
        expect(agreeing).toBe(all);
        expect(readFileSync(join(folder, 'check.csv'), 'utf8')).not.toMatch(/,"no"\r/);
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
    60_000,
  );
});

const writtenBy = {
  projectId: 'P1',
  device: 'abcd',
  person: 'researcher',
  atUtc: '2026-05-01T10:00:00Z',
};

const uid = '1.2.840.987654.3.2.1';
const secrets = [uid, '1987-', '19870314', 'Zanzibarova', 'patient of'];

/** The study with a date, a UID and a name in every place of a subject or reading that may hold one. */
function withSecrets(study: StudyData): StudyData {
  const date = day('1987-03-14');
  const late = day('1987-12-24');
  return {
    ...study,
    subjects: study.subjects.map((subject, at) => ({
      ...subject,
      patientKey: `patient of Zanzibarova ${at}`,
      note: 'Zanzibarova, seen on 1987-03-14',
      covariates: { ...subject.covariates, ...(at > 2 && { surgeryDate: date }) },
      ...(at === 0 && { exclusion: { reason: 'Zanzibarova moved', atUtc: '2026-01-01T00:00:00Z' } }),
      scans: {
        preop: {
          studyInstanceUid: studyInstanceUid(uid),
          axialSeriesUid: seriesInstanceUid(`${uid}.1`),
          studyDate: date,
          reason: { kind: 'chosen-by-user' as const },
        },
        followUp: {
          studyInstanceUid: studyInstanceUid(`${uid}.2`),
          axialSeriesUid: seriesInstanceUid(`${uid}.2.1`),
          studyDate: late,
          reason: { kind: 'chosen-by-user' as const },
        },
      },
    })),
    readings: study.readings.map((reading) => ({
      ...reading,
      note: 'Zanzibarova',
      entries: Object.fromEntries(
        Object.entries(reading.entries).map(([key, entry]) => [
          key,
          entry.kind === 'roi'
            ? {
                ...entry,
                roi: {
                  ...entry.roi,
                  image: {
                    ...entry.roi.image,
                    sopInstanceUid: sopInstanceUid(`${uid}.${entry.roi.target.timePoint}`),
                  },
                },
              }
            : entry,
        ]),
      ),
    })),
  };
}

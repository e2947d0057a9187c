import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { present } from '../../src/base/assert';
import { identityTerms } from '../../src/domain/identity/identityTerms';
import { observerId } from '../../src/domain/ids';
import type { PointPx } from '../../src/domain/image/point';
import type { RoiSide } from '../../src/domain/side';
import { targetsOf } from '../../src/domain/study/targets';
import { scanFiles } from '../../src/report/export/identity/scanFiles';
import { drawOutline } from '../support/drawOutline';
import { type EverythingExported, everythingExported } from '../support/everythingExported';
import { makeWorkstation } from '../support/makeWorkstation';

/*
 * Real DICOM of many makers, with the names, numbers, stations, days and paths that archives and anonymisers write, as one project:
 * what is made of it tells of nobody, the words of the product and of surgeons are no findings, and who is in it is found.
 */
const folder = process.env['REFERENCE_DICOM'] ?? join(import.meta.dirname, '../../../shared/data/dicom');
const isThere = existsSync(join(folder, 'roi-truth.json'));

function filesBelow(path: string): string[] {
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(join(path, entry.name)) : [join(path, entry.name)],
  );
}

/** A square inside of every slice of the studies that are read, another one for each side. */
function squareOf(side: RoiSide): readonly PointPx[] {
  const left = side === 'right' ? 4 : 24;
  return [
    [left, 4],
    [left + 10, 4],
    [left + 10, 14],
    [left, 14],
  ];
}

describe.skipIf(!isThere)(
  isThere ? 'a project of real images' : `a project of real images (skipped: no roi-truth.json in ${folder})`,
  () => {
    const databaseName = 'real-data-leaves-no-identity';
    let all: EverythingExported;

    beforeAll(async () => {
      const station = makeWorkstation({ databaseName });
      const { app, state } = station;
      await app.newProject('Fatty infiltration of the multifidus after vertebral fracture');
      const files = filesBelow(folder)
        .filter((path) => !/SOURCE\.txt$|\.json$/.test(path))
        .map((path) => ({
          path: path.slice(folder.length + 1).replaceAll('\\', '/'),
          bytes: new Uint8Array(readFileSync(path)),
        }));
      await app.importImages({ kind: 'files', files });
      for (const letter of ['A', 'B']) {
        await app.choosePerson({ kind: 'observer', observerId: observerId(letter) });
        const { subjects, project } = present(state().open, 'a project');
        for (const subject of subjects) {
          if (!subject.scans.preop || !subject.scans.followUp) continue;
          await app.openReading(subject.id);
          for (const target of targetsOf(project.protocol)) {
            await app.showAxialSlice(target.timePoint, 0);
            await app.arm(target);
            await drawOutline(station, target.timePoint, squareOf(target.side));
          }
          await app.signReading();
        }
      }
      await app.choosePerson({ kind: 'researcher' });
      await app.unblind('All readings are signed');
      all = await everythingExported(databaseName, present(state().open, 'a project').project.id);
    }, 300_000);

    it('is read by two observers and exported whole', () => {
      const { content, files } = all;
      expect(content.readings.filter(({ signedAtUtc }) => signedAtUtc !== undefined)).toHaveLength(4);
      expect([...content.images.values()].length).toBeGreaterThan(250);
      expect(content.subjects.length).toBeGreaterThan(10);
      expect(files.length).toBeGreaterThan(50);
    });

    it('lets nobody’s name, number, station, day, UID or path out, and holds no false alarm', () => {
      expect(all.report.findings).toEqual([]);
      expect(all.report.notSearched).toEqual([]);
      const names = all.report.kinds.find(({ kind }) => kind === 'patient-name');
      expect(names?.terms).toBeGreaterThan(10);
    });

    const scanned = (note: string) => scanWith(all, note);

    it.each([
      'MRI repeated because of motion, one slice is lost',
      'Refracture of the level above at the second follow-up',
      'Scan without pixel spacing; axial images of the enhanced series only',
      'Siemens Aera 1.5 T, T2 TSE, slice thickness 4 mm, timing as before',
      'Stroke in the history, no further surgery; an example is in the guide',
    ])('a note as surgeons write them is no finding: %s', (note) => {
      expect(scanned(note)).toEqual([]);
    });

    it.each([
      ['seen with Gildong Hong', 'patient-name'],
      ['洪吉洞 again', 'patient-name'],
      ['김테스트 again', 'patient-name'],
      ['of Archibald Doe', 'patient-name'],
      ['called Rüdiger', 'patient-name'],
      ['as Ruediger said', 'patient-name'],
      ['ask Yamada', 'patient-name'],
      ['MRN 583295', 'patient-number'],
      ['TEST AXIAL 002', 'patient-number'],
      ['on the MRC25641', 'institution'],
    ])('who or what is in the images is found in a note: %s', (note, kind) => {
      expect(scanned(note)).toContain(kind);
    });
  },
);

/** What is found when a subject has this note and the table of subjects holds it. */
function scanWith({ content }: EverythingExported, note: string): readonly string[] {
  const { project, subjects, readings, log, images } = content;
  const terms = identityTerms({ project, subjects, images: images.values() });
  const noted = subjects.map((subject, index) => (index === 0 ? { ...subject, note } : subject));
  const bytes = new Uint8Array(new TextEncoder().encode(`code,note\r\nS-001,"${note}"\r\n`));
  const file = { name: 'data/subjects.csv', mediaType: 'text/csv', bytes };
  return scanFiles([file], terms, { project, subjects: noted, readings, log }).findings.map(
    ({ kind }) => kind,
  );
}

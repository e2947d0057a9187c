import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { observerView } from '../../src/domain/conduct/observerView';
import { unitsOf } from '../../src/domain/conduct/readingUnits';
import { viewedImages } from '../../src/domain/conduct/viewedImages';
import type { ObjectKind } from '../../src/domain/dicomObjects/scanObjects';
import { scanObjectsOf } from '../../src/domain/dicomObjects/scanObjectsOf';
import { observerId, seriesInstanceUid, sopInstanceUid, studyInstanceUid } from '../../src/domain/ids';
import { imageKey } from '../../src/domain/image/imageRef';
import type { SliceHeader } from '../../src/domain/image/sliceHeader';
import type { StoredImage } from '../../src/domain/keeping/storedProject';
import type { Reading, ReadingEntry } from '../../src/domain/reading/reading';
import type { Project } from '../../src/domain/study/project';
import type { Subject } from '../../src/domain/study/subject';
import { type TimePoint, timePoints } from '../../src/domain/timePoint';
import { objectWriter } from '../../src/io/dicomObjects/objectWriter';
import { dicomTexts } from '../../src/report/export/identity/dicomParts';
import { fixtureHeader } from '../support/scanObjectsFixture';
import {
  day,
  evenCells,
  makeProject,
  makeProtocol,
  makeReading,
  makeSubject,
} from '../support/studyFixtures';

/*
 * What an observer's DICOM objects may be made of is their own reading, the subject's code and the geometry of the slice. Everything
 * else is drawn as a secret: it is in no text of the files, and no other secret changes a single byte.
 */

const kinds: readonly ObjectKind[] = ['sr', 'seg', 'rtstruct'];
const software = { name: 'Multifidus', version: '1.0' };

const word = fc.stringMatching(/^[A-Z][a-z]{4,9}$/).map((text) => `Zq${text}`);
const anyDay = fc
  .record({
    y: fc.integer({ min: 1931, max: 2019 }),
    m: fc.integer({ min: 1, max: 12 }),
    d: fc.integer({ min: 1, max: 28 }),
  })
  .map(({ y, m, d }) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`);

/** All that an observer may not tell by a file. */
const anySecrets = fc.record({
  words: fc.uniqueArray(word, { minLength: 10, maxLength: 10 }),
  days: fc.uniqueArray(anyDay, { minLength: 6, maxLength: 6 }),
  isRefractured: fc.boolean(),
  ageYears: fc.integer({ min: 40, max: 99 }),
  // Four decimals, so that it is no other number.
  bmd: fc.integer({ min: 1000, max: 4999 }).map((tenth) => -(10 * tenth + 1) / 10_000),
  sex: fc.constantFrom('male', 'female'),
});
type Secrets = typeof anySecrets extends fc.Arbitrary<infer T> ? T : never;

/** What an observer sees anyway. */
const anyOpen = fc.record({
  isMasked: fc.boolean(),
  isGroupBlinded: fc.boolean(),
  round: fc.constantFrom(1, 2),
  csa: fc.integer({ min: 100, max: 3000 }),
  si: fc.integer({ min: 10, max: 900 }),
  isSigned: fc.boolean(),
});
type Open = typeof anyOpen extends fc.Arbitrary<infer T> ? T : never;

const uidOf = (timePoint: TimePoint): string => `1.2.840.77777.${timePoint === 'preop' ? 1 : 2}`;

function worldOf({ words, days, isRefractured, ageYears, bmd, sex }: Secrets, open: Open) {
  const at = (index: number): string => words[index] ?? '';
  const dayAt = (index: number) => day(days[index] ?? '');
  const plain = makeProtocol();
  const project: Project = makeProject({
    protocol: makeProtocol({
      title: 'Muscles',
      rounds: 2,
      observers: [
        { id: observerId('A'), letter: 'A', role: 'surgeon', name: 'Own Name', training: at(0) },
        { id: observerId('B'), letter: 'B', role: at(1), name: at(2), training: at(3) },
      ],
      blinding: { ...plain.blinding, timePoint: open.isMasked, group: open.isGroupBlinded },
    }),
    secretText: 'fixed, because masked scans are named by it',
    unblinding: { atUtc: `${days[0]}T00:00:00Z`, reason: at(4) },
  });
  const subject: Subject = {
    ...makeSubject('S-001', {
      covariates: {
        ...{ sex, ageYears, bmdTScore: bmd, surgeryDate: dayAt(1), level: 'L1' },
        refracture: isRefractured
          ? { kind: 'confirmed', events: [{ date: dayAt(2), levels: ['T12'] }] }
          : { kind: 'none-on-final-scan' },
      },
    }),
    patientKey: `id:${at(5)}|name:${at(6)}`,
    note: at(7),
    scans: Object.fromEntries(
      timePoints.map((timePoint, index) => [
        timePoint,
        {
          studyInstanceUid: studyInstanceUid(uidOf(timePoint)),
          axialSeriesUid: seriesInstanceUid(`${uidOf(timePoint)}.1`),
          studyDate: dayAt(3 + index),
          reason: { kind: 'chosen-by-user' },
        },
      ]),
    ),
  };
  const images: readonly StoredImage[] = timePoints.map((timePoint, index) => ({
    header: fixtureHeader({
      sopInstanceUid: sopInstanceUid(`${uidOf(timePoint)}.1.1`),
      seriesInstanceUid: seriesInstanceUid(`${uidOf(timePoint)}.1`),
      studyInstanceUid: studyInstanceUid(uidOf(timePoint)),
      frameOfReferenceUid: `${uidOf(timePoint)}.9`,
      patient: { id: at(5), name: at(6), birthDate: dayAt(5), sex, ageYears },
      studyDate: dayAt(3 + index),
      studyDescription: `${at(8)} ${days[3 + index]}`,
      seriesDescription: at(8),
      acquisition: { stationName: at(9), sliceThicknessMm: 4, spacingBetweenSlicesMm: 4.4 },
      warnings: [{ kind: 'odd', tag: '(0010,0010)', text: at(6) }],
    }),
    path: `${at(6)}/${days[3]}/1.dcm`,
    sizeBytes: 1,
  }));
  return { project, subject, images };
}

/** Observer A's objects of every scan that A sees, as A's session makes them. */
function objectsOf(secrets: Secrets, open: Open) {
  const { project, subject, images } = worldOf(secrets, open);
  const view = observerView({ project, subjects: [subject] }, observerId('A'), open.round);
  const units = unitsOf(project, subject);
  return view.subjects.flatMap((viewed) => {
    const unit = units.find(({ id }) => id === viewed.id);
    if (!unit) throw new Error('a subject that is no unit');
    const seen = new Map(
      viewedImages(project, subject, unit, images).map(({ header }) => [imageKey(header), header]),
    );
    return timePoints.flatMap((timePoint) => {
      const isShown = viewed.scans[timePoint] !== undefined;
      if (!isShown) return [];
      const reading = readingOf(viewed, unit.timePoint, open);
      const scan = scanObjectsOf({
        ...{ project: view.project, subject: viewed, reading, timePoint, software, patient: 'code' },
        headerOf: (image): SliceHeader | undefined => seen.get(imageKey(image)),
      });
      if (!scan.ok) throw new Error(scan.error.kind);
      return kinds.map((kind) => {
        const { files, problems } = objectWriter.write(kind, scan.value);
        expect(problems).toEqual([]);
        return { kind, isMasked: unit.timePoint !== undefined, bytes: files[0]?.bytes ?? new Uint8Array() };
      });
    });
  });
}

/** A's reading on the slices shown: of a masked scan, that scan's own in the first slot. */
function readingOf(
  viewed: Subject,
  masked: TimePoint | undefined,
  { csa, si, round, isSigned }: Open,
): Reading {
  const { signedAtUtc, ...reading } = makeReading(viewed, 'A', evenCells([csa, si], [csa + 1, si + 1]));
  const entries = Object.entries(reading.entries).map(([key, entry]): readonly [string, ReadingEntry] => {
    if (entry.kind !== 'roi') return [key, entry];
    const uid = uidOf(masked ?? entry.roi.target.timePoint);
    return [
      key,
      { ...entry, roi: { ...entry.roi, image: { sopInstanceUid: sopInstanceUid(`${uid}.1.1`), frame: 0 } } },
    ];
  });
  return {
    ...reading,
    round,
    state: isSigned ? 'signed' : 'open',
    ...(isSigned && signedAtUtc && { signedAtUtc }),
    entries: Object.fromEntries(entries),
  };
}

describe('DICOM objects of an observer', () => {
  it('hold no secret in any text: other observers, patient, days, covariates, group, notes, scanner', () => {
    let [files, masked] = [0, 0];
    fc.assert(
      fc.property(anySecrets, anyOpen, (secrets, open) => {
        for (const { kind, bytes, isMasked } of objectsOf(secrets, open)) {
          // Digits of a hash can be any day's.
          const texts = (dicomTexts(bytes) ?? []).filter((text) => !/^2\.25\.\d+$/.test(text)).join('\n');
          expect(texts, 'it holds texts at all').toContain('Multifidus');
          const raw = new TextDecoder('latin1').decode(bytes);
          const days = secrets.days.flatMap((one) => [one, one.replaceAll('-', '')]);
          const hidden = [...secrets.words, ...secrets.days, String(secrets.bmd)];
          expect(
            days.filter((one) => texts.includes(one)),
            kind,
          ).toEqual([]);
          expect(
            hidden.filter((one) => texts.includes(one) || raw.includes(one)),
            kind,
          ).toEqual([]);
          expect(texts).not.toMatch(/refract|\bT12\b|\bmale\b|\bfemale\b/i);
          if (isMasked) {
            // Neither which scan it is, nor of whom, nor in which study of the archive.
            expect(texts).not.toMatch(/pre-?op|follow/i);
            expect(texts).not.toContain('S-001');
            for (const timePoint of timePoints) {
              expect(texts.split('\n')).not.toContain(uidOf(timePoint));
              expect(texts.split('\n')).not.toContain(`${uidOf(timePoint)}.9`);
            }
            masked += 1;
          }
          files += 1;
        }
      }),
      { numRuns: 60 },
    );
    expect(files).toBeGreaterThan(200);
    expect(masked).toBeGreaterThan(50);
  }, 60_000);

  it('are the same bytes whatever the secrets are', () => {
    fc.assert(
      fc.property(anySecrets, anySecrets, anyOpen, (some, others, open) => {
        expect(objectsOf(others, open)).toEqual(objectsOf(some, open));
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('are other bytes where the observer’s own numbers are others, so that the sameness means something', () => {
    fc.assert(
      fc.property(anySecrets, anyOpen, (secrets, open) => {
        const [one] = objectsOf(secrets, open);
        const [two] = objectsOf(secrets, { ...open, csa: open.csa + 1 });
        expect(two?.bytes).not.toEqual(one?.bytes);
      }),
      { numRuns: 10 },
    );
  });
});

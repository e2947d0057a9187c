import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uidTextOf } from '../../src/app/kits/kitUids';
import { mapImageRefs } from '../../src/app/kits/mapImageRefs';
import { type KnownImages, translateReturn } from '../../src/app/kits/translateReturn';
import { unitsOf } from '../../src/domain/conduct/readingUnits';
import { sopInstanceUid } from '../../src/domain/ids';
import type { SliceHeader } from '../../src/domain/image/sliceHeader';
import { mergeContents } from '../../src/domain/keeping/merge/mergeContents';
import { emptyContent, type ProjectContent } from '../../src/domain/keeping/merge/projectContent';
import { signedRecordOf } from '../../src/domain/keeping/merge/signedRecord';
import type { StoredImage } from '../../src/domain/keeping/storedProject';
import type { Reading } from '../../src/domain/reading/reading';
import { pseudonymUid } from '../../src/io/dicom/pseudonymUid';
import { sha256Hex } from '../../src/io/dicom/sha256Hex';
import {
  evenCells,
  fixtureProjectId,
  makeProject,
  makeProtocol,
  makeReading,
  makeSubject,
} from '../support/studyFixtures';

const subjects = ['S1', 'S2', 'S3'].map((code) => makeSubject(code));
const hashOf = (text: string) => sha256Hex(new TextEncoder().encode(text));

/** Slices of a subject, as far as translation looks at them. */
function imagesOf(code: string): readonly StoredImage[] {
  return ['preop', 'followUp'].map((timePoint) => ({
    header: { sopInstanceUid: sopInstanceUid(`1.2.${code}.${timePoint}.7`), frame: 0 } as SliceHeader,
    path: '',
    sizeBytes: 0,
  }));
}

function knownFor(isMasked: boolean, byFingerprint: KnownImages['byFingerprint'] = new Map()): KnownImages {
  const blinding = { group: true, timePoint: isMasked, cropsToPosterior: false };
  const { unblinding: _unblinding, ...project } = makeProject({ protocol: makeProtocol({ blinding }) });
  return {
    project: { ...project, secretText: 'the secret of this project' },
    subjects,
    imagesOf: ({ code }) => imagesOf(code),
    byFingerprint,
    pseudonymUid,
    hashOf,
  };
}

interface Drawn {
  readonly subject: number;
  readonly observer: string;
  readonly csa: number;
  readonly revision: number;
  readonly isSigned: boolean;
}

const drawn = fc.record({
  subject: fc.nat({ max: 2 }),
  observer: fc.constantFrom('A', 'B'),
  csa: fc.integer({ min: 1, max: 5000 }),
  revision: fc.integer({ min: 1, max: 3 }),
  isSigned: fc.boolean(),
});

/** A reading as the researcher's images name it, of a unit where scans are masked. */
function original(known: KnownImages, { subject, observer, csa, revision, isSigned }: Drawn): Reading {
  const own = subjects[subject] ?? makeSubject('S1');
  const [unit] = unitsOf(known.project, own);
  const reading = makeReading(own, observer, evenCells([csa, 100], [csa, 100]), {
    overrides: {
      subjectId: unit?.id ?? own.id,
      revision,
      clock: { [`device of ${observer}`]: revision },
      state: isSigned ? 'signed' : 'open',
    },
  });
  return mapImageRefs(reading, (ref) => {
    const timePoint = ref.sopInstanceUid.endsWith('preop') ? 'preop' : 'followUp';
    return { ...ref, sopInstanceUid: sopInstanceUid(`1.2.${own.code}.${timePoint}.7`) };
  });
}

/** The same as it comes back from a kit with images. */
function returned(known: KnownImages, reading: Reading): Reading {
  const unit = subjects
    .flatMap((subject) => unitsOf(known.project, subject))
    .find(({ id }) => id === reading.subjectId);
  if (!unit) throw new Error('a reading of no unit');
  const text = uidTextOf(known.project.secretText ?? '', unit);
  return mapImageRefs(reading, (ref) => ({
    ...ref,
    sopInstanceUid: sopInstanceUid(pseudonymUid(text, ref.sopInstanceUid)),
  }));
}

function contentOf(readings: readonly Reading[]): ProjectContent {
  return {
    ...emptyContent(fixtureProjectId),
    readings,
    signed: readings.flatMap((reading) => signedRecordOf(reading, hashOf) ?? []),
  };
}

/** Of one observer, subject and revision there is one reading. */
const drawnOnce = fc.uniqueArray(drawn, {
  selector: ({ subject, observer }) => `${subject}|${observer}`,
  maxLength: 6,
});

describe('readings that come back from kits', () => {
  it.each([false, true])('name their images as the researcher does, masked: %s', (isMasked) => {
    const known = knownFor(isMasked);
    fc.assert(
      fc.property(drawnOnce, (list) => {
        const readings = list.map((one) => original(known, one));
        const back = contentOf(readings.map((reading) => returned(known, reading)));
        expect(translateReturn(back, known)).toEqual(contentOf(readings));
      }),
    );
  });

  it('are left alone where they already do, so that translating twice is translating once', () => {
    const known = knownFor(true);
    fc.assert(
      fc.property(drawnOnce, (list) => {
        const once = translateReturn(
          contentOf(list.map((one) => returned(known, original(known, one)))),
          known,
        );
        expect(translateReturn(once, known)).toEqual(once);
      }),
    );
  });

  it('merge to the same in whatever order and however often they come, each signed one kept once', () => {
    const known = knownFor(true);
    fc.assert(
      fc.property(drawnOnce, fc.array(fc.nat({ max: 5 }), { maxLength: 8 }), (list, order) => {
        const parts = list.map((one) =>
          translateReturn(contentOf([returned(known, original(known, one))]), known),
        );
        const inOrder = parts.reduce((a, b) => mergeContents(a, b, hashOf), emptyContent(fixtureProjectId));
        const again = [...order.flatMap((at) => parts[at] ?? []), ...[...parts].reverse()];
        const otherwise = again.reduce((a, b) => mergeContents(a, b, hashOf), emptyContent(fixtureProjectId));
        expect(otherwise).toEqual(inOrder);
        expect(inOrder.signed).toHaveLength(list.filter(({ isSigned }) => isSigned).length);
      }),
    );
  });

  it('under UIDs that no kit gave are known by the pixels of their ROIs', () => {
    const preop = { sopInstanceUid: sopInstanceUid('1.2.S1.preop.7'), frame: 0 };
    const known = knownFor(false, new Map([['pixels of preop', preop]]));
    const reading = mapImageRefs(
      original(known, { subject: 0, observer: 'A', csa: 1000, revision: 1, isSigned: true }),
      (ref) => ({ ...ref, sopInstanceUid: sopInstanceUid(`9.9.${ref.sopInstanceUid}`) }),
    );
    const [read] = translateReturn(contentOf([reading]), known).readings;
    const images = Object.values(read?.entries ?? {}).flatMap((entry) =>
      entry.kind === 'roi' ? [`${entry.roi.target.timePoint} ${entry.roi.image.sopInstanceUid}`] : [],
    );
    // The follow-up's pixels are known to nobody here: its reference stays as it came.
    expect([...new Set(images)]).toEqual(['preop 1.2.S1.preop.7', 'followUp 9.9.1.2.S1.followUp.7']);
  });
});

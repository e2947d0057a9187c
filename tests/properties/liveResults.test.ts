import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHeldStudy } from '../../src/analysis/live/heldStudy';
import { createPacker } from '../../src/analysis/live/packer';
import { createPanelPacker } from '../../src/analysis/live/packPanel';
import { panelOf } from '../../src/analysis/live/studyCalculator';
import type { StudyDelta } from '../../src/analysis/live/studyDelta';
import { createUnpacker } from '../../src/analysis/live/unpacker';
import { createPanelUnpacker } from '../../src/analysis/live/unpackPanel';
import { type PanelChoice, studyChoice } from '../../src/analysis/panelChoice';
import type { StudyData } from '../../src/analysis/studyResults';
import { present } from '../../src/base/assert';
import { allSteps } from '../../src/base/steps';
import { observerId, readingId, seriesInstanceUid } from '../../src/domain/ids';
import { imageKey } from '../../src/domain/image/imageRef';
import type { Reading } from '../../src/domain/reading/reading';
import { targetKey } from '../../src/domain/reading/roi';
import type { Subject } from '../../src/domain/study/subject';
import { panelStudyOfSize } from '../support/panelStudyOfSize';
import { makeSettlement, makeSettling } from '../support/settlements';
import { makeTarget } from '../support/studyFixtures';

const start = panelStudyOfSize(12);
const place = fc.nat({ max: start.subjects.length - 1 });

/** Something that happens to a study while its results are open. */
type Happening = (data: StudyData) => { readonly data: StudyData; readonly delta: StudyDelta };

function withSubject(data: StudyData, index: number, change: (subject: Subject) => Subject) {
  const before = data.subjects[index % Math.max(1, data.subjects.length)];
  if (!before) return { data, delta: {} };
  const subject = change(before);
  return {
    data: { ...data, subjects: data.subjects.map((one) => (one === before ? subject : one)) },
    delta: { subjects: [subject] },
  };
}

function withReading(data: StudyData, index: number, change: (reading: Reading) => Reading) {
  const before = data.readings[index % Math.max(1, data.readings.length)];
  if (!before) return { data, delta: {} };
  const reading = change(before);
  return {
    data: { ...data, readings: data.readings.map((one) => (one === before ? reading : one)) },
    delta: { readings: [reading] },
  };
}

/** A reading whose SI is scaled, as after measuring again. */
function scaled(reading: Reading, factor: number): Reading {
  const entries = Object.entries(reading.entries).map(([key, entry]) => {
    if (entry.kind !== 'roi' || entry.measurement.signal.kind !== 'known') return [key, entry] as const;
    const { displayed } = entry.measurement.signal;
    const signal = {
      ...entry.measurement.signal,
      ...(displayed && { displayed: { ...displayed, mean: displayed.mean * factor } }),
    };
    return [key, { ...entry, measurement: { ...entry.measurement, signal } }] as const;
  });
  return { ...reading, revision: reading.revision + 1, entries: Object.fromEntries(entries) };
}

const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.tuple(place, fc.double({ min: 15, max: 40, noNaN: true })).map(
    ([index, bmiKgPerM2]): Happening =>
      (data) =>
        withSubject(data, index, (one) => ({ ...one, covariates: { ...one.covariates, bmiKgPerM2 } })),
  ),
  fc.tuple(place, fc.boolean()).map(
    ([index, isOut]): Happening =>
      (data) =>
        withSubject(data, index, ({ exclusion: _before, ...one }) =>
          isOut ? { ...one, exclusion: { reason: 'by chance', atUtc: '2026-01-01T00:00:00Z' } } : one,
        ),
  ),
  place.map(
    (index): Happening =>
      (data) =>
        withSubject(data, index, (one) => ({ ...one, code: `${one.code}x` })),
  ),
  fc.tuple(fc.nat({ max: 30 }), fc.double({ min: 0.5, max: 2, noNaN: true })).map(
    ([index, factor]): Happening =>
      (data) =>
        withReading(data, index, (one) => scaled(one, factor)),
  ),
  fc.tuple(fc.nat({ max: 30 }), fc.constantFrom('open', 'signed')).map(
    ([index, state]): Happening =>
      (data) =>
        withReading(data, index, (one) => ({ ...one, state, revision: one.revision + 1 })),
  ),
  fc.nat({ max: 30 }).map(
    (index): Happening =>
      (data) => {
        const gone = data.readings[index % Math.max(1, data.readings.length)];
        if (!gone) return { data, delta: {} };
        return {
          data: { ...data, readings: data.readings.filter((one) => one !== gone) },
          delta: { removedReadings: [gone.id] },
        };
      },
  ),
  place.map(
    (index): Happening =>
      (data) => {
        const gone = data.subjects[index];
        if (!gone) return { data, delta: {} };
        return {
          data: { ...data, subjects: data.subjects.filter((one) => one !== gone) },
          delta: { removedSubjects: [gone.id] },
        };
      },
  ),
  fc.constantFrom('gross', 'net').map(
    (csaKind): Happening =>
      (data) => {
        const project = { ...data.project, protocol: { ...data.project.protocol, csaKind } };
        return { data: { ...data, project }, delta: { project } };
      },
  ),
  // A disagreement is decided, taken back or decided anew.
  fc
    .tuple(
      place,
      fc.constantFrom('preop', 'followUp'),
      fc.constantFrom('average', 're-read', 'third-reading', 'open'),
    )
    .map(
      ([index, timePoint, decision]): Happening =>
        (data) =>
          withSubject(data, index, ({ settlements = [], ...one }) => ({
            ...one,
            settlements: [
              ...settlements,
              makeSettlement({ targetKey: targetKey(makeTarget(timePoint, 'right')), decision }),
            ],
          })),
    ),
  // What was asked for is read.
  fc.tuple(place, fc.constantFrom('A', 'B', 'third'), fc.double({ min: 500, max: 2000, noNaN: true })).map(
    ([index, reader, csaMm2]): Happening =>
      (data) => {
        const subject = data.subjects[index % Math.max(1, data.subjects.length)];
        if (!subject) return { data, delta: {} };
        const reading = makeSettling(subject, reader, [csaMm2, 400]);
        const others = data.readings.filter(({ id }) => id !== reading.id);
        return { data: { ...data, readings: [...others, reading] }, delta: { readings: [reading] } };
      },
  ),
  // A subject is read a second time.
  fc.tuple(fc.nat({ max: 30 }), fc.double({ min: 0.5, max: 2, noNaN: true })).map(
    ([index, factor]): Happening =>
      (data) => {
        const before = data.readings[index % Math.max(1, data.readings.length)];
        if (before?.round !== 1) return { data, delta: {} };
        const again = { ...scaled(before, factor), id: readingId(`${before.id} again`), round: 2 };
        const others = data.readings.filter(({ id }) => id !== again.id);
        return { data: { ...data, readings: [...others, again] }, delta: { readings: [again] } };
      },
  ),
  // A slice turns out to be of another series than the scan: its outlines count no more.
  fc.tuple(fc.nat({ max: 30 }), fc.boolean()).map(
    ([index, isOther]): Happening =>
      (data) => {
        const entry = Object.values(data.readings[index]?.entries ?? {})[0];
        if (entry?.kind !== 'roi') return { data, delta: {} };
        const key = imageKey(entry.roi.image);
        const uid = isOther ? seriesInstanceUid('9.9.9') : undefined;
        const seriesOf = new Map(data.seriesOf);
        if (uid) seriesOf.set(key, uid);
        else seriesOf.delete(key);
        return { data: { ...data, seriesOf }, delta: { series: [[key, uid]] } };
      },
  ),
);

const choice: fc.Arbitrary<PanelChoice> = fc.constantFrom<PanelChoice>(
  studyChoice,
  { ...studyChoice, observers: { kind: 'one', observerId: observerId('A') } },
  { ...studyChoice, side: 'left', preset: 'fixed-in-advance' },
  { ...studyChoice, adjudication: 'without' },
);

describe('results that follow their data', () => {
  it('are, after any changes told one by one and any questions between, those of a fresh computation', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(happening, choice), { minLength: 1, maxLength: 8 }), (happenings) => {
        const held = createHeldStudy();
        const packer = createPanelPacker();
        const unpacker = createPanelUnpacker();
        // As a worker gets it: nothing is the same object on both sides.
        const tell = (delta: StudyDelta): void => {
          unpacker.hear(delta);
          const crossed = structuredClone(delta);
          packer.hear(crossed);
          held.change(crossed);
        };
        const { person, project, subjects, readings } = start;
        tell({ person, project, subjects, readings });
        let data: StudyData = start;
        for (const [happens, under] of happenings) {
          const next = happens(data);
          data = next.data;
          tell(next.delta);
          const live = panelOf(present(held.data(), 'data'), under);
          // Nothing of the fresh data was ever seen before.
          const fresh = panelOf(structuredClone(data), under);
          if (!live.ok || !fresh.ok) throw new Error('refused');
          const results = allSteps(
            unpacker.unpackTables(structuredClone(packer.packTables(live.value.results))),
          );
          const analyses = unpacker.unpackAnalyses(structuredClone(packer.packAnalyses(live.value.analyses)));
          expect({ results, analyses }).toEqual(fresh.value);
        }
      }),
      { numRuns: 12 },
    );
  });
});

describe('what crosses from the worker', () => {
  const leaf = fc.oneof(
    fc.double(),
    fc.string(),
    fc.boolean(),
    fc.constant(null),
    fc.constant(undefined),
    fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0),
  );
  const key = fc.string().filter((text) => text !== '__proto__');
  const flat = fc.record(
    { subjectId: fc.string(), value: fc.double(), isLossy: fc.boolean() },
    { noNullPrototype: true },
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof({ depthSize: 'small' }, leaf, tie('list'), tie('object'), tie('long')),
    list: fc.array(tie('value'), { maxLength: 6 }),
    object: fc.dictionary(key, tie('value'), { maxKeys: 5 }).map((object) => ({ ...object })),
    long: fc.oneof(
      fc.array(flat, { minLength: 48, maxLength: 60 }),
      fc.array(fc.double(), { minLength: 48, maxLength: 60 }),
      fc
        .array(fc.tuple(fc.double(), fc.double()), { minLength: 48, maxLength: 50 })
        .map((pairs) => pairs.map((values, index) => ({ code: `S${index}`, values }))),
      fc.array(fc.oneof(leaf, flat), { minLength: 48, maxLength: 50 }),
    ),
  }));

  it('comes out as it went in, value by value', () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 4 }), (values) => {
        const packer = createPacker();
        const unpacker = createUnpacker();
        // Twice: the second time texts and shapes are known.
        for (let time = 0; time < 2; time += 1) {
          const read = unpacker.open(structuredClone(packer.pack(values)));
          expect(values.map(() => read())).toStrictEqual(values);
        }
      }),
      { numRuns: 150 },
    );
  });
});

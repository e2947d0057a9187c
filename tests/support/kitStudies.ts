import type { StudyData } from '../../src/analysis/studyResults';
import type { CaseFacts } from '../../src/domain/agreement/caseFacts';
import { observerId, readingId } from '../../src/domain/ids';
import type { RoiSignal } from '../../src/domain/measurement/roiMeasurement';
import type { Reading, ReadingEntry } from '../../src/domain/reading/reading';
import { targetKey } from '../../src/domain/reading/roi';
import type { CustomCovariate, CustomValues } from '../../src/domain/study/customCovariate';
import { makeStudy } from './fixtureStudy';
import { makePanelStudy } from './panelStudy';
import { makeMeasurement, makeRoiEntry, makeSubject, makeTarget, refractured } from './studyFixtures';

/** Numbers between 0 and 1 that are the same in every run; a linear congruential generator (Numerical Recipes). */
export function steadyNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** The panel study with what real readings have: every ROI off by a little of its own, ages, and slices that differ. */
export function scatteredStudy(): StudyData {
  const study = makePanelStudy();
  const next = steadyNumbers(8);
  return {
    ...study,
    subjects: study.subjects.map((subject, index) => ({
      ...subject,
      covariates: {
        ...subject.covariates,
        ageYears: 60 + Math.floor(next() * 28),
        ...(index % 9 !== 4 && { sex: next() < 0.7 ? ('female' as const) : ('male' as const) }),
      },
    })),
    readings: study.readings.map((reading, index) => scattered(reading, next, index % 7 === 3)),
  };
}

function scattered(reading: Reading, next: () => number, isOnOtherSlice: boolean): Reading {
  const entries = Object.entries(reading.entries).map(([key, entry]): [string, ReadingEntry] => {
    if (entry.kind !== 'roi' || entry.measurement.area.kind !== 'known') return [key, entry];
    const { measurement } = entry;
    const mean = measurement.signal.kind === 'known' ? measurement.signal.displayed.mean : 0;
    const gross = entry.measurement.area.grossMm2 * (0.97 + 0.06 * next());
    const made = makeRoiEntry(
      entry.roi.target,
      makeMeasurement({
        grossMm2: gross,
        netMm2: gross * (0.9 + 0.1 * next()),
        mean: mean * (0.97 + 0.06 * next()),
      }),
    );
    if (made.kind !== 'roi' || !isOnOtherSlice) return [key, made];
    const { timePoint } = entry.roi.target;
    return [
      key,
      {
        ...made,
        roi: {
          ...made.roi,
          imageFingerprint: `other pixels of ${timePoint}`,
          image: { ...made.roi.image, frame: 1 },
        },
      },
    ];
  });
  return { ...reading, entries: Object.fromEntries(entries) };
}

/** Cases of the first two observers, with Dice coefficients of no meaning. */
export function scatteredCases(study: StudyData): readonly CaseFacts[] {
  const next = steadyNumbers(3);
  return study.subjects.flatMap((subject) =>
    (['preop', 'followUp'] as const).flatMap((timePoint) =>
      (['right', 'left'] as const).flatMap((side) =>
        study.project.protocol.muscles.map(({ id: muscleId }): CaseFacts => {
          const target = makeTarget(timePoint, side, { muscleId });
          const dice = 0.8 + 0.2 * next();
          return {
            subjectId: subject.id,
            code: subject.code,
            isTraining: subject.isTraining === true,
            target,
            targetKey: targetKey(target),
            pair:
              next() < 0.1
                ? { kind: 'other-slice' }
                : { kind: 'same-slice', dice, meanMm: 1, percentile95Mm: 2 },
            csaMm2: [undefined, undefined],
            si: [undefined, undefined],
            images: [undefined, undefined],
          };
        }),
      ),
    ),
  );
}

/** Two against three subjects and ties everywhere; a covariate that nobody has. */
export function smallStudy(): StudyData {
  const study = makePanelStudy();
  const rows = [
    ['T1', true, 10, 5],
    ['T2', true, 10, 5],
    ['T3', true, 12, 6],
    ['T4', true, 12, 6],
    ['U1', false, 10, 5],
    ['U2', false, 12, 5],
    ['U3', false, 14, 5],
    ['U4', false, 14, 5],
  ] as const;
  const made = rows.map(([code, isRefractured, csa, si]) => {
    const subject = makeSubject(code, {
      covariates: {
        ...(isRefractured ? refractured : {}),
        ageYears: 70 + (csa % 4),
        sex: 'female',
        level: 'L1',
      },
    });
    const readings = study.readings.slice(0, 2).map((reading): Reading => {
      const entries = (['preop', 'followUp'] as const).flatMap((timePoint) =>
        (['right', 'left'] as const).map((side) => {
          const target = makeTarget(timePoint, side);
          const late = timePoint === 'followUp' ? 0.5 : 0;
          const entry = makeRoiEntry(
            target,
            makeMeasurement({ grossMm2: 100 * csa + 10 * late, mean: 100 * si + late }),
          );
          return [targetKey(target), entry] as const;
        }),
      );
      return {
        ...reading,
        id: readingId(`${code}-${reading.observerId}-1`),
        subjectId: subject.id,
        entries: Object.fromEntries(entries),
      };
    });
    return { subject, readings };
  });
  return {
    ...study,
    subjects: made.map(({ subject }) => subject),
    readings: made.flatMap(({ readings }) => readings),
  };
}

/** The scattered study with a second muscle, analysed together as well. */
export function twoMusclesStudy(): StudyData {
  const study = scatteredStudy();
  const next = steadyNumbers(21);
  const { protocol } = study.project;
  const [first] = protocol.muscles;
  if (!first) throw new Error('a protocol without muscles');
  return {
    ...study,
    project: {
      ...study.project,
      protocol: {
        ...protocol,
        combined: true,
        csaKind: 'net',
        muscles: [first, { id: 'psoas', name: 'Psoas', shortName: 'PS' }],
      },
    },
    readings: study.readings.map((reading) => {
      const second = Object.values(reading.entries).flatMap((entry): [string, ReadingEntry][] => {
        if (entry.kind !== 'roi') return [];
        const target = { ...entry.roi.target, muscleId: 'psoas' };
        const gross = 500 + 200 * next();
        const made = makeRoiEntry(
          target,
          makeMeasurement({ grossMm2: gross, netMm2: gross * 0.95, mean: 200 + 50 * next() }),
        );
        return made.kind === 'roi'
          ? [
              [
                targetKey(target),
                {
                  ...made,
                  roi: { ...made.roi, imageFingerprint: entry.roi.imageFingerprint, image: entry.roi.image },
                },
              ],
            ]
          : [];
      });
      return { ...reading, entries: { ...reading.entries, ...Object.fromEntries(second) } };
    }),
  };
}

/** Under the matched rule, with sides and observers missing here and there, SI of some alone, and of one subject everything. */
export function matchedStudy(): StudyData {
  const study = scatteredStudy();
  const { protocol } = study.project;
  const missing = (code: string, observer: string) => `${code} ${observer}`;
  const cut = new Map([
    [missing('S2', 'A'), [makeTarget('followUp', 'left')]],
    [missing('S3', 'B'), [makeTarget('preop', 'right'), makeTarget('followUp', 'left')]],
    [missing('S5', 'A'), [makeTarget('preop', 'right'), makeTarget('preop', 'left')]],
    [missing('S6', 'A'), [makeTarget('preop', 'right'), makeTarget('preop', 'left')]],
    [missing('S6', 'B'), [makeTarget('followUp', 'right'), makeTarget('followUp', 'left')]],
  ]);
  const preop = [makeTarget('preop', 'left'), makeTarget('preop', 'right')];
  const withoutSi = new Map([
    [missing('S8', 'A'), [makeTarget('followUp', 'left')]],
    [missing('S10', 'A'), preop],
    [missing('S10', 'B'), preop],
  ]);
  const codeOf = new Map(study.subjects.map(({ id, code }) => [id, code]));
  return {
    ...study,
    project: { ...study.project, protocol: { ...protocol, missingRule: 'matched', valueKind: 'stored' } },
    readings: study.readings.map((reading) => {
      const key = missing(codeOf.get(reading.subjectId) ?? '', reading.observerId);
      const entries = { ...reading.entries };
      for (const target of cut.get(key) ?? []) {
        entries[targetKey(target)] = {
          kind: 'cannot-measure',
          target,
          reason: 'cut-by-field-of-view',
          note: '',
          recordedAtUtc: '2026-02-01T00:00:00Z',
        };
      }
      for (const target of withoutSi.get(key) ?? []) {
        const entry = entries[targetKey(target)];
        if (entry?.kind !== 'roi') continue;
        entries[targetKey(target)] = {
          ...entry,
          measurement: { ...entry.measurement, signal: withoutStored(entry.measurement.signal) },
        };
      }
      const impossible =
        key === missing('S12', 'B') ? entries[targetKey(makeTarget('preop', 'left'))] : undefined;
      if (impossible?.kind === 'roi') {
        entries[targetKey(impossible.roi.target)] = {
          ...impossible,
          measurement: { ...impossible.measurement, signal: { kind: 'no-pixels', paddingCount: 0 } },
        };
      }
      return { ...reading, entries };
    }),
  };
}

function withoutStored(signal: RoiSignal): RoiSignal {
  if (signal.kind === 'no-pixels') return signal;
  const { stored: _stored, ...rest } = signal;
  return rest;
}

/** The fixture study with a subject for practice, who would change every number. */
export function trainingStudy(): StudyData {
  const study = makeStudy();
  const [subject] = study.subjects;
  if (!subject) throw new Error('a study without subjects');
  const practised = { ...makeSubject('Z9', { covariates: subject.covariates }), isTraining: true as const };
  const readings = study.readings
    .filter(({ subjectId }) => subjectId === subject.id)
    .map((reading) => ({ ...reading, id: readingId(`Z9-${reading.observerId}`), subjectId: practised.id }));
  return { ...study, subjects: [...study.subjects, practised], readings: [...study.readings, ...readings] };
}

const hostile = "=cmd|' /C calc'!A0\"; quit(status = 0); # `rm` \\ \n$(x) $[y] %s <script> \u202e −1 é 💥";

/** The scattered study with names, codes and covariates that could be code, of every kind. */
export function hostileStudy(): StudyData {
  const study = scatteredStudy();
  const next = steadyNumbers(5);
  const customCovariates: readonly CustomCovariate[] = [
    { kind: 'number', id: 'n\\1', name: `${hostile} number`, unit: 'mL"' },
    {
      kind: 'category',
      id: 'c"1',
      name: `+${hostile}`,
      categories: [
        { id: '=1+1', name: hostile },
        { id: 'two"; stop("x")', name: '@two' },
        { id: '\u0007three\n4', name: '-three' },
      ],
    },
    { kind: 'date', id: 'd1', name: `date ${hostile}` },
  ];
  const { protocol } = study.project;
  return {
    ...study,
    project: {
      ...study.project,
      customCovariates,
      protocol: {
        ...protocol,
        title: hostile,
        question: hostile,
        observers: protocol.observers.map((observer) => ({ ...observer, name: hostile, role: hostile })),
        muscles: protocol.muscles.map((muscle) => ({ ...muscle, name: hostile, shortName: hostile })),
      },
    },
    subjects: study.subjects.map((subject, index) => {
      const custom: CustomValues = {
        ...(index % 5 !== 2 && { 'n\\1': { kind: 'number', number: Math.round(40 * next()) / 10 } }),
        ...(index % 7 !== 3 && {
          'c"1': {
            kind: 'category',
            categoryId: ['=1+1', 'two"; stop("x")', '\u0007three\n4'][index % 3] ?? '',
          },
        }),
      };
      return {
        ...subject,
        code: index % 4 === 0 ? `${hostile} ${index}` : subject.code,
        covariates: { ...subject.covariates, custom },
      };
    }),
  };
}

/** The scattered study with a second round of the first observer in twelve subjects, and of both in eight. */
export function repeatedStudy(): StudyData {
  const study = scatteredStudy();
  const next = steadyNumbers(77);
  const { protocol } = study.project;
  const repeated = study.readings
    .filter(({ subjectId, observerId: by }) => {
      const place = study.subjects.findIndex(({ id }) => id === subjectId);
      return place < (by === observerId('A') ? 12 : 8);
    })
    .map((reading) => ({
      ...scattered(reading, next, false),
      id: readingId(`${reading.id}-2`),
      round: 2,
      signedAtUtc: '2026-04-01T00:00:00Z',
    }));
  return {
    ...study,
    project: { ...study.project, protocol: { ...protocol, rounds: 2 } },
    readings: [...study.readings, ...repeated],
  };
}

/** The scattered study with muscles that differ by region, so that tests of three groups find which two differ. */
export function regionalStudy(): StudyData {
  const study = scatteredStudy();
  const factorOf = new Map(
    study.subjects.map(({ id, covariates: { level = '' } }) => [id, /^L[345]$/.test(level) ? 1.9 : 1]),
  );
  return {
    ...study,
    readings: study.readings.map((reading) => {
      const factor = factorOf.get(reading.subjectId) ?? 1;
      const entries = Object.entries(reading.entries).map(([key, entry]): [string, ReadingEntry] => {
        if (entry.kind !== 'roi' || entry.measurement.area.kind !== 'known') return [key, entry];
        const { area } = entry.measurement;
        const grown = { ...area, grossMm2: area.grossMm2 * factor, netMm2: area.netMm2 * factor };
        return [key, { ...entry, measurement: { ...entry.measurement, area: grown } }];
      });
      return { ...reading, entries: Object.fromEntries(entries) };
    }),
  };
}

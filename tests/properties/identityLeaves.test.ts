import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { studyChoice } from '../../src/analysis/panelChoice';
import { ok, type Result } from '../../src/base/result';
import { defaultProtocol } from '../../src/domain/study/protocol';
import { unwatched } from '../../src/publishing/engine/course';
import { createEngine } from '../../src/publishing/engine/createEngine';
import type { ExportContent } from '../../src/publishing/facts/exportContent';
import type { ChosenExports } from '../../src/report/export/exportEngine';
import type { ExportFile } from '../../src/report/export/exportFile';
import { defaultExportSettings } from '../../src/report/export/exportSettings';
import { type TypedPlace, withTypedTexts } from '../../src/report/export/identity/typedTexts';
import { exportContentOf, printedInTests } from '../support/exportContent';
import { makeStudy } from '../support/fixtureStudy';
import { identifiedStudy } from '../support/identifiedStudy';
import { makeTarget } from '../support/studyFixtures';

/*
 * Identities planted wherever a person can type: what of it leaves is found at its place, by a search that knows nothing of ours
 * (a marker beside it, looked for in the unpacked bytes), and after it was left out nothing of it is in any file.
 */

/** A study in which every place for typed text is there. */
function wholeContent(): ExportContent {
  const content = exportContentOf(makeStudy());
  const { project, subjects, readings } = content;
  const { protocol } = project;
  return {
    ...content,
    project: {
      ...project,
      protocol: {
        ...protocol,
        question: 'q',
        observers: protocol.observers.map((one) => ({ ...one, name: 'n', training: 't' })),
        guide: [
          { region: 'general', text: 'g', pictures: [{ sha256: '0', mediaType: 'image/png', caption: 'c' }] },
        ],
        adjudication: { ...protocol.adjudication, thirdReader: { role: 'r', name: 'n', training: 't' } },
      },
      customCovariates: [
        { id: 'c1', kind: 'category', name: 'c', categories: [{ id: 'k1', name: 'k' }] },
        { id: 'c2', kind: 'number', name: 'n', unit: 'u' },
      ],
      amendments: [
        {
          ...{ version: 2, atUtc: '2026-01-02T00:00:00Z', by: 'researcher', reason: 'r', changes: ['c'] },
          ...{ before: defaultProtocol('Before'), signedReadings: 0 },
        },
      ],
      unblinding: { atUtc: '2026-06-01T00:00:00Z', reason: 'u' },
    },
    subjects: subjects.map((subject, index) => ({
      ...subject,
      note: 'n',
      finalScanReason: 'f',
      covariates: {
        ...subject.covariates,
        custom: {
          c1: { kind: 'category', categoryId: 'k1' },
          c2: { kind: 'number', number: index },
        },
      },
      ...(index === 0 && { exclusion: { reason: 'e', atUtc: '2026-01-01T00:00:00Z' } }),
      settlements: [
        {
          targetKey: 'preop|fractured-level|mf-es|left',
          ...{ decision: 'average', reason: 's', by: 'researcher', atUtc: '2026-07-01T00:00:00Z' },
          ...{ protocolVersion: 1, compared: [] },
        },
      ],
    })),
    readings: readings.map((reading, index) => ({
      ...reading,
      reopenings: [{ atUtc: '2026-02-01T00:00:00Z', reason: 'r' }],
      washOutOverride: { atUtc: '2026-02-01T00:00:00Z', reason: 'w', daysLacking: 1 },
      ...(index === 1 && {
        entries: {
          ...reading.entries,
          'preop|fractured-level|mf-es|left': {
            ...{ kind: 'cannot-measure', target: makeTarget('preop', 'left'), reason: 'motion' },
            ...{ note: 'm', recordedAtUtc: '2026-02-01T00:00:00Z' },
          },
        },
      }),
    })),
    log: [
      {
        ...{ projectId: 'P1', chain: 'researcher@d', number: 1, atUtc: '2026-06-01T00:00:00Z' },
        ...{ person: 'researcher', act: 'unblinded', detail: 'd', previousHash: '', hash: 'h' },
      },
    ],
  };
}

/** A word of letters that no file holds by itself. */
const markerOf = (index: number): string =>
  `qz${[...String(index + 100)].map((digit) => String.fromCharCode(97 + Number(digit))).join('')}zq`;

interface Planted {
  readonly content: ExportContent;
  readonly places: ReadonlyMap<TypedPlace, string>;
}

function plant(content: ExportContent, written: string): Planted {
  const places = new Map<TypedPlace, string>();
  const changed = withTypedTexts(content, (text, place) => {
    if (place.isFixed) return text;
    const marker = markerOf(places.size);
    places.set(place, marker);
    return `${marker} ${written} then`;
  });
  return { content: changed, places };
}

/** All bytes as text, zips unpacked; no code of ours. */
function plainTexts(files: readonly Pick<ExportFile, 'name' | 'bytes'>[]): string {
  return files
    .map(({ name, bytes }) => {
      if (bytes[0] !== 0x50 || bytes[1] !== 0x4b)
        return `${name}\n${strFromU8(bytes, name.endsWith('.png'))}`;
      return plainTexts(
        Object.entries(unzipSync(bytes)).map(([entry, content]) => ({ name: entry, bytes: content })),
      );
    })
    .join('\n');
}

function given<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

const letters = (min: number) =>
  fc.string({ unit: fc.constantFrom(...'bcdfghjklmnprstvwz'), minLength: min, maxLength: 7 });

/** A secret: what the archive holds, one of the ways to write it, and what of it no file may hold afterwards. */
const anySecret = fc.oneof(
  fc.record({ family: letters(6), given: letters(6), way: fc.nat(3) }).map(({ family, given, way }) => ({
    name: `${family.toUpperCase()}^${given.toUpperCase()}`,
    number: '1',
    written:
      [`${given} ${family}`, `${family}, ${given}`, `${family}${given}`, `Mr ${family}`][way] ?? family,
    traces: [family],
  })),
  fc.integer({ min: 1_000_000, max: 99_999_999 }).map((number) => ({
    name: '',
    number: `P${number}`,
    written: `P-${number}`,
    traces: [String(number)],
  })),
  fc
    .record({
      y: fc.integer({ min: 1931, max: 1999 }),
      m: fc.integer({ min: 1, max: 12 }),
      d: fc.integer({ min: 13, max: 28 }),
      way: fc.nat(2),
    })
    .map(({ y, m, d, way }) => {
      const [mm, dd] = [m, d].map((part) => String(part).padStart(2, '0'));
      const written = [`${y}-${mm}-${dd}`, `${dd}.${mm}.${y}`, `${m}/${d}/${y}`][way] ?? '';
      return { name: '', number: '1', birthDate: `${y}-${mm}-${dd}`, written, traces: [written] };
    }),
);

describe('what tells of a person, typed anywhere', () => {
  it('is found wherever it leaves, and gone from every file after it was left out', async () => {
    const whole = wholeContent();
    await fc.assert(
      fc.asyncProperty(anySecret, async ({ traces, written, ...patient }) => {
        const { images } = identifiedStudy([
          {
            name: patient.name,
            number: patient.number,
            ...('birthDate' in patient && { birthDate: patient.birthDate }),
          },
        ]);
        const { content, places } = plant(
          {
            ...whole,
            images: { values: () => images.map(({ header }) => ({ header, path: 'a.dcm', sizeBytes: 1 })) },
          },
          written,
        );
        const engine = createEngine(
          { content: async () => ok(content), log: async () => ok(content.log) },
          { png: async () => new Uint8Array([1, 2, 3]) },
        );
        engine.tell({
          projectId: content.project.id,
          person: { kind: 'researcher' },
          choice: studyChoice,
          printed: printedInTests,
        });
        const settings = { ...defaultExportSettings, hasNotes: true };
        const items = given(await engine.items(settings));
        const chosen: ChosenExports = Object.fromEntries(
          items.filter(({ whyNot }) => whyNot === undefined).map(({ id, formats }) => [id, formats]),
        );
        const { report } = given(await engine.check(settings, chosen, unwatched));
        const keep = report.findings.map(({ key }) => ({
          key,
          action: { kind: 'keep', reason: 'to look at it' } as const,
        }));
        const kept = plainTexts(
          given(await engine.files(settings, chosen, keep, printedInTests, unwatched)),
        ).toLowerCase();
        const found = new Set(report.findings.map(({ place }) => place?.key));
        const wrong = [...places].filter(([{ key }, marker]) => kept.includes(marker) !== found.has(key));
        expect(wrong.map(([{ key }, marker]) => [key, kept.includes(marker)])).toEqual([]);
        // Something leaves: else nothing would be tested.
        expect(found.size).toBeGreaterThan(5);

        const leave = report.findings.map(({ key, offers }) => ({
          key,
          action: offers.includes('leave-out')
            ? ({ kind: 'leave-out' } as const)
            : ({ kind: 'keep', reason: 'not typed' } as const),
        }));
        const left = plainTexts(
          given(await engine.files(settings, chosen, leave, printedInTests, unwatched)),
        ).toLowerCase();
        expect(traces.filter((trace) => left.includes(trace))).toEqual([]);
      }),
      { numRuns: 4 },
    );
  }, 120_000);
});

import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { imagePairsOf } from '../../src/app/export/imagePairs';
import { present } from '../../src/base/assert';
import { identityTerms } from '../../src/domain/identity/identityTerms';
import { wordsOf } from '../../src/domain/identity/searchWords';
import { scanFiles } from '../../src/report/export/identity/scanFiles';
import { demoContext } from '../support/demoContext';
import { type EverythingExported, everythingExported } from '../support/everythingExported';
import { endingOf, planted } from '../support/planted';

/*
 * The whole demo as it leaves: every item in every format, two image pairs too. Nothing of its patients is in any byte; and so that
 * this says something, a patient's name and number are found in a file of each kind once they were put there.
 */
const databaseName = 'demo-leaves-no-identity';
let all: EverythingExported;

beforeAll(async () => {
  const { station, context } = await demoContext(databaseName);
  const { project, subjects } = present(station.state().open, 'the open demo');
  const ids = subjects.slice(0, 2).map(({ id }) => id);
  const { pairs } = await imagePairsOf(context, ids);
  expect(pairs).toHaveLength(2);
  all = await everythingExported(databaseName, project.id, pairs);
}, 300_000);

/** A file, or all that a zip holds. */
function unpacked(name: string, bytes: Uint8Array): readonly (readonly [string, Uint8Array])[] {
  if (!/\.(?:zip|docx|xlsx)$/.test(name)) return [[name, bytes]];
  return Object.entries(unzipSync(bytes)).flatMap(([inner, content]) =>
    unpacked(`${name}/${inner}`, content),
  );
}

describe('what leaves of the demo', () => {
  it('is everything: tables, data, figures, words, the kit and the log, in every format', () => {
    const endings = new Set(all.files.map(({ name }) => endingOf(name)));
    for (const ending of [
      'docx',
      'xlsx',
      'csv',
      'html',
      'md',
      'tex',
      'svg',
      'png',
      'zip',
      'jsonl',
      'json',
      'txt',
    ]) {
      expect(endings, ending).toContain(ending);
    }
    expect(all.files.length).toBeGreaterThan(100);
  });

  it('holds nothing of the patients, and every file of it could be searched', () => {
    const { findings, notSearched, kinds, pictures } = all.report;
    const words = findings.map(({ kind, term, written, files, excerpt }) =>
      [kind, term, written, files[0], `${excerpt.before}|${excerpt.match}|${excerpt.after}`].join('  '),
    );
    expect(words).toEqual([]);
    expect(notSearched).toEqual([]);
    expect(pictures.withData).toEqual([]);
    // It was looked for: each of the demo's patients has a name and a number.
    const count = all.content.subjects.length;
    for (const kind of ['patient-name', 'patient-number'] as const) {
      expect(kinds.find((one) => one.kind === kind)?.terms).toBe(count);
    }
  });

  it('holds no name, number or image UID when its unpacked bytes are looked through without the product', () => {
    const { images } = all.content;
    const patients = [...images.values()].map(({ header }) => header);
    const asked = new Set(
      patients.flatMap(({ patient, sopInstanceUid }) => [patient.name, patient.id, sopInstanceUid]),
    );
    expect(asked.size).toBeGreaterThan(100);
    for (const [name, bytes] of all.files.flatMap(({ name, bytes }) => unpacked(name, bytes))) {
      const text = `${name} ${Buffer.from(bytes).toString('latin1')}`;
      for (const one of asked) if (text.includes(one)) expect.fail(`${one} in ${name}`);
    }
  });

  it('is told of when a name or a number stands in any one file of each kind', () => {
    const { content, files } = all;
    const { project, subjects, images } = content;
    const terms = identityTerms({ project, subjects, images: images.values() });
    const parts = { project, subjects, readings: content.readings, log: content.log };
    const { patient } = present([...images.values()][0], 'an image').header;
    const byEnding = new Map(files.map((file) => [endingOf(file.name), file]));
    for (const [ending, file] of byEnding) {
      // The demo's names and numbers are of the same words: both are found as the name.
      for (const text of [wordsOf(patient.name).join(' '), patient.id]) {
        const found = scanFiles([planted(file, text)], terms, parts).findings;
        expect(
          found.map((one) => [one.kind, one.files[0]?.startsWith(file.name)]),
          `${text} in ${ending}`,
        ).toContainEqual(['patient-name', true]);
      }
    }
  });
});

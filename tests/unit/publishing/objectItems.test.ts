import dicomParser from 'dicom-parser';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { studyChoice } from '../../../src/analysis/panelChoice';
import { present } from '../../../src/base/assert';
import { ok, type Result } from '../../../src/base/result';
import { objectWriter } from '../../../src/io/dicomObjects/objectWriter';
import { unwatched } from '../../../src/publishing/engine/course';
import { createEngine } from '../../../src/publishing/engine/createEngine';
import { objectItems } from '../../../src/publishing/items/objectItems';
import { defaultExportSettings } from '../../../src/report/export/exportSettings';
import { exportContentOf, printedInTests } from '../../support/exportContent';
import { exportFactsOf } from '../../support/exportFacts';
import { objectStudy, patientBehind } from '../../support/objectStudy';

const means = { objectWriter: async () => objectWriter };
const on = { ...defaultExportSettings, hasImageUids: true };
const kinds = ['sr', 'seg', 'rtstruct'] as const;
const { data, headers, images } = objectStudy();
const facts = { ...exportFactsOf(data), headers };
const codes = new Map(data.subjects.map(({ id, code }) => [id, code]));

async function filesOf(kind: (typeof kinds)[number], of = facts): Promise<Record<string, Uint8Array>> {
  const maker = present(
    objectItems(of, on, means).find(({ item }) => item.id === `outlines-dicom-${kind}`),
    kind,
  );
  const [file] = await maker.write('zip');
  return unzipSync(present(file, 'a file').bytes);
}

function granted<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

describe('DICOM objects on the Export screen', () => {
  it('are not offered by a program without their writer', () => {
    expect(objectItems(facts, on, {})).toEqual([]);
  });

  it('say which switch they need where identifiers of images may not leave, and are never made by themselves', () => {
    const items = objectItems(facts, defaultExportSettings, means).map(({ item }) => item);
    expect(items.map(({ id, group }) => [id, group])).toEqual(
      kinds.map((kind) => [`outlines-dicom-${kind}`, 'programs']),
    );
    for (const { whyNot, defaultFormats } of items) {
      expect(whyNot).toContain('“Identifiers of images”');
      expect(defaultFormats).toEqual([]);
    }
    for (const { item } of objectItems(facts, on, means)) expect(item.whyNot).toBeUndefined();
  });

  it.each(kinds)('%s: one of every scan and observer, in the folder of the subject', async (kind) => {
    const expected = data.readings.flatMap(({ subjectId, observerId, entries }) => {
      const at = Object.values(entries).flatMap((entry) =>
        entry.kind === 'roi' ? [entry.roi.target.timePoint] : [],
      );
      return [...new Set(at)].map(
        (timePoint) => `${codes.get(subjectId)}/${codes.get(subjectId)}_${timePoint}_${observerId}`,
      );
    });
    const paths = Object.keys(await filesOf(kind));
    expect(paths.map((path) => path.replace(/_[^_]+\.dcm$/, '')).toSorted()).toEqual(expected.toSorted());
  });

  it.each(kinds)('%s: under the subject’s code, without any patient or day of the images', async (kind) => {
    for (const [path, bytes] of Object.entries(await filesOf(kind))) {
      const [code = ''] = path.split('/');
      const set = dicomParser.parseDicom(bytes);
      expect([set.string('x00100020'), set.string('x00100010')]).toEqual([code, code]);
      expect([set.string('x00080020'), set.string('x00100030'), set.string('x00081030')]).toEqual([
        undefined,
        undefined,
        undefined,
      ]);
      const index = data.subjects.findIndex((one) => one.code === code);
      expect(set.string('x0020000d')).toMatch(new RegExp(`^1\\.2\\.840\\.99999\\.${index + 1}\\.[12]$`));
      const text = strFromU8(bytes);
      const { id } = patientBehind(index);
      for (const secret of [
        id,
        'BAUMGARTNER',
        'Baumgartner',
        'ILSEBILL',
        '洪',
        '홍',
        '19481102',
        '20191230',
        '20200907',
      ]) {
        expect(text.includes(secret), `${path}: ${secret}`).toBe(false);
      }
    }
  });

  it('are the same bytes of the same facts', async () => {
    const [one, two] = [await filesOf('seg'), await filesOf('seg')];
    expect(two).toEqual(one);
  });

  it('lists what is left out, and why, beside the rest', async () => {
    const some = new Map([...headers].slice(1));
    const [missing] = headers.values();
    const files = await filesOf('sr', { ...facts, headers: some });
    const all = await filesOf('sr');
    // One slice, outlined by two observers.
    expect(Object.keys(files)).toHaveLength(Object.keys(all).length - 2 + 1);
    const lines = strFromU8(present(files['left-out.txt'], 'what is left out')).trim().split('\n');
    expect(lines).toHaveLength(3);
    const index = Number(missing?.studyInstanceUid.split('.')[4]) - 1;
    expect(lines[1]).toContain(`${data.subjects[index]?.code}_`);
    expect(lines[1]).toMatch(/image is not known here\. Add the images/);
  });

  it('leave through the engine with identifiers of images switched on, told and not asked about; else not at all', async () => {
    const content = { ...exportContentOf(data), headers, images: { values: () => images } };
    const engine = createEngine(
      { content: async () => ok(content), log: async () => ok([]) },
      { png: async () => new Uint8Array(), ...means },
    );
    engine.tell({
      ...{ projectId: data.project.id, person: data.person, choice: studyChoice, printed: printedInTests },
    });
    const chosen = Object.fromEntries(kinds.map((kind) => [`outlines-dicom-${kind}`, ['zip'] as const]));
    const off = granted(await engine.check(defaultExportSettings, chosen, unwatched));
    expect([...off.sizes]).toEqual([]);
    const { report, sizes } = granted(await engine.check(on, chosen, unwatched));
    expect([...sizes.keys()].toSorted()).toEqual(
      kinds.map((kind) => `outlines-dicom-${kind}.zip`).toSorted(),
    );
    expect(report.notSearched).toEqual([]);
    expect(new Set(report.findings.map(({ kind }) => kind))).toEqual(new Set(['image-uid']));
    const packed = granted(await engine.files(on, chosen, [], printedInTests, unwatched));
    expect(packed.map(({ name }) => name)).toEqual([
      'outlines/dicom-rtstruct.zip',
      'outlines/dicom-seg.zip',
      'outlines/dicom-sr.zip',
      'manifest.json',
      'SHA256SUMS.txt',
    ]);
  });
});

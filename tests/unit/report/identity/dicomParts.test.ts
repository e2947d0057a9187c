import dicomParser from 'dicom-parser';
import { describe, expect, it } from 'vitest';
import { present } from '../../../../src/base/assert';
import type { ObjectKind } from '../../../../src/domain/dicomObjects/scanObjects';
import { identityTerms } from '../../../../src/domain/identity/identityTerms';
import { objectWriter } from '../../../../src/io/dicomObjects/objectWriter';
import { dicomTexts, isDicom } from '../../../../src/report/export/identity/dicomParts';
import { scanFiles } from '../../../../src/report/export/identity/scanFiles';
import { identifiedStudy } from '../../../support/identifiedStudy';
import { fixtureRoi, scanObjectsFixture } from '../../../support/scanObjectsFixture';
import { makeProject } from '../../../support/studyFixtures';

const kinds = ['sr', 'seg', 'rtstruct'] as const;

function written(
  kind: ObjectKind,
  over: Parameters<typeof scanObjectsFixture>[0] = {},
): Uint8Array<ArrayBuffer> {
  return present(objectWriter.write(kind, scanObjectsFixture(over)).files[0], 'a file').bytes;
}

/** All values that dicom-parser finds in elements with a VR of text, sequences included. */
function parsedTexts(set: dicomParser.DataSet): readonly string[] {
  const isText = /^(AE|AS|CS|DA|DS|DT|IS|LO|LT|PN|SH|ST|TM|UC|UI|UR|UT)$/;
  return Object.values(set.elements).flatMap((element) => {
    if (element.items) return element.items.flatMap(({ dataSet }) => (dataSet ? parsedTexts(dataSet) : []));
    if (!isText.test(element.vr ?? '')) return [];
    const { dataOffset, length } = element;
    const text = new TextDecoder().decode(set.byteArray.subarray(dataOffset, dataOffset + length));
    return text.replace(/[\0 ]+$/, '') || [];
  });
}

describe('texts of DICOM files', () => {
  it.each(kinds)('of a %s are all those that dicom-parser finds', (kind) => {
    const bytes = written(kind);
    expect(isDicom(bytes)).toBe(true);
    const texts = dicomTexts(bytes);
    expect(texts?.length).toBeGreaterThan(50);
    expect(texts?.toSorted()).toEqual(parsedTexts(dicomParser.parseDicom(bytes)).toSorted());
  });

  it('of an outline too long for short elements are found as well', () => {
    const outlinePx = Array.from({ length: 9_000 }, (_, at): readonly [number, number] => {
      const angle = (2 * Math.PI * at) / 9_000;
      return [32 + 20 * Math.cos(angle), 24 + 15 * Math.sin(angle)];
    });
    for (const kind of kinds) {
      const bytes = written(kind, {
        rois: [fixtureRoi({ outlinePx })],
        patient: { id: 'C-77', name: '홍길동' },
      });
      const texts = dicomTexts(bytes) ?? [];
      expect(texts, kind).toContain('C-77');
      expect(texts, kind).toContain('홍길동');
      expect(
        texts.some((text) => text.includes('127954009') || text.includes('SCT')),
        kind,
      ).toBe(true);
    }
  });

  it('are not read of files that break off, and of no other file', () => {
    const bytes = written('sr');
    for (const end of [133, 200, 400, bytes.length - 1])
      expect(dicomTexts(bytes.subarray(0, end))).toBeUndefined();
    expect(isDicom(new Uint8Array(200))).toBe(false);
    expect(isDicom(new Uint8Array(10))).toBe(false);
  });
});

describe('a name in a DICOM object', () => {
  const { subjects, images } = identifiedStudy([
    {
      name: 'HONG^GIL DONG=洪^吉洞=홍^길동',
      number: '20417733',
      birthDate: '1948-11-02',
      studyDate: '2019-12-30',
    },
  ]);
  const parts = { project: makeProject(), subjects, readings: [], log: [] };
  const terms = identityTerms({ ...parts, images });
  const found = (over: Parameters<typeof scanObjectsFixture>[0], kind: ObjectKind = 'sr') => {
    const file = { name: 'outlines/x.dcm', mediaType: 'application/dicom', bytes: written(kind, over) };
    const report = scanFiles([file], terms, parts);
    expect(report.notSearched).toEqual([]);
    return report.findings.map((one) => one.kind);
  };

  it('is found wherever it stands, in the letters of any script, short ones too', () => {
    expect(found({})).toEqual([]);
    const patient = { id: 'S-1', name: 'S-1' };
    for (const kind of kinds) {
      expect(found({ patient: { ...patient, name: '홍^길동' } }, kind), kind).toContain('patient-name');
      expect(found({ patient: { ...patient, id: '20417733' } }, kind), kind).toContain('patient-number');
      expect(found({ patient: { ...patient, birthDate: '19481102' } }, kind), kind).toContain('date');
    }
    expect(found({ protocol: { title: 'Study of Hong Gil Dong', version: 1 } })).toContain('patient-name');
    expect(found({ rois: [fixtureRoi({ name: '홍길동' })] })).toContain('patient-name');
    const study = { instanceUid: scanObjectsFixture().study.instanceUid, date: '20191230' };
    expect(found({ study })).toContain('date');
  });
});

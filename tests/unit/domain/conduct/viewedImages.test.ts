import { describe, expect, it } from 'vitest';
import { present } from '../../../../src/base/assert';
import { unitsOf } from '../../../../src/domain/conduct/readingUnits';
import { viewedImages } from '../../../../src/domain/conduct/viewedImages';
import { sopInstanceUid } from '../../../../src/domain/ids';
import type { HeaderWarning } from '../../../../src/domain/image/sliceHeader';
import type { StoredImage } from '../../../../src/domain/keeping/storedProject';
import type { BlindingRules } from '../../../../src/domain/study/conduct';
import { makeProject, makeProtocol, makeSubject } from '../../../support/studyFixtures';
import { makeHeader } from '../catalogue/makeHeader';

const subject = makeSubject('S-1');

const warnings: readonly HeaderWarning[] = [
  { kind: 'high-bit', tag: 'HighBit (0028,0102)', text: '15 instead of 11; values were shifted' },
  { kind: 'frame-of-reference-absent', tag: 'FrameOfReferenceUID (0020,0052)', text: 'Missing' },
  { kind: 'number-unreadable', tag: 'EchoTime (0018,0081)', text: '"Zebrowska 2021-10-10" is not a number' },
  { kind: 'text-not-decodable', tag: 'PatientName (0010,0010)', text: 'Zebrowska' },
];

function viewedWarnings(blinding: Partial<BlindingRules>): readonly HeaderWarning[] {
  const protocol = makeProtocol({ blinding: { ...makeProtocol().blinding, ...blinding } });
  const project = makeProject({ protocol, secretText: 'only here' });
  const image: StoredImage = {
    header: makeHeader({ study: '1.2.S-1.preop', series: '1.2.S-1.preop.1', warnings }),
    path: 'Zebrowska/IM1',
    sizeBytes: 1000,
  };
  const unit = unitsOf(project, subject).find(({ timePoint }) => timePoint !== 'followUp');
  const [viewed, ...others] = viewedImages(project, subject, present(unit, 'the unit'), [image]);
  expect(others).toEqual([]);
  return present(viewed, 'the image').header.warnings;
}

describe('what is odd about a slice, as its observer may know it', () => {
  it('is said as it stands where scans are not blinded', () => {
    expect(viewedWarnings({ group: false })).toEqual(warnings);
  });

  it('is said with its tag where the group is blinded, without words that could quote a name or a day', () => {
    const [highBit, frame, ...rest] = viewedWarnings({ group: true });
    expect([highBit, frame]).toEqual(warnings.slice(0, 2));
    expect(rest).toEqual(warnings.slice(2).map(({ kind, tag }) => ({ kind, tag, text: '' })));
  });

  it('is not said of a masked scan: it changes with the scanner, and so with the years', () => {
    expect(viewedWarnings({ timePoint: true })).toEqual([]);
  });
});

describe('the frame of reference of a masked scan', () => {
  it('is one within the scan, and tells nothing of another scan that shares it', () => {
    const protocol = makeProtocol({ blinding: { ...makeProtocol().blinding, timePoint: true } });
    const project = makeProject({ protocol, secretText: 'only here' });
    const found = unitsOf(project, subject).map((unit) => {
      const study = `1.2.S-1.${unit.timePoint}`;
      const images = ['1', '2'].map(
        (at): StoredImage => ({
          header: {
            ...makeHeader({ study, series: `${study}.1` }),
            sopInstanceUid: sopInstanceUid(`${study}.1.${at}`),
            // As a scanner that counts them wrongly writes it: the same at both visits.
            frameOfReferenceUid: '1.2.840.113619.99.1',
          },
          path: '',
          sizeBytes: 1000,
        }),
      );
      return viewedImages(project, subject, unit, images).map(({ header }) => header.frameOfReferenceUid);
    });
    const [preop = [], followUp = []] = found;
    expect(preop).toHaveLength(2);
    expect(new Set(preop).size).toBe(1);
    expect(new Set(followUp).size).toBe(1);
    const numberOf = (text: string | undefined) => text?.slice(text.lastIndexOf('/'));
    expect(numberOf(preop[0])).not.toBe(numberOf(followUp[0]));
  });
});

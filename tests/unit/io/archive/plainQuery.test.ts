import { describe, expect, it } from 'vitest';
import type { ArchiveStudy } from '../../../../src/domain/archive/archiveStudy';
import { studyInstanceUid } from '../../../../src/domain/ids';
import { fitsTexts, needsDecoding, widened, withPlainSigns } from '../../../../src/io/archive/plainQuery';

const study = (patientName: string, facts: Partial<ArchiveStudy> = {}): ArchiveStudy => ({
  studyInstanceUid: studyInstanceUid('1.2'),
  patientId: 'P1',
  patientName,
  modalities: [],
  ...facts,
});

describe('a query for archives that do not decode addresses', () => {
  it('has signs as they are where they may stand in a query, and codes elsewhere', () => {
    expect(withPlainSigns('/studies?PatientName=K%3Fm%2C*%26%5E%20%25&includefield=A%2CB')).toBe(
      '/studies?PatientName=K?m,*%26%5E%20%25&includefield=A,B',
    );
  });

  it('is widened where a text needs codes, to stars alone', () => {
    expect(needsDecoding({ patientName: ' Kim* ', patientId: 'S-0?1' })).toBe(false);
    expect(needsDecoding({ patientName: 'Kim^Su*' })).toBe(true);
    expect(needsDecoding({ description: '요추' })).toBe(true);
    expect(widened({ patientName: 'Kim^Su*', description: '요추 MRI', patientId: 'P1', limit: 3 })).toEqual({
      patientName: 'Kim*Su*',
      description: '*MRI',
      patientId: 'P1',
      limit: 3,
    });
  });

  it.each([
    ['Hong^Gildong=洪^吉洞=홍^길동', '*길동', true],
    ['Hong^Gildong=洪^吉洞=홍^길동', 'hong^gil*', true],
    ['Hong^Gildong=洪^吉洞=홍^길동', '홍^길?', true],
    ['Hong^Gildong=洪^吉洞=홍^길동', '길동', false],
    ['Kim^Su', 'Kim^S', false],
    ['Kim^Su', 'K*^*', true],
    ['Kim^Su', 'K**u', true],
    ['', '*', true],
    ['', '?', false],
    ['a.c', 'a?c', true],
    ['abc', 'a.c', false],
  ])('finds by itself: %s by %s is %s', (name, wanted, isFound) => {
    expect(fitsTexts(study(name), { patientName: wanted })).toBe(isFound);
  });

  it('wants all texts to fit', () => {
    const one = study('Kim', { description: 'L-spine', accessionNumber: 'A 1' });
    expect(fitsTexts(one, { patientName: 'kim', description: 'l-*', accessionNumber: 'A ?' })).toBe(true);
    expect(fitsTexts(one, { patientName: 'kim', patientId: 'P2' })).toBe(false);
  });

  it('is decided in bearable time for the worst pattern', () => {
    const began = performance.now();
    expect(fitsTexts(study('a'.repeat(1000)), { patientName: `${'*a'.repeat(200)}b` })).toBe(false);
    expect(performance.now() - began).toBeLessThan(500);
  });
});

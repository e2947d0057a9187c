import { describe, expect, it } from 'vitest';
import {
  lateralityCode,
  structureCodes,
  structureName,
} from '../../../../src/domain/dicomObjects/structureCodes';
import { referenceMuscleId, referenceTissues } from '../../../../src/domain/reading/referenceTissue';
import { muscleSets, newMuscleId } from '../../../../src/domain/study/muscleSet';

const named = (name: string) => ({ id: newMuscleId(name, []), name, shortName: 'x' });
const valuesOf = (...given: Parameters<typeof structureCodes>) =>
  structureCodes(...given).map(({ value }) => value);
const usual = muscleSets['separately-psoas'];

describe('codes of muscles and tissues', () => {
  // CID 6116 (erector spinae), HL7 FHIR's value set of body sites (multifidus), TotalSegmentator's mapping (iliopsoas).
  it('of the usual muscles, two where one outline encloses two, whatever they are called', () => {
    expect(valuesOf(muscleSets.together, 'mf-es')).toEqual(['5709001', '44947003']);
    expect(usual.map(({ id }) => valuesOf(usual, id))).toEqual([['5709001'], ['44947003'], ['68455001']]);
    expect(valuesOf([{ id: 'es', name: '척주세움근', shortName: 'ES' }], 'es')).toEqual(['44947003']);
  });

  // CID 6116; 6001004 of the FHIR value set.
  it.each([
    ['Longissimus', '88340001'],
    ['iliocostalis muscle', '57651003'],
    ['Spinalis', '4317002'],
    [' Quadratus  lumborum ', '6001004'],
    ['Psoas major', '68455001'],
  ])('of the added muscle %s by its name', (name, value) => {
    const muscle = named(name);
    expect(valuesOf([muscle], muscle.id)).toEqual([value]);
  });

  it.each(['Rotatores', '뭇갈래근', 'constructor'])(
    'of an added muscle that none is known for (%s) the generic one, its name beside it',
    (name) => {
      const muscle = named(name);
      // CID 7710.
      expect(structureCodes([muscle], muscle.id)).toEqual([
        { value: '127954009', scheme: 'SCT', meaning: 'Skeletal muscle' },
      ]);
      expect(structureName([muscle], muscle.id)).toBe(name);
    },
  );

  // pydicom's dictionary of PS3.16 (fluid), TotalSegmentator (fat, psoas), SlicerTotalSegmentator (vertebral body), CID 7710 (muscle).
  it('of the reference tissues', () => {
    expect(referenceTissues.map((tissue) => valuesOf([], referenceMuscleId(tissue)))).toEqual([
      ['65216001'],
      ['67769002'],
      ['68455001'],
      ['3572006'],
      ['127954009'],
    ]);
  });

  // CID 244.
  it('of the patient’s side, and none where there is no side', () => {
    expect(lateralityCode('right')).toEqual({ value: '24028007', scheme: 'SCT', meaning: 'Right' });
    expect(lateralityCode('left')?.value).toBe('7771000');
    expect(lateralityCode('none')).toBeUndefined();
  });

  it('have the check digit that SNOMED CT identifiers end with', () => {
    const names = ['Longissimus', 'Iliocostalis', 'Spinalis', 'Quadratus lumborum', 'Rotatores'].map(named);
    const ids = [...usual, ...names].map(({ id }) => id);
    const all = [...ids, ...referenceTissues.map(referenceMuscleId)].flatMap((id) =>
      structureCodes([...usual, ...names], id),
    );
    for (const { value } of [...all, lateralityCode('right'), lateralityCode('left')].flatMap(
      (one) => one ?? [],
    )) {
      expect(hasCheckDigit(value), value).toBe(true);
    }
    expect(hasCheckDigit('57956003')).toBe(false);
  });
});

/** Verhoeff's scheme, as SNOMED International's editorial guide describes it: the dihedral group of ten, and a permutation. */
function hasCheckDigit(identifier: string): boolean {
  const permuted = (digit: number, times: number): number =>
    times === 0 ? digit : permuted([1, 5, 7, 6, 2, 8, 3, 0, 9, 4][digit] ?? 0, times - 1);
  const product = (a: number, b: number): number => {
    const [turn, shift] = [a % 5, b % 5];
    if (a < 5) return b < 5 ? (turn + shift) % 5 : 5 + ((turn + shift) % 5);
    return b < 5 ? 5 + ((turn - shift + 5) % 5) : (turn - shift + 5) % 5;
  };
  const digits = [...identifier].reverse().map(Number);
  return digits.reduce((sum, digit, place) => product(sum, permuted(digit, place % 8)), 0) === 0;
}

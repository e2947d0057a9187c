import type { SliceHeader } from '../../domain/image/sliceHeader';
import { parseIsoDate } from '../../domain/isoDate';
import { oldestYears } from '../../domain/study/ageYearsAt';
import { readDescription, readText, type TagSource } from './tagSource';
import { withoutUndefined } from './withoutUndefined';

type Patient = SliceHeader['patient'];

const sexes: Readonly<Record<string, NonNullable<Patient['sex']>>> = { M: 'male', F: 'female', O: 'other' };
const unitsPerYear: Readonly<Record<string, number>> = { Y: 1, M: 12, W: 365.25 / 7, D: 365.25 };

/** Who is imaged. The name keeps DICOM's `^` and `=` (alphabetic=ideographic=phonetic). */
export function readPatient(source: TagSource): Patient {
  return {
    id: readDescription(source, 'PatientId'),
    // Empty groups at the end say nothing, and not all writers put them (PS3.5 6.2.1.1).
    name: readDescription(source, 'PatientName').replace(/=+$/, ''),
    ...withoutUndefined({
      birthDate: parseIsoDate(readText(source, 'PatientBirthDate')),
      sex: sexes[readText(source, 'PatientSex').toUpperCase()],
      ageYears: ageYears(readText(source, 'PatientAge')),
    }),
  };
}

/**
 * Age String (AS): `055Y`, `018M`, `006W`, `003D`; years, with a fraction for the smaller units. 0 and ages beyond any
 * lived are what anonymisers write: no age.
 */
function ageYears(text: string): number | undefined {
  const match = /^(\d{1,3})([YMWD])$/.exec(text.toUpperCase());
  const perYear = unitsPerYear[match?.[2] ?? ''];
  if (match === null || perYear === undefined) return undefined;
  const years = Number(match[1]) / perYear;
  return years > 0 && years <= oldestYears ? years : undefined;
}

import type { ArchiveQuery } from '../../domain/archive/archiveClient';
import type { ArchiveStudy } from '../../domain/archive/archiveStudy';

/** Signs that may stand in a query as they are (RFC 3986 3.4), without those that part it or mean a space in forms. */
const plain = /^[\w.~!$'()*,:@/?-]*$/;
const notPlain = /[^\w.~!$'()*,:@/?-]+/g;

/** The texts of a query that may hold wildcards. */
const texts = ['patientName', 'patientId', 'description', 'accessionNumber'] as const;

/**
 * The composed address with signs as they are where they may be: the library writes `?` and `,` as %3F and %2C, which Orthanc
 * (1.10.1 with DICOMweb 1.7, tried) takes for these very letters: its DICOMweb does not decode queries.
 */
export function withPlainSigns(url: string): string {
  return url.replace(/%(3F|2C|3A|40|2F|24|21|27|28|29)/gi, (code) => decodeURIComponent(code));
}

/** Whether an archive that does not decode queries would misread it. */
export function needsDecoding(query: ArchiveQuery): boolean {
  return texts.some((name) => !plain.test((query[name] ?? '').trim()));
}

/** A wider query for an archive that does not decode: `*` for every sign that would have to be written as a code. */
export function widened(query: ArchiveQuery): ArchiveQuery {
  const wide: { -readonly [Name in (typeof texts)[number]]?: string } = {};
  for (const name of texts) {
    const text = query[name]?.trim();
    if (text) wide[name] = text.replace(notPlain, '*').replace(/\*{2,}/g, '*');
  }
  return { ...query, ...wide };
}

/** Whether a study is one of those that were asked for, by the texts of the query; names in any of their groups. */
export function fitsTexts(study: ArchiveStudy, query: ArchiveQuery): boolean {
  const { patientName, patientId, description = '', accessionNumber = '' } = study;
  return (
    fits([patientName, ...patientName.split('=')], query.patientName) &&
    fits([patientId], query.patientId) &&
    fits([description], query.description) &&
    fits([accessionNumber], query.accessionNumber)
  );
}

/** DICOM wildcards (PS3.4 C.2.2.2.4): `*` any signs, `?` one; without regard to case, as archives do with names. */
function fits(values: readonly string[], wanted: string | undefined): boolean {
  const pattern = wanted?.trim() ?? '';
  if (pattern === '') return true;
  return values.some((value) => fitsPattern([...value.toLowerCase()], [...pattern.toLowerCase()]));
}

/** In steps that grow with the product of both lengths at most: a pattern is a person's, a value an archive's. */
function fitsPattern(value: readonly string[], pattern: readonly string[]): boolean {
  let at = 0;
  let next = 0;
  let star = -1;
  let resume = 0;
  while (at < value.length) {
    const sign = pattern[next];
    if (sign === '*') {
      star = next;
      resume = at;
      next += 1;
    } else if (sign !== undefined && (sign === '?' || sign === value[at])) {
      at += 1;
      next += 1;
    } else if (star >= 0) {
      resume += 1;
      at = resume;
      next = star + 1;
    } else return false;
  }
  return pattern.slice(next).every((sign) => sign === '*');
}

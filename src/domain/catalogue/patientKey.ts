import type { SliceHeader } from '../image/sliceHeader';

/** What anonymisers and empty forms write where a name or an id should be: it tells no patient from another. */
const saysNothing =
  /^(anon(ym(ous|ous patient|ized|ised|isiert|e|o))?|de-?identified|unknown|unbekannt|none|null|no ?(name|id)|patient|name|id|test|removed|-+|[0x*?#]+)?$/i;

/**
 * One text per patient: id and name, compared without case, blanks and empty name parts.
 *
 * Neither alone will do: ids repeat between hospitals, names between people. Without a telling id, name and birth
 * date stand in; without a telling name as well, each imaging study is its own patient, because joining two
 * strangers is worse than asking the researcher to join two studies.
 */
export function patientKey(header: Pick<SliceHeader, 'patient' | 'studyInstanceUid'>): string {
  const id = tellingText(header.patient.id);
  const name = tellingText(header.patient.name);
  if (id) return `id:${id}|name:${name}`;
  if (name) return `name:${name}|born:${header.patient.birthDate ?? ''}`;
  return `study:${header.studyInstanceUid}`;
}

function tellingText(text: string): string {
  const normalised = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s^]+/g, ' ')
    .replace(/ ?= ?/g, '=')
    .replace(/=+$/, '')
    .trim();
  return saysNothing.test(normalised) ? '' : normalised;
}

import type { DicomJson } from '../../domain/archive/archiveClient';

/** The longest text of a list of studies; longer ones are no names or descriptions. */
const longestText = 1024;
const mostValues = 64;
const personGroups = ['Alphabetic', 'Ideographic', 'Phonetic'] as const;

/** The first value as text, trimmed; '' where there is none. */
export function textOf(set: DicomJson, tag: string): string {
  return textsOf(set, tag)[0] ?? '';
}

/** All values as text, trimmed, without empty ones. */
export function textsOf(set: DicomJson, tag: string): readonly string[] {
  const texts: string[] = [];
  for (const value of set[tag]?.Value?.slice(0, mostValues) ?? []) {
    const text = typeof value === 'string' || typeof value === 'number' ? cleaned(String(value)) : '';
    if (text !== '') texts.push(text);
  }
  return texts;
}

/** A name with its groups as in a file: `Hong^Gildong=洪^吉洞=홍^길동`. */
export function personOf(set: DicomJson, tag: string): string {
  const value = set[tag]?.Value?.[0];
  // The model wants the groups by name; some servers send the value as in the file.
  if (typeof value === 'string') return cleaned(value);
  if (typeof value !== 'object' || value === null) return '';
  const groups = personGroups.map((group) => {
    const text: unknown = Reflect.get(value, group);
    return typeof text === 'string' ? cleaned(text) : '';
  });
  while (groups.at(-1) === '') groups.pop();
  return groups.join('=');
}

/** A count or number that may be written as text; undefined where it is none. */
export function wholeNumberOf(set: DicomJson, tag: string): number | undefined {
  const text = textOf(set, tag);
  if (!/^[+-]?\d{1,12}$/.test(text)) return undefined;
  return Number(text);
}

/** A UID that can stand in an address; undefined where it is none. */
export function uidOf(set: DicomJson, tag: string): string | undefined {
  const uid = textOf(set, tag);
  return isUid(uid) ? uid : undefined;
}

/** Digits and dots; also what careless software writes, as long as it cannot lead elsewhere in an address. */
export function isUid(text: string): boolean {
  return /^[\w.-]{1,128}$/.test(text) && !/^\.*$/.test(text);
}

function cleaned(text: string): string {
  // NUL and spaces pad values in files; other control signs mean nothing in a list.
  return text
    .slice(0, longestText)
    .replace(/[\p{Cc}]+/gu, ' ')
    .trim();
}

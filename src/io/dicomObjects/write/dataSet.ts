import { decimalString } from './decimalString';
import { dicomDictionary, type Keyword } from './dicomDictionary';

/** One element as it is encoded: strings of DS and IS are ready; `Value` is empty where the element is. */
export interface DataElement {
  readonly vr: string;
  readonly Value: readonly (string | number | DataSet | ArrayBuffer)[];
}

/** Elements by tag. */
export type DataSet = Readonly<Record<string, DataElement>>;

type One = string | number | DataSet | ArrayBuffer;

/** Values by keyword: `undefined` leaves an element out, an empty text or list writes it empty. */
export type DataSetValues = { readonly [K in Keyword]?: One | readonly One[] | undefined };

/** Most characters of a value (PS3.5 6.2), where the text comes from people or from other programs. */
const lettersAtMost: Readonly<Record<string, number>> = { SH: 16, LO: 64, ST: 1024, CS: 16, PN: 64 };

/** These hold one text, in which a backslash is a letter; elsewhere it divides values. */
const textVrs = new Set(['ST', 'LT', 'UT']);

/** A data set from keywords. Texts are cut to what their element may hold, and freed of what would divide or end them. */
export function dataSet(values: DataSetValues): DataSet {
  const elements: Record<string, DataElement> = {};
  for (const keyword of Object.keys(values) as Keyword[]) {
    const value = values[keyword];
    if (value === undefined) continue;
    const [tag, vr] = dicomDictionary[keyword];
    const list = Array.isArray(value) ? (value as readonly One[]) : [value as One];
    elements[tag] = { vr, Value: list.filter((one) => one !== '').map((one) => readyValue(vr, one)) };
  }
  return elements;
}

function readyValue(vr: string, value: One): One {
  if (vr === 'DS' && typeof value === 'number') return decimalString(value);
  if (vr === 'IS' && typeof value === 'number') return String(value);
  if (typeof value !== 'string') return value;
  if (vr === 'PN') return personName(value);
  const plain = value.replace(textVrs.has(vr) ? /(?!\n)\p{Cc}/gu : /[\p{Cc}\\]/gu, ' ');
  return cut(plain, lettersAtMost[vr]);
}

/** A name may have three groups (alphabetic, ideographic, phonetic), each of five components. */
function personName(name: string): string {
  const plain = name.replace(/[\p{Cc}\\]/gu, ' ');
  return plain
    .split('=')
    .slice(0, 3)
    .map((group) => cut(group, lettersAtMost['PN']))
    .join('=');
}

/** The first so many characters, never half of one. */
function cut(text: string, most: number | undefined): string {
  if (most === undefined || text.length <= most) return text;
  let kept = '';
  for (const letter of text) {
    if (kept.length + letter.length > most) break;
    kept += letter;
  }
  return kept;
}

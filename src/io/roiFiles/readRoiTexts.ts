import { at, at2, header2Bytes, headerBytes } from './roiLayout';

/** More than any name or set of properties that was ever useful. */
const longestText = 2_000_000;

/** Name and properties of a .roi file; empty where it has none, or where they lie beyond its end. */
export function readRoiTexts(view: DataView): { readonly name: string; readonly props: string } {
  const header2 = view.getInt32(at.header2);
  if (header2 < headerBytes || header2 + header2Bytes > view.byteLength) return { name: '', props: '' };
  const text = (offsetAt: number, lengthAt: number): string =>
    readUtf16(view, view.getInt32(header2 + offsetAt), view.getInt32(header2 + lengthAt));
  return {
    name: text(at2.nameOffset, at2.nameLength),
    props: text(at2.propsOffset, at2.propsLength),
  };
}

function readUtf16(view: DataView, offset: number, length: number): string {
  if (offset < headerBytes || length <= 0 || length > longestText) return '';
  if (offset + 2 * length > view.byteLength) return '';
  const parts: string[] = [];
  for (let index = 0; index < length; index++) {
    parts.push(String.fromCharCode(view.getUint16(offset + 2 * index)));
  }
  return parts.join('');
}

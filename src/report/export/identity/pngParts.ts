import { unzlibSync } from 'fflate';
import { decoded } from './bytesText';

/** Pixels, palette and what says how they are shown: no text has a place there. */
const harmless = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'pHYs',
  'sRGB',
  'gAMA',
  'cHRM',
  'sBIT',
  'bKGD',
]);
const utf8 = 'utf-8';

/** What stands in a PNG beside its pixels. */
export interface PngParts {
  /** Everything beside the pixels as texts: text chunks unpacked, other chunks and bytes behind the end as they are. */
  readonly texts: readonly { readonly name: string; readonly text: string }[];
  readonly hasOtherData: boolean;
}

/** Whether bytes begin as a PNG does. */
export function isPng(bytes: Uint8Array): boolean {
  return bytes[0] === 0x89 && bytes[1] === 0x50 && bytes[2] === 0x4e && bytes[3] === 0x47;
}

/** Takes a PNG apart, as far as it is one. */
export function pngParts(bytes: Uint8Array): PngParts {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const texts: { name: string; text: string }[] = [];
  let at = 8;
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at);
    const type = latin1(bytes.subarray(at + 4, at + 8));
    const end = at + 8 + length;
    if (end + 4 > bytes.length) break;
    if (!harmless.has(type)) texts.push({ name: type, text: chunkText(type, bytes.subarray(at + 8, end)) });
    at = end + 4;
    if (type === 'IEND') break;
  }
  if (at < bytes.length) texts.push({ name: 'after the end', text: decoded(bytes.subarray(at), utf8) });
  return { texts, hasOtherData: texts.length > 0 };
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

function chunkText(type: string, data: Uint8Array): string {
  const zero = data.indexOf(0);
  const keyword = decoded(data.subarray(0, Math.max(zero, 0)), utf8);
  if (type === 'tEXt') return `${wide(data)}\n${decoded(data, utf8)}`;
  if (type === 'zTXt' && zero >= 0) return `${keyword}\n${wide(unpacked(data.subarray(zero + 2)))}`;
  if (type === 'iTXt' && zero >= 0) {
    const isPacked = data[zero + 1] === 1;
    const language = data.indexOf(0, zero + 3);
    const translated = data.indexOf(0, language + 1);
    const text = data.subarray(translated + 1);
    const head = decoded(data.subarray(0, translated), utf8);
    return `${head}\n${decoded(isPacked ? unpacked(text) : text, utf8)}`;
  }
  return decoded(data, utf8);
}

/** Latin-1 of any length. */
function wide(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 4096) text += latin1(bytes.subarray(at, at + 4096));
  return text;
}

function unpacked(data: Uint8Array): Uint8Array {
  try {
    return unzlibSync(data);
  } catch {
    // Not what it says it is: then its bytes are looked at.
    return data;
  }
}

import type { TableEncoding } from '../../domain/covariateTable/tableFile';

/** A text and the encoding that it was read in. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: TableEncoding;
  /** Whether a mark at its start says the encoding, or the bytes allow no other reading; else it is a guess. */
  readonly isSure: boolean;
}

const labels: Readonly<Record<TableEncoding, string>> = {
  'utf-8': 'utf-8',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  gb18030: 'gb18030',
  big5: 'big5',
  'shift-jis': 'shift_jis',
  'euc-kr': 'euc-kr',
  'windows-1252': 'windows-1252',
};

function strict(bytes: Uint8Array, encoding: TableEncoding): string | undefined {
  try {
    return new TextDecoder(labels[encoding], { fatal: true }).decode(bytes);
  } catch {
    // The bytes are none of this encoding, which is what was asked.
    return undefined;
  }
}

/** Reads bytes in an encoding that a person chose; what it has no sign for becomes U+FFFD, which the preview shows. */
export function decodeAs(bytes: Uint8Array, encoding: TableEncoding): string {
  return new TextDecoder(labels[encoding]).decode(bytes);
}

/**
 * Finds the encoding of a text file: by its byte order mark, by the zeros of UTF-16, as strict UTF-8, else as GB18030
 * (which contains GBK and GB2312), else as Windows-1252, which reads anything. The last two are guesses.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    return { text: decodeAs(bytes, 'utf-8'), encoding: 'utf-8', isSure: true };
  }
  if (first === 0xff && second === 0xfe) return sureUtf16(bytes, 'utf-16le');
  if (first === 0xfe && second === 0xff) return sureUtf16(bytes, 'utf-16be');
  const wide = withoutMark(bytes);
  if (wide) return sureUtf16(bytes, wide);
  const utf8 = strict(bytes, 'utf-8');
  if (utf8 !== undefined) return { text: utf8, encoding: 'utf-8', isSure: true };
  const chinese = strict(bytes, 'gb18030');
  if (chinese !== undefined) return { text: chinese, encoding: 'gb18030', isSure: false };
  return { text: decodeAs(bytes, 'windows-1252'), encoding: 'windows-1252', isSure: false };
}

function sureUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): DecodedText {
  return { text: decodeAs(bytes, encoding), encoding, isSure: true };
}

/** UTF-16 without a mark: separators, digits and line ends have a zero at one side, text of eight bits has none. */
function withoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const looked = bytes.subarray(0, 4096);
  let even = 0;
  let odd = 0;
  for (const [at, byte] of looked.entries()) {
    if (byte !== 0) continue;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  }
  const few = looked.length / 50;
  if (odd > few && even < odd / 10) return 'utf-16le';
  return even > few && odd < even / 10 ? 'utf-16be' : undefined;
}

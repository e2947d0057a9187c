/** Decoded text, and whether some bytes had no meaning in the declared character set. */
export interface DecodedText {
  readonly text: string;
  readonly isDamaged: boolean;
}

// PS3.3 C.12.1.1.2: defined terms of SpecificCharacterSet -> WHATWG labels. JIS X 0201 (IR 13) is the single-byte
// half of Shift_JIS.
const labels: Readonly<Record<string, string>> = {
  '6': 'us-ascii',
  '100': 'windows-1252',
  '101': 'iso-8859-2',
  '109': 'iso-8859-3',
  '110': 'iso-8859-4',
  '144': 'iso-8859-5',
  '127': 'iso-8859-6',
  '126': 'iso-8859-7',
  '138': 'iso-8859-8',
  '148': 'windows-1254',
  '203': 'iso-8859-15',
  '166': 'windows-874',
  '13': 'shift_jis',
  '149': 'euc-kr',
  '58': 'gbk',
  '87': 'iso-2022-jp',
  '159': 'iso-2022-jp',
  '192': 'utf-8',
};

// Escape sequence (without ESC) -> how the bytes after it are read. g0: 7-bit pairs that need their escape kept.
const escapes: readonly { readonly code: string; readonly label: string }[] = [
  { code: '(B', label: 'us-ascii' },
  { code: '(J', label: 'shift_jis' },
  { code: ')I', label: 'shift_jis' },
  { code: '-A', label: 'windows-1252' },
  { code: '-B', label: 'iso-8859-2' },
  { code: '-C', label: 'iso-8859-3' },
  { code: '-D', label: 'iso-8859-4' },
  { code: '-L', label: 'iso-8859-5' },
  { code: '-G', label: 'iso-8859-6' },
  { code: '-F', label: 'iso-8859-7' },
  { code: '-H', label: 'iso-8859-8' },
  { code: '-M', label: 'windows-1254' },
  { code: '-b', label: 'iso-8859-15' },
  { code: '-T', label: 'windows-874' },
  { code: '$)C', label: 'euc-kr' },
  { code: '$)A', label: 'gbk' },
  { code: '$(D', label: 'jis-x-0212' },
  { code: '$@', label: 'jis-x-0208' },
  { code: '$B', label: 'jis-x-0208' },
];

function labelOf(term: string): string {
  const upper = term.trim().toUpperCase();
  if (upper === 'GB18030' || upper === 'GBK') return 'gb18030';
  const number = /IR[ _]?(\d+)$/.exec(upper)?.[1];
  return (number === undefined ? undefined : labels[number]) ?? 'us-ascii';
}

function decodeWith(label: string, bytes: Uint8Array): DecodedText {
  switch (label) {
    case 'us-ascii':
      return decodeUndeclared(bytes);
    case 'jis-x-0208':
      return runDecoder(
        'euc-jp',
        bytes.map((byte) => byte | 0x80),
      );
    case 'jis-x-0212': {
      // EUC-JP writes a JIS X 0212 pair as 8F + both bytes with the high bit set.
      const euc = new Uint8Array(Math.ceil(bytes.length / 2) * 3).fill(0x8f);
      for (const [i, byte] of bytes.entries()) euc[(i >> 1) * 3 + 1 + (i & 1)] = byte | 0x80;
      return runDecoder('euc-jp', euc);
    }
    case 'iso-2022-jp':
      return decodeUndeclared(bytes);
    default:
      return runDecoder(label, bytes);
  }
}

/** Plain ASCII, or bytes beyond it that no character set explains: UTF-8 when valid, else Latin-1, marked damaged. */
function decodeUndeclared(bytes: Uint8Array): DecodedText {
  if (bytes.every((byte) => byte < 0x80)) return runDecoder('utf-8', bytes);
  const utf8 = runDecoder('utf-8', bytes);
  return { text: utf8.isDamaged ? runDecoder('windows-1252', bytes).text : utf8.text, isDamaged: true };
}

function runDecoder(label: string, bytes: Uint8Array): DecodedText {
  const text = new TextDecoder(label, { ignoreBOM: true }).decode(bytes);
  return { text, isDamaged: text.includes('\ufffd') };
}

/**
 * Decodes text by the terms of SpecificCharacterSet (0008,0005), code extensions (ISO 2022) included.
 *
 * Bytes beyond ASCII without a declared set, and bytes that the set does not have, come back readable where
 * possible and with `isDamaged`.
 */
export function decodeText(bytes: Uint8Array, terms: readonly string[]): DecodedText {
  const declared = terms.map(labelOf);
  const initial = declared.find((label) => label !== 'us-ascii') ?? 'us-ascii';
  if (!bytes.includes(0x1b)) return decodeWith(initial, bytes);
  let text = '';
  let isDamaged = false;
  let label = initial;
  let start = 0;
  const flush = (end: number) => {
    if (end <= start) return;
    const part = decodeWith(label, bytes.subarray(start, end));
    text += part.text;
    isDamaged ||= part.isDamaged;
  };
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] !== 0x1b) continue;
    const next = String.fromCharCode(...bytes.subarray(i + 1, i + 4));
    const designation = escapes.find(({ code }) => next.startsWith(code));
    flush(i);
    if (designation === undefined) {
      isDamaged = true;
      start = i + 1;
      continue;
    }
    // ASCII in G0 leaves a multi-byte or Latin set in G1 standing; those decoders read ASCII too.
    label = designation.code === '(B' ? initial : designation.label;
    start = i + 1 + designation.code.length;
    i = start - 1;
  }
  flush(bytes.length);
  return { text, isDamaged };
}

/** Decoded text, and whether some bytes had no meaning in the declared character set. */
export interface DecodedText {
  readonly text: string;
  readonly isDamaged: boolean;
}

// PS3.3 C.12.1.1.2: defined terms of SpecificCharacterSet -> WHATWG labels. JIS X 0201 (IR 13) is the single-byte
// half of Shift_JIS; `jis-x-…` are two-byte sets of seven bits, which only an escape sequence brings in.
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
  '87': 'us-ascii',
  '159': 'us-ascii',
  '192': 'utf-8',
};

interface Escape {
  /** The sequence without ESC. */
  readonly code: string;
  /** G0 are bytes below 80 (hex), G1 those above. */
  readonly half: 'g0' | 'g1';
  readonly label: string;
}

// PS3.3 tables C.12-3 and C.12-4.
const escapes: readonly Escape[] = [
  { code: '(B', half: 'g0', label: 'us-ascii' },
  { code: '(J', half: 'g0', label: 'us-ascii' },
  { code: '$@', half: 'g0', label: 'jis-x-0208' },
  { code: '$B', half: 'g0', label: 'jis-x-0208' },
  { code: '$(D', half: 'g0', label: 'jis-x-0212' },
  { code: ')I', half: 'g1', label: 'shift_jis' },
  { code: '-A', half: 'g1', label: 'windows-1252' },
  { code: '-B', half: 'g1', label: 'iso-8859-2' },
  { code: '-C', half: 'g1', label: 'iso-8859-3' },
  { code: '-D', half: 'g1', label: 'iso-8859-4' },
  { code: '-L', half: 'g1', label: 'iso-8859-5' },
  { code: '-G', half: 'g1', label: 'iso-8859-6' },
  { code: '-F', half: 'g1', label: 'iso-8859-7' },
  { code: '-H', half: 'g1', label: 'iso-8859-8' },
  { code: '-M', half: 'g1', label: 'windows-1254' },
  { code: '-b', half: 'g1', label: 'iso-8859-15' },
  { code: '-T', half: 'g1', label: 'windows-874' },
  { code: '$)C', half: 'g1', label: 'euc-kr' },
  { code: '$)A', half: 'g1', label: 'gbk' },
];

const escapeByte = 0x1b;
// TAB, LF, FF, CR, `\`, and `=` and `^` of names: after each the sets are those of the beginning (PS3.5 6.1.2.5.3).
const delimiters: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0c, 0x0d, 0x5c, 0x3d, 0x5e]);

function labelOf(term: string): string {
  const upper = term.trim().toUpperCase();
  if (upper === 'GB18030' || upper === 'GBK') return 'gb18030';
  if (upper === 'UTF-8' || upper === 'UTF8') return 'utf-8';
  const number = /IR[ _-]?(\d+)$/.exec(upper)?.[1];
  return (number === undefined ? undefined : labels[number]) ?? 'us-ascii';
}

function decodeRun(label: string, bytes: Uint8Array): DecodedText {
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

const decoders = new Map<string, TextDecoder>();

/** Making a decoder costs more than a header's text does. */
function decoderOf(label: string): TextDecoder {
  const known = decoders.get(label);
  if (known !== undefined) return known;
  const decoder = new TextDecoder(label, { ignoreBOM: true });
  decoders.set(label, decoder);
  return decoder;
}

/** Beyond this the decoder is faster, bytes. */
const longestPlain = 128;

/** Short text of plain ASCII, which every character set here reads alike; undefined for anything else. */
function plainText(bytes: Uint8Array): string | undefined {
  if (bytes.length > longestPlain) return undefined;
  let text = '';
  for (const byte of bytes) {
    if (byte >= 0x80 || byte === 0x1b) return undefined;
    text += String.fromCharCode(byte);
  }
  return text;
}

function runDecoder(label: string, bytes: Uint8Array): DecodedText {
  const text = decoderOf(label).decode(bytes);
  return { text, isDamaged: text.includes('\ufffd') };
}

/**
 * Decodes text by the terms of SpecificCharacterSet (0008,0005), code extensions (ISO 2022) included.
 *
 * Bytes beyond ASCII without a declared set, and bytes that the set does not have, come back readable where possible and
 * with `isDamaged`. Text without the escape sequences that its terms call for is read by the first set that has
 * letters beyond ASCII, as much software writes it.
 */
export function decodeText(bytes: Uint8Array, terms: readonly string[]): DecodedText {
  const plain = plainText(bytes);
  if (plain !== undefined) return { text: plain, isDamaged: false };
  const declared = terms.map(labelOf);
  const initial = declared.find((label) => label !== 'us-ascii') ?? 'us-ascii';
  if (!bytes.includes(escapeByte)) return decodeRun(initial, bytes);
  return decodeExtended(bytes, initial);
}

/** Text with escape sequences: cut into runs that one set explains. */
function decodeExtended(bytes: Uint8Array, initial: string): DecodedText {
  let text = '';
  let isDamaged = false;
  let g0 = 'us-ascii';
  let g1 = initial;
  let start = 0;
  const flush = (end: number): void => {
    if (end <= start) return;
    for (const run of g0 === 'us-ascii' ? [bytes.subarray(start, end)] : halves(bytes, start, end)) {
      const isHigh = (run[0] ?? 0) >= 0x80;
      const part = decodeRun(g0 === 'us-ascii' || isHigh ? g1 : g0, run);
      text += part.text;
      isDamaged ||= part.isDamaged;
    }
    start = end;
  };
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    // A two-byte set in G0 has bytes that look like delimiters; its text ends with an escape sequence before one.
    if (g0 === 'us-ascii' && delimiters.has(byte)) {
      flush(i + 1);
      g1 = initial;
    }
    if (byte !== escapeByte) continue;
    flush(i);
    const next = String.fromCharCode(...bytes.subarray(i + 1, i + 4));
    const designation = escapes.find(({ code }) => next.startsWith(code));
    start = i + 1;
    if (designation === undefined) {
      isDamaged = true;
      continue;
    }
    if (designation.half === 'g0') g0 = designation.label;
    else g1 = designation.label;
    start += designation.code.length;
    i = start - 1;
  }
  flush(bytes.length);
  return { text, isDamaged };
}

/** Runs of bytes below 80 (hex) and of bytes from there on, in their order. */
function* halves(bytes: Uint8Array, start: number, end: number): Generator<Uint8Array> {
  let from = start;
  for (let i = start + 1; i <= end; i++) {
    if (i < end && (bytes[i] ?? 0) >> 7 === (bytes[from] ?? 0) >> 7) continue;
    yield bytes.subarray(from, i);
    from = i;
  }
}

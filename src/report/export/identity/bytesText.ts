const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
const utf16Le = new TextDecoder('utf-16le', { ignoreBOM: true });
const utf16Be = new TextDecoder('utf-16be', { ignoreBOM: true });

/** Which letters bytes hold. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

const looked = 4096;

/** UTF-16 by its mark, or by zeros in every second place; everything else is taken as UTF-8. */
export function encodingOf(bytes: Uint8Array): TextEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const beginning = bytes.subarray(0, looked);
  const zeros = [0, 0];
  for (const [at, byte] of beginning.entries()) if (byte === 0) zeros[at & 1] = (zeros[at & 1] ?? 0) + 1;
  const half = beginning.length / 2;
  const [even = 0, odd = 0] = zeros;
  const guess = odd > half * 0.3 && even < half * 0.1 ? 'utf-16le' : 'utf-16be';
  const isGuessed = Math.max(odd, even) > half * 0.3 && Math.min(odd, even) < half * 0.1;
  return isGuessed && !control.test(decoded(beginning, guess)) ? guess : 'utf-8';
}

/** What stands in no text. */
const control = /[^\P{Cc}\t\n\r]/u;

/** Bytes as text; what is no letter becomes a mark. */
export function decoded(bytes: Uint8Array, encoding: TextEncoding): string {
  if (encoding === 'utf-8') return utf8.decode(bytes);
  return (encoding === 'utf-16le' ? utf16Le : utf16Be).decode(bytes);
}

/** A stretch of a text with some of what is before and behind it. */
export interface TextWindow {
  readonly text: string;
  /** Matches count that begin from here, in letters of `text`, … */
  readonly from: number;
  /** … and before here. */
  readonly to: number;
  /** How many bytes of the file it stands for. */
  readonly bytes: number;
}

const windowBytes = 1 << 18;
const overlapBytes = 4096;

/** A text in stretches, so that a file of any size is gone through in small steps. */
export function* textWindows(bytes: Uint8Array, encoding: TextEncoding): Generator<TextWindow> {
  for (let start = 0; start < bytes.length; ) {
    const end = boundary(bytes, Math.min(bytes.length, start + windowBytes), encoding);
    const before = boundary(bytes, Math.max(0, start - overlapBytes), encoding);
    const after = boundary(bytes, Math.min(bytes.length, end + overlapBytes), encoding);
    const lead = decoded(bytes.subarray(before, start), encoding);
    const own = decoded(bytes.subarray(start, end), encoding);
    const rest = decoded(bytes.subarray(end, after), encoding);
    yield { text: lead + own + rest, from: lead.length, to: lead.length + own.length, bytes: end - start };
    start = end;
  }
}

/** The same of a text that is no longer bytes. */
export function* stringWindows(text: string): Generator<TextWindow> {
  for (let start = 0; start < text.length; ) {
    const end = signBoundary(text, start + windowBytes);
    const before = signBoundary(text, start - overlapBytes);
    const after = signBoundary(text, end + overlapBytes);
    yield { text: text.slice(before, after), from: start - before, to: end - before, bytes: end - start };
    start = end;
  }
}

/** No letter of two units is cut through. */
function signBoundary(text: string, at: number): number {
  if (at <= 0) return 0;
  if (at >= text.length) return text.length;
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at + 1 : at;
}

/** The next place at which no letter is cut through. */
function boundary(bytes: Uint8Array, at: number, encoding: TextEncoding): number {
  let place = at;
  if (encoding !== 'utf-8') return Math.min(bytes.length, place + (place & 1));
  while (place < bytes.length && ((bytes[place] ?? 0) & 0xc0) === 0x80) place += 1;
  return place;
}

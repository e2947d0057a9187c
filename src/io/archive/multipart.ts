import { damaged, type Read } from './trouble';

const carriageReturn = 13;
const lineFeed = 10;
const dash = 45;
/** A part's head holds a few short lines; more is no head. */
const longestHead = 16_384;

/**
 * The contents of the parts of a multipart answer (RFC 2046 5.1). A boundary counts only at the beginning of a line and followed
 * by a line's end, so its bytes may stand in binary content; without the closing boundary the answer broke off.
 */
export function multipartContents(
  body: Uint8Array<ArrayBuffer>,
  contentType: string,
): Read<readonly Uint8Array<ArrayBuffer>[]> {
  const mark = openingMark(body, contentType);
  if (!mark) return damaged('The parts of the answer cannot be told apart.');
  const contents: Uint8Array<ArrayBuffer>[] = [];
  let delimiter = mark.first;
  while (!delimiter.isClosing) {
    const head = headAt(body, delimiter.end);
    if (!head) return damaged('A part of the answer has no beginning.');
    const stated = head.contentLength === undefined ? undefined : head.end + head.contentLength;
    const next =
      (stated === undefined ? undefined : delimiterAt(body, mark.bytes, stated)) ??
      nextDelimiter(body, mark.bytes, head.end);
    if (!next) return damaged('The answer broke off.');
    contents.push(body.subarray(head.end, next.start));
    delimiter = next;
  }
  return { ok: true, value: contents };
}

interface Delimiter {
  /** Where the content before it ends. */
  readonly start: number;
  readonly end: number;
  readonly isClosing: boolean;
}

/** The line that begins each part, by the Content-Type or, where that is wrong, by the first line of the body. */
function openingMark(body: Uint8Array, contentType: string) {
  const [, quoted, bare] = /boundary=(?:"([^"]*)"|([^;,\s"]+))/i.exec(contentType) ?? [];
  const stated = quoted ?? bare;
  for (const boundary of [stated, boundaryOfBody(body)]) {
    if (!boundary) continue;
    const bytes = new TextEncoder().encode(`\r\n--${boundary}`);
    // The first line of a body has no line end before it.
    const first = delimiterAt(body, bytes.subarray(2), 0) ?? nextDelimiter(body, bytes, 0);
    if (first) return { bytes, first };
  }
  return undefined;
}

function boundaryOfBody(body: Uint8Array): string | undefined {
  const lines = new TextDecoder('latin1').decode(body.subarray(0, 512)).split('\r\n');
  return lines.find((line) => line.startsWith('--') && line.length > 2)?.slice(2);
}

function nextDelimiter(body: Uint8Array, mark: Uint8Array, from: number): Delimiter | undefined {
  // The content of a part may be empty: the line end before the boundary is then the one that ends the head.
  for (let at = body.indexOf(carriageReturn, Math.max(0, from - 2)); at >= 0; ) {
    const found = delimiterAt(body, mark, at);
    if (found) return { ...found, start: Math.max(found.start, from) };
    at = body.indexOf(carriageReturn, at + 1);
  }
  return undefined;
}

function delimiterAt(body: Uint8Array, mark: Uint8Array, at: number): Delimiter | undefined {
  if (at + mark.length + 2 > body.length) return undefined;
  for (let index = 0; index < mark.length; index += 1) {
    if (body[at + index] !== mark[index]) return undefined;
  }
  let end = at + mark.length;
  if (body[end] === dash && body[end + 1] === dash) return { start: at, end: end + 2, isClosing: true };
  while (body[end] === 32 || body[end] === 9) end += 1;
  const isLineEnd = body[end] === carriageReturn && body[end + 1] === lineFeed;
  return isLineEnd ? { start: at, end: end + 2, isClosing: false } : undefined;
}

/** The head of a part, which may be empty, up to and with its empty line. */
function headAt(
  body: Uint8Array,
  from: number,
): { readonly end: number; readonly contentLength: number | undefined } | undefined {
  const last = Math.min(body.length - 1, from + longestHead);
  for (let at = body.indexOf(carriageReturn, from); at >= 0 && at < last; ) {
    const isEmptyLine = at === from || (body[at + 2] === carriageReturn && body[at + 3] === lineFeed);
    if (body[at + 1] === lineFeed && isEmptyLine) {
      const head = new TextDecoder('latin1').decode(body.subarray(from, at));
      const length = /^content-length:[ \t]*(\d+)[ \t]*$/im.exec(head)?.[1];
      return {
        end: at === from ? at + 2 : at + 4,
        contentLength: length === undefined ? undefined : Number(length),
      };
    }
    at = body.indexOf(carriageReturn, at + 1);
  }
  return undefined;
}

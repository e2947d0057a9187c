/**
 * Blanks, in place, whatever a compressed frame carries beside its picture: comments and application segments of JPEG and
 * JPEG-LS, comments of JPEG 2000 and boxes that are wrapped around it, and bytes behind the end mark. Machines write
 * their names there, software the patient's. Nothing changes its length and no byte of coded data is touched, so that
 * offsets stay right and the frame decodes as before. Says what is wrong where it is no whole frame.
 */
export function blankTexts(frame: Uint8Array): string | undefined {
  if (frame[0] === 0xff && frame[1] === 0xd8) return blankJpeg(frame);
  if (frame[0] === 0xff && frame[1] === 0x4f) return blankJpeg2000(frame);
  const view = viewOf(frame);
  const isBoxed = frame.length >= 12 && view.getUint32(0) === 12 && view.getUint32(4) === 0x6a502020;
  return isBoxed ? blankBoxes(frame) : 'it is compressed in a way whose texts cannot be found';
}

/** ISO/IEC 10918-1 annex B; 14495-1 annex C, which has the same segments. */
function blankJpeg(bytes: Uint8Array): string | undefined {
  const view = viewOf(bytes);
  let at = 2;
  while (at + 2 <= bytes.length) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return `no segment begins at byte ${at}`;
    // A fill byte before a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9) {
      bytes.fill(0, at + 2);
      return undefined;
    }
    // Markers that stand alone.
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += 2;
      continue;
    }
    const end = segmentEnd(view, at);
    if (end === undefined) return `the segment at byte ${at} is not whole`;
    if (marker === 0xfe) bytes.fill(0, at + 4, end);
    if (marker >= 0xe0 && marker <= 0xef) bytes.fill(0, at + 4 + neededBytes(bytes, marker, at + 4), end);
    at = marker === 0xda ? scanEnd(bytes, end) : end;
  }
  return undefined;
}

/** Application segments by which decoders read the picture: marker, what they begin with, and how much is read. */
const needed: readonly (readonly [marker: number, name: string, bytes: number])[] = [
  // Version and density; a small picture may follow.
  [0xe0, 'JFIF\0', 14],
  // How colours are coded.
  [0xee, 'Adobe', 12],
  [0xe8, 'mrfx', 5],
];

function neededBytes(bytes: Uint8Array, marker: number, at: number): number {
  const text = String.fromCharCode(...bytes.subarray(at, at + 5));
  const known = needed.find(([of, name]) => of === marker && text.startsWith(name));
  if (!known) return 0;
  const [, , most] = known;
  const length = viewOf(bytes).getUint16(at - 2) - 2;
  return Math.min(most, length);
}

/** Where coded data ends: at the first marker that is no restart. Stuffed bytes after FF are below C0 in both formats. */
function scanEnd(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    const next = bytes[at + 1] ?? 0;
    const isMarker = next >= 0xc0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7);
    if (bytes[at] === 0xff && isMarker) return at;
  }
  return bytes.length;
}

/** ISO/IEC 15444-1 annex A: the main header, then tile-parts, each with a header of its own. */
function blankJpeg2000(bytes: Uint8Array): string | undefined {
  const view = viewOf(bytes);
  let at = 2;
  /** End of the tile-part whose header is being walked; 0: it goes on to the end mark. */
  let tileEnd: number | undefined;
  while (at + 2 <= bytes.length) {
    const marker = view.getUint16(at);
    if (marker === 0xffd9) {
      bytes.fill(0, at + 2);
      return undefined;
    }
    if (marker === 0xff93) {
      const end = tileEnd || endMark(bytes, at + 2);
      if (end < at + 2) return `the tile at byte ${at} ends before it begins`;
      at = end;
      continue;
    }
    if (marker < 0xff00) return `no segment begins at byte ${at}`;
    const end = segmentEnd(view, at);
    if (end === undefined) return `the segment at byte ${at} is not whole`;
    if (marker === 0xff90) {
      if (end < at + 12) return `the segment at byte ${at} is not whole`;
      const length = view.getUint32(at + 6);
      tileEnd = length === 0 ? 0 : at + length;
    }
    // The two bytes before the text say what kind of text it is.
    if (marker === 0xff64) bytes.fill(0, at + 6, Math.max(at + 6, end));
    at = end;
  }
  return undefined;
}

/** Coded data never holds a marker (ISO/IEC 15444-1 B.10.1). */
function endMark(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return at;
  }
  return bytes.length;
}

const keptBoxes: readonly number[] = [0x6a502020, 0x66747970, 0x6a703268];
const codestreamBox = 0x6a703263;

/** ISO/IEC 15444-1 annex I: boxes of texts and of whoever wants to keep something in a file. */
function blankBoxes(bytes: Uint8Array): string | undefined {
  const view = viewOf(bytes);
  let at = 0;
  while (at + 8 <= bytes.length) {
    const stated = view.getUint32(at);
    const isLong = stated === 1;
    const head = isLong ? 16 : 8;
    if (at + head > bytes.length) return `the box at byte ${at} is not whole`;
    const length = isLong ? view.getUint32(at + 12) : stated === 0 ? bytes.length - at : stated;
    const end = at + length;
    if (length < head || end > bytes.length) return `the box at byte ${at} is not whole`;
    const kind = view.getUint32(at + 4);
    if (kind === codestreamBox) {
      const fault = blankTexts(bytes.subarray(at + head, end));
      if (fault !== undefined) return fault;
    } else if (!keptBoxes.includes(kind)) bytes.fill(0, at + head, end);
    at = end;
  }
  bytes.fill(0, at);
  return undefined;
}

function segmentEnd(view: DataView, at: number): number | undefined {
  if (at + 4 > view.byteLength) return undefined;
  const length = view.getUint16(at + 2);
  const end = at + 2 + length;
  return length < 2 || end > view.byteLength ? undefined : end;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

import { describe, expect, it } from 'vitest';
import { nodeCodecs } from '../../../../src/io/dicom/codecs/nodeCodecs';
import { decodeFrame } from '../../../../src/io/dicom/decodeFrame';
import { pseudonymUid } from '../../../../src/io/dicom/pseudonymUid';
import { readSliceHeaders } from '../../../../src/io/dicom/readSliceHeaders';
import { blankTexts } from '../../../../src/io/kits/blankTexts';
import { cleanDicom } from '../../../../src/io/kits/cleanDicom';
import { type DicomElement, joinBytes } from '../../../support/dicomWriter';
import { encodeCodestream } from '../../../support/encodeCodestream';
import { encodeJpeg } from '../../../support/encodeJpeg';
import { syntheticDicom } from '../../../support/syntheticDicom';

/* What compressed frames carry beside the picture: names of people in comments, a photograph's EXIF, bytes behind the end. */

const codecs = nodeCodecs();
const side = 32;
const samples = Array.from(
  { length: side * side },
  (_, i) => 40 + (i % side) * 3 + Math.floor(i / side) * 2 + ((i * i) % 5),
);
const secret = 'SECRET Kim^Minsu 1947-08-15';
const picture = {
  width: side,
  height: side,
  bitsPerSample: 8,
  componentCount: 1,
  isSigned: false,
  samples,
};

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** A marker segment: marker, length, content. */
function segment(marker: number, content: Uint8Array): Uint8Array {
  const length = content.length + 2;
  return joinBytes([Uint8Array.of(0xff, marker, length >> 8, length & 0xff), content]);
}

function inserted(frame: Uint8Array, at: number, ...parts: readonly Uint8Array[]): Uint8Array {
  return joinBytes([frame.subarray(0, at), ...parts, frame.subarray(at)]);
}

const jfif = joinBytes([ascii('JFIF\0'), Uint8Array.of(1, 2, 0, 0, 1, 0, 1, 3, 3), ascii(secret)]);
const jpegTexts = [
  segment(0xe0, joinBytes([ascii('JFXX\0'), ascii(secret)])),
  segment(0xe1, joinBytes([ascii('Exif\0\0'), ascii(secret)])),
  segment(0xed, joinBytes([ascii('Photoshop 3.0\0'), ascii(secret)])),
  segment(0xef, ascii(secret)),
  // A fill byte stands before this one.
  Uint8Array.of(0xff),
  segment(0xfe, ascii(secret)),
];

/** Where the first tile-part of a JPEG 2000 codestream begins. */
function tileAt(frame: Uint8Array): number {
  return frame.findIndex((byte, at) => byte === 0xff && frame[at + 1] === 0x90);
}

/** A comment in the main header and one in the header of the first tile-part, whose stated length grows with it. */
function withJpeg2000Comments(frame: Uint8Array): Uint8Array {
  const comment = segment(0x64, joinBytes([Uint8Array.of(0, 1), ascii(secret)]));
  const whole = inserted(frame, tileAt(frame), comment);
  const tile = tileAt(whole);
  const view = new DataView(whole.buffer, whole.byteOffset, whole.byteLength);
  const length = view.getUint32(tile + 6);
  if (length > 0) view.setUint32(tile + 6, length + comment.length);
  return inserted(whole, tile + 12, comment);
}

function box(kind: string, content: Uint8Array): Uint8Array {
  const head = new Uint8Array(8);
  new DataView(head.buffer).setUint32(0, content.length + 8);
  head.set(ascii(kind), 4);
  return joinBytes([head, content]);
}

function boxed(codestream: Uint8Array): Uint8Array {
  const signature = box('jP  ', Uint8Array.of(0x0d, 0x0a, 0x87, 0x0a));
  const texts = ['xml ', 'uuid', 'uinf'].map((kind) => box(kind, ascii(secret)));
  return joinBytes([signature, box('ftyp', ascii('jp2 ')), ...texts, box('jp2c', codestream)]);
}

const behind = ascii(secret);
const jpegLs = await encodeCodestream('jpeg-ls', picture);
const jpeg2000 = await encodeCodestream('jpeg-2000', picture);
const htj2k = await encodeCodestream('htj2k', picture, (encoder) => encoder.setQuality(true, 0));
const { bytes: jpeg } = await encodeJpeg(side, side, samples, 90);

const cases: readonly (readonly [
  name: string,
  syntax: string,
  frame: Uint8Array,
  planted: Uint8Array,
  times: number,
])[] = [
  [
    'JPEG baseline',
    '1.2.840.10008.1.2.4.50',
    jpeg,
    joinBytes([inserted(jpeg, 2, segment(0xe0, jfif), ...jpegTexts), behind]),
    7,
  ],
  ['JPEG-LS', '1.2.840.10008.1.2.4.80', jpegLs, joinBytes([inserted(jpegLs, 2, ...jpegTexts), behind]), 6],
  ['JPEG 2000', '1.2.840.10008.1.2.4.90', jpeg2000, joinBytes([withJpeg2000Comments(jpeg2000), behind]), 3],
  ['JPEG 2000 in boxes', '1.2.840.10008.1.2.4.90', jpeg2000, boxed(withJpeg2000Comments(jpeg2000)), 5],
  ['HTJ2K', '1.2.840.10008.1.2.4.201', htj2k, withJpeg2000Comments(htj2k), 2],
];

const order = { code: 'S-001', mapUid: (uid: string) => pseudonymUid('secret', uid), isMasked: false };

function file(syntax: string, fragments: readonly Uint8Array[], elements: readonly DicomElement[] = []) {
  return syntheticDicom({
    rows: side,
    columns: side,
    frames: 1,
    bitsAllocated: 8,
    transferSyntaxUid: syntax,
    fragments,
    elements,
  });
}

async function valuesOf(bytes: Uint8Array, frame = 0): Promise<readonly number[]> {
  const headers = readSliceHeaders(bytes, bytes.length);
  const header = headers.ok ? headers.value[frame] : undefined;
  if (!header) throw new Error('no header');
  const decoded = await decodeFrame(bytes, header, codecs);
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.error));
  return [...decoded.value.storedValues];
}

function cleaned(bytes: Uint8Array): Uint8Array {
  const result = cleanDicom(bytes, order);
  if (!result.ok) throw new Error(result.error.message);
  return result.value.bytes;
}

describe.each(cases)('texts in a frame of %s', (_name, syntax, plain, planted, times) => {
  it('are there before, and none passes into a kit', () => {
    const before = file(syntax, [planted]);
    expect(latin(before).match(/SECRET/g)).toHaveLength(times);
    expect(latin(cleaned(before))).not.toMatch(/SECRET|Minsu|1947/);
  });

  it('leave a frame of the same length that differs in nothing but them, and decodes to the same values', async () => {
    const after = planted.slice();
    expect(blankTexts(after)).toBeUndefined();
    expect(after).toHaveLength(planted.length);
    const changed = [...after.keys()].filter((at) => after[at] !== planted[at]);
    // Every byte that was changed is blank now; what the encoder wrote of the picture is there in full.
    expect(changed.every((at) => after[at] === 0)).toBe(true);
    const expected = await valuesOf(file(syntax, [plain]));
    expect(await valuesOf(cleaned(file(syntax, [planted])))).toEqual(expected);
    expect(await valuesOf(file(syntax, [after]))).toEqual(expected);
  });

  it('are found where the frame is cut into fragments, at any place', async () => {
    const expected = await valuesOf(file(syntax, [plain]));
    for (const at of [2, 8, 30, 64, planted.length - 20].map((one) => one + (one % 2))) {
      const cut = cleaned(file(syntax, [planted.subarray(0, at), planted.subarray(at)]));
      expect(latin(cut)).not.toMatch(/SECRET|Minsu|1947/);
      expect(await valuesOf(cut)).toEqual(expected);
    }
  });

  it('make no damaged frame pass: it is refused, or nothing of them is left', () => {
    for (let at = 3; at < planted.length; at += 7) {
      const result = cleanDicom(file(syntax, [planted.subarray(0, at)]), order);
      if (result.ok) expect(latin(result.value.bytes)).not.toMatch(/SECRET|Minsu/);
    }
  });
});

describe('frames that texts are looked for in', () => {
  it('keep what decoders read in application segments: density, coding of colours', () => {
    const adobe = joinBytes([ascii('Adobe'), Uint8Array.of(0, 100, 0, 0, 0, 0, 1), ascii('SECRET')]);
    const frame = inserted(
      jpeg,
      2,
      segment(0xe0, jfif),
      segment(0xee, adobe),
      segment(0xe8, ascii('mrfx\x02')),
    );
    expect(blankTexts(frame)).toBeUndefined();
    const text = latin(frame);
    expect(text).toContain('JFIF\0\x01\x02');
    expect(text).toContain('Adobe\0d\0\0\0\0\x01');
    expect(text).toContain('mrfx\x02');
    expect(text).not.toMatch(/SECRET/);
  });

  it('keep every byte of what encoders write, but for the text by which one names itself', () => {
    for (const [name, , plain] of cases) {
      const after = plain.slice();
      blankTexts(after);
      const changed = [...after.keys()].filter((at) => after[at] !== plain[at]);
      const lost = latin(Uint8Array.from(changed, (at) => plain[at] ?? 0));
      expect([name, lost.replace(/Created by OpenJPEG version [\d.]+|OpenJPH Ver [\d.]+\.?/, '')]).toEqual([
        name,
        '',
      ]);
    }
  });

  it('of several frames are each cleaned, and offset tables stay right', async () => {
    const [, syntax, , planted] = cases[1] ?? [];
    if (!syntax || !planted) throw new Error('no case');
    const bytes = syntheticDicom({
      rows: side,
      columns: side,
      frames: 3,
      bitsAllocated: 8,
      transferSyntaxUid: syntax,
      fragments: [planted, planted, planted],
    });
    const after = cleaned(bytes);
    expect(latin(after)).not.toMatch(/SECRET/);
    for (const frame of [0, 1, 2]) expect(await valuesOf(after, frame)).toEqual(samples);
  });

  it('do not leave where their texts cannot be found: video, unknown compression', () => {
    for (const syntax of ['1.2.840.10008.1.2.4.102', '1.2.840.10008.1.2.4.112', '1.2.826.0.1.77']) {
      const result = cleanDicom(file(syntax, [ascii('\0\0\0\x01 a stream of SECRET  ')]), order);
      expect(result).toMatchObject({ ok: false, error: { kind: 'cannot-be-read' } });
    }
  });
});

import { bench, describe } from 'vitest';
import { decodeFrame } from '../../src/io/dicom/decodeFrame';
import { readSliceHeaders } from '../../src/io/dicom/readSliceHeaders';
import { demoSeed } from '../../src/io/sources/demo/demoSeed';
import { listDemoFiles, readDemoBytes } from '../../src/io/sources/demo/demoSource';

/**
 * Decoding must not be what a reader waits for when stepping through slices (16 ms is a frame). The demo draws its slices
 * instead of loading them; that may cost many times a decode, but has to stay below what a hand notices.
 */

const noCodec = () => Promise.reject(new Error('the phantom is not compressed'));
const codecs = { jpeg8: noCodec, jpegLs: noCodec, jpeg2000: noCodec, htj2k: noCodec };

const axial = listDemoFiles(demoSeed).filter(({ path }) => path.includes('/ax/'));
const [first] = axial;
if (!first) throw new Error('The demo has no axial slices');
const bytes = readDemoBytes(demoSeed, first.path, 0, first.sizeBytes);
const headers = readSliceHeaders(bytes, bytes.length);
const header = headers.ok ? headers.value[0] : undefined;
if (!header) throw new Error('The demo has no header');
let next = 0;

describe('one axial slice of 320 × 320', () => {
  bench('decoded from native pixels, with its fingerprint', async () => {
    const decoded = await decodeFrame(bytes, header, codecs);
    if (!decoded.ok) throw new Error(decoded.error.kind);
  });

  // Every iteration another slice: the demo keeps the last 48.
  bench('drawn by the demo', () => {
    next = (next + 1) % axial.length;
    const file = axial[next];
    if (file) readDemoBytes(demoSeed, file.path, 0, file.sizeBytes);
  });
});

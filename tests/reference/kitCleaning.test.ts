import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import dcmjs from 'dcmjs';
import { afterAll, describe, expect, it } from 'vitest';
import { measureRoi } from '../../src/domain/measurement/measureRoi';
import { nodeCodecs } from '../../src/io/dicom/codecs/nodeCodecs';
import { decodeFrame } from '../../src/io/dicom/decodeFrame';
import { pseudonymUid } from '../../src/io/dicom/pseudonymUid';
import { readSliceHeaders } from '../../src/io/dicom/readSliceHeaders';
import { cleanDicom } from '../../src/io/kits/cleanDicom';

/*
 * Cleaning changes no measured value: each reference image is decoded before and after, and an outline is measured on both.
 * What reads the cleaned files back beside our own reader: dcmjs, and dcmtk's dcmdump where it is installed.
 */

const folder =
  process.env['REFERENCE_DICOM'] ?? fileURLToPath(new URL('../../../shared/data/dicom', import.meta.url));
const codecs = nodeCodecs();
const hasDcmdump = spawnSync('dcmdump', ['--version']).status === 0;
const scratch = mkdtempSync(join(tmpdir(), 'multifidus-clean-'));
const order = {
  code: 'S-001',
  mapUid: (uid: string) => pseudonymUid('reference', uid),
  isMasked: false,
};

function filesIn(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(?:txt|json|md)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

interface Counts {
  cleaned: number;
  measured: number;
  noImage: number;
}
const counts: Counts = { cleaned: 0, measured: 0, noImage: 0 };

/** Everything in which a cleaned file differs from the original; empty when it measures the same. */
async function differences(path: string): Promise<readonly string[]> {
  const bytes = new Uint8Array(readFileSync(path));
  const before = readSliceHeaders(bytes, bytes.length);
  const result = cleanDicom(bytes, order);
  if (!before.ok) {
    counts.noImage += 1;
    return result.ok ? ['a file that cannot be read was cleaned'] : [];
  }
  if (!result.ok) return [`refused: ${result.error.kind} ${result.error.message}`];
  const after = result.value.headers;
  const found: string[] = [];
  counts.cleaned += 1;
  const frames = new Set([0, 1, before.value.length - 1].filter((at) => at < before.value.length));
  for (const frame of frames) {
    const [one, other] = [before.value[frame], after[frame]];
    if (!one || !other) throw new Error('a frame is missing');
    const [first, second] = [
      await decodeFrame(bytes, one, codecs),
      await decodeFrame(result.value.bytes, other, codecs),
    ];
    if (!first.ok || !second.ok) {
      if (first.ok !== second.ok) found.push(`frame ${frame} decodes in one only`);
      continue;
    }
    if (first.value.fingerprint !== second.value.fingerprint) found.push(`frame ${frame}: other pixels`);
    const { rows, columns } = one.grid;
    const outline = [
      [columns * 0.21, rows * 0.18],
      [columns * 0.83, rows * 0.27],
      [columns * 0.71, rows * 0.86],
      [columns * 0.17, rows * 0.74],
    ] as const;
    const [a, b] = [first.value, second.value].map((image) => measureRoi(image, outline, []));
    if (JSON.stringify(a) !== JSON.stringify(b)) found.push(`frame ${frame}: measured otherwise`);
    counts.measured += 1;
  }
  found.push(...readByOthers(result.value.bytes));
  return found;
}

function readByOthers(bytes: Uint8Array): readonly string[] {
  const found: string[] = [];
  try {
    const { dict } = dcmjs.data.DicomMessage.readFile(bytes.slice().buffer, { ignoreErrors: true });
    if (dict['00100020']?.Value[0] !== 'S-001') found.push('dcmjs reads another patient id');
  } catch (cause) {
    // GE's private syntax is known to hardly any library.
    if (!Buffer.from(bytes.subarray(0, 400)).includes('1.2.840.113619.5.2'))
      found.push(`dcmjs: ${String(cause)}`);
  }
  if (hasDcmdump) {
    const place = join(scratch, 'cleaned.dcm');
    writeFileSync(place, bytes);
    const run = spawnSync('dcmdump', ['-q', '+P', '0010,0020', place], { encoding: 'utf8' });
    if (run.status !== 0) found.push(`dcmdump: ${run.stderr.slice(0, 200)}`);
    else if (!run.stdout.includes('[S-001')) found.push('dcmdump reads another patient id');
  }
  return found;
}

describe('cleaned reference images', () => {
  if (!existsSync(folder)) {
    it.skip('NOT RUN: the reference folder is absent; name it in REFERENCE_DICOM', () => undefined);
    return;
  }
  for (const sub of readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    it(`${sub.name}: every image measures the same before and after, to the bit`, async () => {
      const found: string[] = [];
      for (const path of filesIn(join(folder, sub.name))) {
        for (const text of await differences(path)) found.push(`${relative(folder, path)}: ${text}`);
      }
      expect(found).toEqual([]);
    }, 120_000);
  }
});

afterAll(() => {
  rmSync(scratch, { recursive: true });
  const tool = hasDcmdump
    ? execFileSync('dcmdump', ['--version'], { encoding: 'utf8' }).slice(0, 30).trim()
    : 'no dcmdump';
  process.stdout.write(
    `reference kit cleaning: ${counts.cleaned} files cleaned, ${counts.measured} frames measured, ${counts.noImage} no images; ${tool}\n`,
  );
});

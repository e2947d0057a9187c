import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BundleObjectFacts } from '../../../../src/domain/archive/bundleObject';
import {
  bundlePatientId,
  bundleSeriesUid,
  bundleStudyUid,
  readBundleSeriesText,
} from '../../../../src/domain/archive/bundleUids';
import { observerId, projectId } from '../../../../src/domain/ids';
import { readBundleObject, writeBundleObject } from '../../../../src/io/archive/bundleObject';

const facts: BundleObjectFacts = {
  kind: 'kit',
  projectId: projectId('p-1'),
  projectTitle: 'Osteoporotic fractures\\다열근, 2019–2024, a title that is longer than what DICOM takes',
  projectMadeAtUtc: '2026-11-20T08:09:10.000Z',
  observerId: observerId('A'),
  issue: 2,
  hasImages: false,
  writtenAtUtc: '2026-11-24T03:04:05.678Z',
  software: 'Multifidus 1.2.3',
};
const zip = new TextEncoder().encode('PK\u0003\u0004 a bundle of odd length.') as Uint8Array<ArrayBuffer>;

const sha256 = (data: Uint8Array | string) => createHash('sha256').update(data).digest('hex');
const uidOf = (hex: string) => `2.25.${BigInt(`0x${hex.slice(0, 32)}`)}`;

/** Where a text stands in bytes, one sign a byte. */
function placeOf(bytes: Uint8Array, text: string): number {
  const at = Buffer.from(bytes).indexOf(text);
  if (at < 0) throw new Error(`${text} is not there`);
  return at;
}

async function written(change: Partial<BundleObjectFacts> = {}) {
  return writeBundleObject(zip, { ...facts, ...change });
}

async function refusal(bytes: Uint8Array<ArrayBuffer>) {
  const read = await readBundleObject(bytes);
  return read.ok ? 'read' : read.error.kind;
}

function has(program: string): boolean {
  try {
    execFileSync('which', [program], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('a bundle as a DICOM object', () => {
  it('comes back with its facts, byte by byte', async () => {
    const { bytes, sopInstanceUid } = await written();
    const read = await readBundleObject(bytes);
    expect(read).toEqual({ ok: true, value: { zip, facts, sopInstanceUid } });
  });

  it('is named by the SHA-256 of its zip, and lies in the study of its project', async () => {
    const { sopInstanceUid } = await written();
    // From Node's own SHA-256.
    expect(sopInstanceUid).toBe(uidOf(sha256(zip)));
    expect(bundlePatientId(facts.projectId)).toBe(`MULTIFIDUS-${sha256('p-1').slice(0, 12)}`);
    expect(bundleStudyUid(facts.projectId)).toBe(uidOf(sha256('multifidus bundles|p-1')));
    expect(bundleSeriesUid(facts.projectId, 'kit', observerId('A'))).toBe(
      uidOf(sha256('multifidus bundles|p-1|kit|A')),
    );
  });

  it('is the same bytes each time', async () => {
    expect((await written()).bytes).toEqual((await written()).bytes);
  });

  it('carries a zip of any length, even none', async () => {
    for (const length of [0, 1, 2, 70_001]) {
      const content = new Uint8Array(length).map((_, at) => at * 7);
      const { bytes } = await writeBundleObject(content, facts);
      const read = await readBundleObject(bytes);
      expect(read.ok && Buffer.compare(read.value.zip, content) === 0).toBe(true);
    }
  });

  it.skipIf(!has('dciodvfy'))('has no errors for dciodvfy of dicom3tools', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bundle-object-'));
    for (const kind of ['kit', 'return', 'project'] as const) {
      const { observerId: _observer, issue: _issue, ...rest } = facts;
      const own: BundleObjectFacts = kind === 'project' ? { ...rest, kind } : { ...facts, kind };
      const { bytes } = await writeBundleObject(zip, own);
      const path = join(folder, `${kind}.dcm`);
      writeFileSync(path, bytes);
      const report = execFileSync('sh', ['-c', `dciodvfy "${path}" 2>&1 || true`], { encoding: 'utf8' });
      expect(report).toContain('RawData');
      expect(report.split('\n').filter((line) => line.startsWith('Error'))).toEqual([]);
    }
  });

  it('is refused where a byte of the zip, or of what it says, is another', async () => {
    const { bytes } = await written();
    const altered = (at: number, value: number) => {
      const copy = bytes.slice();
      copy[at] = value;
      return copy;
    };
    expect(await refusal(altered(placeOf(bytes, 'a bundle of'), 0x62))).toBe('damaged');
    expect(await refusal(altered(placeOf(bytes, sha256(zip)), 0x78))).toBe('damaged');
    expect(await refusal(bytes.slice(0, bytes.length - 10))).not.toBe('read');
  });

  it('is refused where the observer it names is not the one whose series it lies in', async () => {
    const { bytes } = await written({ observerId: observerId('observer-with-a-name') });
    const copy = bytes.slice();
    const name = Buffer.from(copy).lastIndexOf('observer-with-a-name');
    copy.set(new TextEncoder().encode('observer-of-the-rest'), name);
    expect(await refusal(copy)).toBe('damaged');
  });

  it('is refused where it is cut anywhere', async () => {
    const { bytes } = await written();
    for (let length = 0; length < bytes.length; length += 1) {
      expect(await refusal(bytes.slice(0, length)), `${length} bytes`).not.toBe('read');
    }
  });

  it('is no bundle where it is another object, another program’s, or none', async () => {
    const { bytes } = await written();
    const swapped = (from: string, to: string) => {
      const copy = bytes.slice();
      for (let at = Buffer.from(copy).indexOf(from); at >= 0; at = Buffer.from(copy).indexOf(from, at + 1)) {
        copy.set(new TextEncoder().encode(to), at);
      }
      return copy;
    };
    expect(await refusal(new Uint8Array(0))).toBe('not-dicom');
    expect(await refusal(new TextEncoder().encode('<html>'.repeat(100)))).toBe('not-dicom');
    expect(await refusal(swapped('1.2.840.10008.5.1.4.1.1.66', '1.2.840.10008.5.1.4.1.1.77'))).toBe(
      'other-object',
    );
    expect(await refusal(swapped('MULTIFIDUS', 'SOMEONEELS'))).toBe('other-object');
  });
});

describe('a series of bundles', () => {
  it('tells kind and observer by its description, and any other text tells nothing', () => {
    expect(readBundleSeriesText('kit A')).toEqual({ kind: 'kit', observer: 'A' });
    expect(readBundleSeriesText('return third')).toEqual({ kind: 'return', observer: 'third' });
    expect(readBundleSeriesText('project')).toEqual({ kind: 'project' });
    for (const text of ['', 'kit', 'kit ', 'T2 axial', 'backup A', 'project A'])
      expect(readBundleSeriesText(text)).toBeUndefined();
  });
});

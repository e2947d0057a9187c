import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { storeInArchive } from '../../scripts/storeInArchive.mjs';
import type { ArchiveClient } from '../../src/domain/archive/archiveClient';
import type { IndexedImage } from '../../src/domain/import/importOutcome';
import { usualPatience } from '../../src/io/archive/archiveOutside';
import { nodeCodecs } from '../../src/io/dicom/codecs/nodeCodecs';
import { decodeFrame } from '../../src/io/dicom/decodeFrame';
import { readSliceHeaders } from '../../src/io/dicom/readSliceHeaders';
import { connectedClient } from '../support/archiveClient';
import { archivedObject } from '../support/archivedObject';
import { archiveImages } from '../support/archiveImages';
import { seriesFiles } from '../support/archiveSeries';
import { headerDifferences } from '../support/headerDifferences';
import { memoryArchive } from '../support/memoryArchive';
import { startOrthanc, withoutOrthanc } from '../support/orthanc';
import { phantomFiles } from '../support/phantomFiles';
import { fileBytes } from '../support/pydicomJson';

/*
 * The whole way of an image from an archive, with real files and a real server: header from metadata, bytes when it is looked at,
 * decoded by the product; beside the same file read from disk.
 */

const folder = process.env['REFERENCE_DICOM'] ?? join(import.meta.dirname, '../../../shared/data/dicom');
const codecs = nodeCodecs();

async function fromArchive(client: ArchiveClient) {
  const port = archiveImages();
  const { signal } = new AbortController();
  const studies = await client.searchStudies({}, signal);
  if (!studies.ok) throw new Error(studies.error.message);
  const given = { kind: 'archive', client, studies: studies.value, isHere: () => false } as const;
  const outcome = await port.index(given, () => undefined, signal);
  return { port, outcome };
}

/** What is not as in the file, by SOP Instance UID and frame. */
async function differing(
  images: readonly IndexedImage[],
  port: ReturnType<typeof archiveImages>,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { header, location } of images) {
    const bytes = files.get(header.sopInstanceUid) ?? new Uint8Array();
    const read = readSliceHeaders(bytes, bytes.length);
    const own = read.ok ? read.value[header.frame] : undefined;
    const name = `${header.sopInstanceUid} ${header.frame}`;
    if (!own) {
      found.push(`${name}: no file`);
      continue;
    }
    found.push(...headerDifferences([own], [header]).map((text) => `${name}: ${text}`));
    const [decoded, expected] = await Promise.all([
      port.decode(location, header),
      decodeFrame(bytes, own, codecs),
    ]);
    if (decoded.ok !== expected.ok) found.push(`${name}: ${decoded.ok ? 'decoded' : decoded.error.message}`);
    else if (decoded.ok && expected.ok && decoded.value.fingerprint !== expected.value.fingerprint)
      found.push(`${name}: other pixels`);
  }
  return found;
}

/** Files that an archive can have, by SOP Instance UID; the first of a UID. */
function byUid(all: readonly Uint8Array[]): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (const bytes of all) {
    const object = archivedObject(bytes);
    if (object && !files.has(object.sopUid)) files.set(object.sopUid, bytes);
  }
  return files;
}

function referenceFiles(): readonly Uint8Array[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && !one.name.endsWith('.json'))
    .map((one) => fileBytes(join(one.parentPath, one.name)));
}

/** Slices each with its own tilt, some of whose numbers are tiny: what a scanner's arithmetic leaves of 0. */
function tiltedFiles(): readonly Uint8Array[] {
  const tiny = ['6.123234e-17', '-1.2345678e-07', '-2.0510349e-10', '0', '1e-16', '-4.4408921e-16'];
  return seriesFiles({
    series: '1.2.1.4',
    slices: 12,
    description: 'T2_TSE_ax',
    slice: (at) => ({
      without: ['x00200037', 'x00200032'],
      elements: [
        { tag: 'x00200037', vr: 'DS', value: `1\\0\\${tiny[at % 6]}\\0\\1\\${tiny[(at + 3) % 6]}` },
        { tag: 'x00200032', vr: 'DS', value: `-80.123456789012\\${tiny[(at + 1) % 6]}\\${10 + 4 * at}` },
        { tag: 'x00281053', vr: 'DS', value: '1.2345678901234' },
        { tag: 'x00281052', vr: 'DS', value: '-1.5e-03' },
      ],
    }),
  });
}

/**
 * NEMA's series of one image in seven transfer syntaxes: metadata do not say which one each object is in, so all bear that of
 * the one that was looked at; the pixels and all else are right.
 */
function isNotMixed(difference: string): boolean {
  return !/^1\.3\.6\.1\.4\.1\.5962\.1\.1\.7\.1\.\d\.20040826185059\.5457 0: pixels: /.test(difference);
}

describe('images of an archive', () => {
  it.skipIf(!existsSync(folder))(
    'are those of the reference files, header and pixels',
    async () => {
      const files = byUid(referenceFiles());
      const { port, outcome } = await fromArchive(memoryArchive([...files.values()]).connect().client);
      expect(outcome.images.length).toBeGreaterThan(60);
      expect((await differing(outcome.images, port, files)).filter(isNotMixed)).toEqual([]);
    },
    240_000,
  );

  it.skipIf(!existsSync(folder))(
    'of a real Orthanc are those of the reference files, header and pixels',
    async (context) => {
      const orthanc = await startOrthanc();
      if (!orthanc) return context.skip(withoutOrthanc);
      try {
        const files = byUid(referenceFiles());
        // Some it does not take: what it has is what counts.
        for (const bytes of files.values()) await storeInArchive(orthanc.url, [bytes]).catch(() => undefined);
        const { port, outcome } = await fromArchive(
          await connectedClient(orthanc.url, { patience: usualPatience }),
        );
        expect(outcome.images.length).toBeGreaterThan(60);
        expect((await differing(outcome.images, port, files)).filter(isNotMixed)).toEqual([]);
        expect(outcome.unused.filter(({ kind }) => kind.startsWith('archive-'))).toEqual([]);
      } finally {
        await orthanc.stop();
      }
    },
    240_000,
  );

  it('of a real Orthanc keep every digit of their place, also of numbers that it rounds', async (context) => {
    const orthanc = await startOrthanc();
    if (!orthanc) return context.skip(withoutOrthanc);
    try {
      const all = [...tiltedFiles(), ...phantomFiles([0]).map(({ bytes }) => bytes)];
      await storeInArchive(orthanc.url, all);
      const { port, outcome } = await fromArchive(
        await connectedClient(orthanc.url, { patience: usualPatience }),
      );
      expect(outcome.images).toHaveLength(12 + 56);
      expect(await differing(outcome.images, port, byUid(all))).toEqual([]);
    } finally {
      await orthanc.stop();
    }
  }, 60_000);
});

if (!existsSync(folder)) {
  describe('reference DICOM files', () => {
    it.skip('NOT RUN: the reference folder is absent; name it in REFERENCE_DICOM', () => undefined);
  });
}

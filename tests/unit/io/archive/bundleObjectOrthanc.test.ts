import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BundleObjectFacts } from '../../../../src/domain/archive/bundleObject';
import { bundlePatientId, bundleSeriesUid, bundleStudyUid } from '../../../../src/domain/archive/bundleUids';
import { observerId, projectId } from '../../../../src/domain/ids';
import { readBundleObject, writeBundleObject } from '../../../../src/io/archive/bundleObject';
import { type Orthanc, startOrthanc, withoutOrthanc } from '../../../support/orthanc';

/* What a real archive makes of a bundle: it takes it, lists it by its standard attributes, and gives the same bytes back. */

const id = projectId('project-of-the-test');
const facts: BundleObjectFacts = {
  kind: 'kit',
  projectId: id,
  projectTitle: '다열근 study',
  projectMadeAtUtc: '2026-11-20T08:09:10.000Z',
  observerId: observerId('A'),
  issue: 3,
  hasImages: true,
  writtenAtUtc: '2026-11-24T03:04:05.678Z',
  software: 'Multifidus 1.2.3',
};
const zip = new Uint8Array(300_001).map((_, at) => (at * 31) % 251);

let orthanc: Orthanc | undefined;
beforeAll(async () => {
  orthanc = await startOrthanc();
});
afterAll(() => orthanc?.stop());

async function asked(path: string): Promise<unknown> {
  const answer = await fetch(`${orthanc?.url}${path}`, { headers: { Accept: 'application/dicom+json' } });
  expect(answer.ok, path).toBe(true);
  return answer.json();
}

async function stored(bytes: Uint8Array<ArrayBuffer>): Promise<number> {
  const body = new Blob(['--b\r\nContent-Type: application/dicom\r\n\r\n', bytes, '\r\n--b--']);
  const headers = { 'Content-Type': 'multipart/related; type="application/dicom"; boundary=b' };
  return (await fetch(`${orthanc?.url}/studies`, { method: 'POST', headers, body })).status;
}

function first(set: unknown, tag: string): unknown {
  return (set as Record<string, { Value?: readonly unknown[] }>)[tag]?.Value?.[0];
}

describe('a bundle in a real archive (Orthanc)', () => {
  it('is taken, twice, listed by its standard attributes, and comes back as it was', async ({ skip }) => {
    if (!orthanc) return skip(withoutOrthanc);
    const { bytes, sopInstanceUid } = await writeBundleObject(zip, facts);
    expect(await stored(bytes)).toBe(200);
    expect(await stored(bytes)).toBe(200);

    const [study, ...others] = (await asked(
      '/studies?PatientID=MULTIFIDUS-*&includefield=00081030',
    )) as unknown[];
    expect(others).toEqual([]);
    expect(first(study, '0020000D')).toBe(bundleStudyUid(id));
    expect(first(study, '00100020')).toBe(bundlePatientId(id));
    expect(first(study, '00081030')).toBe('다열근 study');

    const path = `/studies/${bundleStudyUid(id)}/series/${bundleSeriesUid(id, 'kit', observerId('A'))}`;
    const headers = (await asked(`${path}/metadata`)) as unknown[];
    expect(headers).toHaveLength(1);
    expect(first(headers[0], '00080018')).toBe(sopInstanceUid);
    expect(String(first(headers[0], '00200013'))).toBe('3');
    expect(first(headers[0], '00080023')).toBe('20261124');
    expect(String(first(headers[0], '00080033'))).toMatch(/^030405/);
    // The list of an archive does not bring the bundles themselves.
    expect(JSON.stringify(headers).length).toBeLessThan(20_000);

    const answer = await fetch(`${orthanc.url}${path}/instances/${sopInstanceUid}`, {
      headers: { Accept: 'multipart/related; type="application/dicom"; transfer-syntax=*' },
    });
    const all = Buffer.from(await answer.arrayBuffer());
    const start = all.indexOf('\r\n\r\n') + 4;
    const end = all.lastIndexOf('\r\n--');
    const read = await readBundleObject(new Uint8Array(all.subarray(start, end)));
    expect(read.ok ? read.value.facts : read.error).toEqual(facts);
    expect(read.ok && Buffer.compare(read.value.zip, zip) === 0).toBe(true);
  });
});

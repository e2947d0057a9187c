import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ArchiveClient } from '../../src/domain/archive/archiveClient';
import { seriesInstanceUid, sopInstanceUid, studyInstanceUid } from '../../src/domain/ids';
import { createArchives } from '../../src/io/archive/createArchives';
import { connectedClient, inNode, never } from '../support/archiveClient';
import { type Orthanc, startOrthanc, withoutOrthanc } from '../support/orthanc';
import { type SyntheticDicom, syntheticDicom } from '../support/syntheticDicom';

const orthanc: Orthanc | undefined = await startOrthanc();
const korean = 'Hong^Gildong=洪^吉洞=홍^길동';
const study = studyInstanceUid('1.2.826.0.1.1');
const series = seriesInstanceUid('1.2.826.0.1.1.1');
const sop = (index: number) => sopInstanceUid(`1.2.826.0.1.1.1.${index}`);

function slice(options: SyntheticDicom): Uint8Array<ArrayBuffer> {
  return new Uint8Array(syntheticDicom(options));
}

/** A series of 20 slices whose pixels differ, two of them with the boundary's own signs in the pixels. */
function koreanSeries(): readonly Uint8Array<ArrayBuffer>[] {
  return Array.from({ length: 20 }, (_, index) =>
    slice({
      rows: 64,
      columns: 64,
      values: Array.from({ length: 4096 }, (__, at) =>
        index < 2 ? ([0x0a0d, 0x2d2d, 0x0a0d][at % 3] ?? 0) : (at * 7 + index) % 4096,
      ),
      patientId: 'K-1',
      patientName: korean,
      studyInstanceUid: study,
      seriesInstanceUid: series,
      sopInstanceUid: sop(index + 1),
      elements: [{ tag: 'x00081030', vr: 'LO', value: '요추 MRI' }],
    }),
  );
}

/** One slice of another study for each day. */
function dated(day: string, index: number): Uint8Array<ArrayBuffer> {
  return slice({
    patientId: `D-${index}`,
    patientName: `Dated^No${index}`,
    studyInstanceUid: `1.2.826.0.2.${index}`,
    seriesInstanceUid: `1.2.826.0.2.${index}.1`,
    sopInstanceUid: `1.2.826.0.2.${index}.1.1`,
    elements: [{ tag: 'x00080020', vr: 'DA', value: day }],
  });
}

const title = orthanc ? 'The client and a real Orthanc' : `The client and a real Orthanc (${withoutOrthanc})`;

describe.skipIf(orthanc === undefined)(title, () => {
  const files = koreanSeries();
  const days = ['20190131', '20200101', '20200630', '20201231', '20210101'];
  let client: ArchiveClient;

  beforeAll(async () => {
    client = await connectedClient(orthanc?.url ?? '');
    const stored = await client.store([...files, ...days.map(dated)], never);
    expect(stored).toEqual({
      ok: true,
      value: {
        stored: [
          ...files.map((_, index) => sop(index + 1)),
          ...days.map((_, index) => `1.2.826.0.2.${index}.1.1`),
        ],
        refused: [],
      },
    });
  });
  afterAll(() => orthanc?.stop());

  async function names(query: Parameters<ArchiveClient['searchStudies']>[0]): Promise<readonly string[]> {
    const found = await client.searchStudies(query, never);
    return found.ok ? found.value.map((one) => one.patientName).sort() : [found.error.message];
  }

  it('lists a study with its Korean name in three groups, its description and its counts', async () => {
    const found = await client.searchStudies({ patientId: 'K-1' }, never);
    expect(found).toEqual({
      ok: true,
      value: [
        {
          studyInstanceUid: study,
          patientId: 'K-1',
          patientName: korean,
          birthDate: '1950-06-30',
          sex: 'F',
          studyDate: '2024-01-15',
          description: '요추 MRI',
          modalities: ['MR'],
          seriesCount: 1,
          instanceCount: 20,
        },
      ],
    });
  });

  it('finds names by wildcards, also in Korean', async () => {
    expect(await names({ patientName: 'Dated^No?' })).toHaveLength(5);
    expect(await names({ patientName: 'HONG*' })).toEqual([korean]);
    expect(await names({ patientName: '*길동*' })).toEqual([korean]);
    expect(await names({ patientName: 'Nobody*' })).toEqual([]);
  });

  it('finds studies of a range of days, both ends with it, also open ones', async () => {
    const of = (studyDates: string) => names({ studyDates, patientName: 'Dated*' });
    expect(await of('20200101-20201231')).toEqual(['Dated^No1', 'Dated^No2', 'Dated^No3']);
    expect(await of('-20191231')).toEqual(['Dated^No0']);
    expect(await of('20201231-')).toEqual(['Dated^No3', 'Dated^No4']);
  });

  it('gives as many studies as are wanted, from the one that is wanted', async () => {
    const all = await client.searchStudies({}, never);
    const some = await client.searchStudies({ limit: 2, offset: 3 }, never);
    expect(all.ok && all.value.length).toBe(6);
    expect(some.ok && all.ok && some.value).toEqual(all.ok && all.value.slice(3, 5));
  });

  it('finds studies by a list of their UIDs', async () => {
    const uids = [study, studyInstanceUid('1.2.826.0.2.4'), studyInstanceUid('1.2.3.99')];
    const found = await client.searchStudies({ studyInstanceUids: uids }, never);
    expect(found.ok && found.value.map((one) => one.studyInstanceUid).sort()).toEqual(
      [study, '1.2.826.0.2.4'].sort(),
    );
  });

  it('lists series and objects', async () => {
    expect(await client.searchSeries(study, never)).toEqual({
      ok: true,
      value: [
        {
          studyInstanceUid: study,
          seriesInstanceUid: series,
          modality: 'MR',
          description: 'T2 AX',
          seriesNumber: 3,
          instanceCount: 20,
        },
      ],
    });
    const listed = await client.searchInstances(study, series, never);
    expect(listed.ok && listed.value.map((one) => one.sopInstanceUid).sort()).toEqual(
      files.map((_, index) => sop(index + 1)).sort(),
    );
  });

  it('gives the headers of a series, with text in UTF-8 and numbers as they stand in the files', async () => {
    const headers = await client.seriesMetadata(study, series, never);
    if (!headers.ok) expect.fail(headers.error.message);
    expect(headers.value).toHaveLength(20);
    const [first] = headers.value;
    expect(first?.['00280030']?.Value).toEqual([0.5, 0.5]);
    expect(first?.['00100010']?.Value).toEqual([
      { Alphabetic: 'Hong^Gildong', Ideographic: '洪^吉洞', Phonetic: '홍^길동' },
    ]);
    const one = await client.instanceMetadata(
      { studyInstanceUid: study, seriesInstanceUid: series, sopInstanceUid: sop(7) },
      never,
    );
    expect(one.ok && one.value['00080018']?.Value).toEqual([sop(7)]);
  });

  it('gives each object byte for byte as it was stored', async () => {
    for (const [index, file] of files.entries()) {
      const received: number[] = [];
      const got = await client.instance(
        { studyInstanceUid: study, seriesInstanceUid: series, sopInstanceUid: sop(index + 1) },
        never,
        (bytes) => received.push(bytes),
      );
      if (!got.ok) expect.fail(got.error.message);
      expect(Buffer.compare(got.value, file)).toBe(0);
      expect(received.at(-1)).toBeGreaterThanOrEqual(file.length);
    }
  });

  it('is not transcoded: a compressed object comes in the transfer syntax it was stored in', async () => {
    const rle = slice({
      transferSyntaxUid: '1.2.840.10008.1.2.4.70',
      fragments: [Uint8Array.of(), Uint8Array.of(0xff, 0xd8, 0xff, 0xd9)],
      studyInstanceUid: '1.2.826.0.3',
      seriesInstanceUid: '1.2.826.0.3.1',
      sopInstanceUid: '1.2.826.0.3.1.1',
    });
    expect(await client.store([rle], never)).toMatchObject({ ok: true, value: { refused: [] } });
    const got = await client.instance(
      {
        studyInstanceUid: studyInstanceUid('1.2.826.0.3'),
        seriesInstanceUid: seriesInstanceUid('1.2.826.0.3.1'),
        sopInstanceUid: sopInstanceUid('1.2.826.0.3.1.1'),
      },
      never,
    );
    expect(got.ok && Buffer.compare(got.value, rle)).toBe(0);
  });

  it('stores what it has a second time without harm', async () => {
    const again = await client.store(files, never);
    expect(again.ok && again.value.stored).toHaveLength(20);
    const listed = await client.searchInstances(study, series, never);
    expect(listed.ok && listed.value).toHaveLength(20);
  });

  it('says of an object that is not there that it was not found, without asking twice', async () => {
    const got = await client.instance(
      { studyInstanceUid: study, seriesInstanceUid: series, sopInstanceUid: sopInstanceUid('9.9') },
      never,
    );
    expect(got).toMatchObject({ ok: false, error: { kind: 'not-found', status: 404, attempts: 1 } });
  });

  it('says that an address beside the DICOMweb root is none', async () => {
    const beside = (orthanc?.url ?? '').replace('/dicom-web', '/elsewhere');
    const answer = await createArchives(inNode).connect(beside, { kind: 'none' }, never);
    expect(answer).toMatchObject({ ok: false, error: { kind: 'not-dicomweb', status: 404 } });
  });
});

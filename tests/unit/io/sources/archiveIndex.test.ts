import { describe, expect, it } from 'vitest';
import type { ArchiveClient, DicomJson } from '../../../../src/domain/archive/archiveClient';
import type { ArchiveStudy } from '../../../../src/domain/archive/archiveStudy';
import type { ImportProgress } from '../../../../src/domain/import/importOutcome';
import { createArchives } from '../../../../src/io/archive/createArchives';
import { readSliceHeaders } from '../../../../src/io/dicom/readSliceHeaders';
import { anyOf, everyNth } from '../../../support/archiveFaults';
import { archiveImages } from '../../../support/archiveImages';
import { seriesFiles, sliceUid } from '../../../support/archiveSeries';
import { startFakeArchive } from '../../../support/fakeArchive';
import { headerDifferences } from '../../../support/headerDifferences';
import { type AskedQuestion, type ConnectOptions, memoryArchive } from '../../../support/memoryArchive';
import { nodeXhr } from '../../../support/nodeXhr';

const axial = { series: '1.2.1.4', slices: 9, number: 4, description: 'T2_TSE_ax' } as const;
const sagittal = {
  series: '1.2.1.3',
  slices: 7,
  number: 3,
  description: 'T2_TSE_sag',
  plane: 'sagittal',
} as const;

async function studiesOf(client: ArchiveClient): Promise<readonly ArchiveStudy[]> {
  const found = await client.searchStudies({}, new AbortController().signal);
  if (!found.ok) throw new Error(found.error.message);
  return found.value;
}

interface Indexed {
  readonly isHere?: boolean;
  readonly options?: ConnectOptions;
  readonly change?: (client: ArchiveClient) => ArchiveClient;
  readonly onProgress?: (progress: ImportProgress, controller: AbortController) => void;
}

async function indexed(files: readonly (readonly Uint8Array[])[], how: Indexed = {}) {
  const archive = memoryArchive(files.flat());
  const studies = await studiesOf(archive.connect().client);
  const { client, asked } = archive.connect(how.options);
  const port = archiveImages();
  const given = {
    kind: 'archive',
    client: how.change?.(client) ?? client,
    studies,
    isHere: () => how.isHere === true,
  } as const;
  const controller = new AbortController();
  const outcome = await port.index(
    given,
    (progress) => how.onProgress?.(progress, controller),
    controller.signal,
  );
  return { outcome, asked, port, given };
}

function count(asked: readonly AskedQuestion[], verb: AskedQuestion['verb'], series?: string): number {
  return asked.filter((one) => one.verb === verb && (!series || one.uids.includes(series))).length;
}

function endsOf({ outcome }: Awaited<ReturnType<typeof indexed>>): readonly string[] {
  return outcome.unused.map(({ kind, path }) => `${kind}: ${path}`).sort();
}

describe('an archive as a source of images', () => {
  it('gives the headers that the files have', async () => {
    const files = [seriesFiles(axial), seriesFiles(sagittal)];
    const { outcome } = await indexed(files);
    const headers = new Map(outcome.images.map(({ header }) => [header.sopInstanceUid, header]));
    expect(headers.size).toBe(16);
    for (const bytes of files.flat()) {
      const read = readSliceHeaders(bytes, bytes.length);
      const header = read.ok ? read.value[0] : undefined;
      const given = header && headers.get(header.sopInstanceUid);
      expect(header && given && headerDifferences([header], [given])).toEqual([]);
    }
    expect(outcome.images[0]?.location).toMatchObject({ isInArchive: true });
    const paths = outcome.images.map(({ location }) => location.path);
    expect(paths).toContain(`archive:/dicom-web/series 4 T2_TSE_ax/5 ${sliceUid(axial.series, 5)}`);
  });

  it('is asked for the metadata of needed series, and for one object of each', async () => {
    const localiser = { series: '1.2.1.1', slices: 12, number: 1, description: 'localizer' } as const;
    const t1 = { series: '1.2.1.5', slices: 9, number: 5, description: 'T1_TSE_ax', echoTimeMs: 11 } as const;
    const coronal = {
      series: '1.2.1.6',
      slices: 9,
      number: 6,
      description: 'T2_cor',
      plane: 'coronal',
    } as const;
    const report = {
      series: '1.2.1.7',
      slices: 1,
      number: 7,
      description: 'Report',
      modality: 'SR',
    } as const;
    const ct = { series: '1.2.1.8', slices: 30, number: 8, description: 'Spine', modality: 'CT' } as const;
    const all = [axial, sagittal, localiser, t1, coronal, report, ct];
    const found = await indexed(all.map(seriesFiles));
    const { outcome, asked } = found;
    expect(new Set(outcome.images.map(({ header }) => header.seriesInstanceUid))).toEqual(
      new Set([axial.series, sagittal.series]),
    );
    expect(count(asked, 'seriesMetadata')).toBe(2);
    expect(count(asked, 'instance')).toBe(2);
    for (const { series } of [report, ct])
      expect(asked.filter(({ uids }) => uids.includes(series))).toEqual([]);
    expect(count(asked, 'instanceMetadata', localiser.series)).toBe(2);
    // One slice of another contrast or plane may be of two echoes: two more are looked at.
    for (const { series } of [t1, coronal]) expect(count(asked, 'instanceMetadata', series)).toBe(4);
    expect(endsOf(found)).toEqual([
      'not-mr: archive:/dicom-web/series 8 Spine',
      'report: archive:/dicom-web/series 7 Report',
      'series-localiser: archive:/dicom-web/series 1 localizer',
      'series-other-contrast: archive:/dicom-web/series 5 T1_TSE_ax',
      'series-other-plane: archive:/dicom-web/series 6 T2_cor',
    ]);
  });

  it('is asked once for the headers of a series that sounds needed, and gives them in order', async () => {
    const { outcome, asked } = await indexed([seriesFiles(axial)]);
    expect(asked.map(({ verb }) => verb)).toEqual(['searchSeries', 'seriesMetadata', 'instance']);
    const middle = asked.find(({ verb }) => verb === 'instance');
    expect(middle?.uids.at(-1)).toBe(sliceUid(axial.series, 5));
    expect(outcome.images.map(({ header }) => header.instanceNumber)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('is asked one by one for the objects that its answer for the series lacks', async () => {
    const { outcome, asked } = await indexed([seriesFiles(axial)], {
      change: (client) => ({
        ...client,
        seriesMetadata: async (...uids) => {
          const answer = await client.seriesMetadata(...uids);
          return answer.ok ? { ok: true, value: answer.value.toSpliced(1, 2) } : answer;
        },
      }),
    });
    expect(outcome.images.map(({ header }) => header.instanceNumber)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(count(asked, 'searchInstances')).toBe(1);
    expect(count(asked, 'seriesMetadata')).toBe(1);
    const alone = asked.filter(({ verb }) => verb === 'instanceMetadata').map(({ uids }) => uids.at(-1));
    expect(alone).toEqual([sliceUid(axial.series, 2), sliceUid(axial.series, 3)]);
  });

  it('leaves out what only sounds needed, without fetching an object of it', async () => {
    const named = {
      series: '1.2.1.9',
      slices: 9,
      number: 9,
      description: 'T2_TSE_ax',
      echoTimeMs: 11,
    } as const;
    const cases = [named, { ...named, series: '1.2.1.10', number: 10, plane: 'coronal' } as const];
    const found = await indexed(cases.map(seriesFiles));
    const other = await indexed(cases.map((one) => seriesFiles({ ...one, slices: 2 })));
    // Two slices are looked at one by one: the end is the same.
    expect(endsOf(found)).toEqual(endsOf(other));
    expect(found.outcome.images).toEqual([]);
    expect(count(found.asked, 'instance')).toBe(0);
    expect(count(other.asked, 'seriesMetadata')).toBe(0);
  });

  it('is asked anew only for what is not known to be needless', async () => {
    const t1 = { series: '1.2.1.5', slices: 9, number: 5, description: 'T1_TSE_ax', echoTimeMs: 11 } as const;
    const { asked, port, given, outcome } = await indexed([seriesFiles(t1)]);
    const before = asked.length;
    const again = await port.index(given, () => undefined, new AbortController().signal);
    expect(again.unused).toEqual(outcome.unused);
    expect(asked.slice(before).map(({ verb }) => verb)).toEqual(['searchSeries']);
  });

  it('takes a series of two echoes though one of them is none to measure', async () => {
    const echoes = seriesFiles({
      ...axial,
      slice: (at) => ({ elements: [{ tag: 'x00180081', vr: 'DS', value: at % 2 === 0 ? '15' : '95' }] }),
    });
    expect((await indexed([echoes])).outcome.images).toHaveLength(9);
  });

  it('takes a series whose contrast nobody says, and one whose plane nobody says', async () => {
    const silent = seriesFiles({ ...axial, description: 'ABC', slice: () => ({ without: ['x00180081'] }) });
    expect((await indexed([silent])).outcome.images).toHaveLength(9);
    const placeless = seriesFiles({ ...axial, description: 'ABC', slice: () => ({ orientation: null }) });
    expect((await indexed([placeless])).outcome.images).toHaveLength(9);
  });

  it('passes over a series that is here, and says so', async () => {
    const found = await indexed([seriesFiles(axial)], { isHere: true });
    expect(endsOf(found)).toEqual(['here-already: archive:/dicom-web/series 4 T2_TSE_ax']);
    expect(found.asked.map(({ verb }) => verb)).toEqual(['searchSeries']);
  });

  it('reads the headers of files where its metadata say something else', async () => {
    const without = (json: DicomJson): DicomJson => {
      const { '00281053': _slope, ...rest } = json;
      return rest;
    };
    const { outcome, asked } = await indexed(
      [seriesFiles({ ...axial, slice: () => ({ slope: 2.5, intercept: 1 }) })],
      {
        change: (client) => ({
          ...client,
          seriesMetadata: async (...uids) => {
            const answer = await client.seriesMetadata(...uids);
            return answer.ok ? { ok: true, value: answer.value.map(without) } : answer;
          },
          instanceMetadata: async (...uids) => {
            const answer = await client.instanceMetadata(...uids);
            return answer.ok ? { ok: true, value: without(answer.value) } : answer;
          },
        }),
      },
    );
    expect(outcome.images.map(({ header }) => header.rescale.slope)).toEqual(Array(9).fill(2.5));
    expect(count(asked, 'instance')).toBe(9);
  });

  it('reads the header of a file whose numbers it may have rounded', async () => {
    const tiny = seriesFiles({
      ...axial,
      slice: (at) => (at === 2 ? { position: [-1.4210854e-14, -90.5, 18.5] } : {}),
    });
    const { outcome, asked } = await indexed([tiny], {
      change: (client) => ({
        ...client,
        seriesMetadata: async (...uids) => {
          const answer = await client.seriesMetadata(...uids);
          if (!answer.ok) return answer;
          const rounded = JSON.stringify(answer.value).replaceAll('-1.4210854e-14', '0');
          return { ok: true, value: JSON.parse(rounded) };
        },
      }),
    });
    const third = outcome.images.find(({ header }) => header.instanceNumber === 3);
    expect(third?.header.grid.plane?.originLps).toEqual([-1.4210854e-14, -90.5, 18.5]);
    expect(count(asked, 'instance')).toBe(2);
  });

  it('says in which transfer syntax the objects are, which metadata do not', async () => {
    const implicit = seriesFiles({ ...axial, slice: () => ({ encoding: 'implicit' }) });
    const { outcome } = await indexed([implicit]);
    const syntaxes = outcome.images.map(({ header }) => header.pixels.transferSyntaxUid);
    expect(new Set(syntaxes)).toEqual(new Set(['1.2.840.10008.1.2']));
  });

  it('gives all other series where one fails, with its reason', async () => {
    const fails: ConnectOptions['fails'] = (_, verb) => verb === 'seriesMetadata';
    const good = { series: '1.2.1.2', slices: 2, number: 2, description: 'T2_ax' } as const;
    const found = await indexed([seriesFiles(axial), seriesFiles(good)], { options: { fails } });
    // Two slices are its first and its last: all that is asked of it was answered.
    expect(found.outcome.images).toHaveLength(2);
    expect(endsOf(found)).toEqual(['archive-not-reached: archive:/dicom-web/series 4 T2_TSE_ax']);
  });

  it('is not asked on and on when it is gone', async () => {
    const many = Array.from({ length: 12 }, (_, at) =>
      seriesFiles({ series: `1.2.1.${at + 20}`, slices: 3, number: at + 20 }),
    );
    const fails: ConnectOptions['fails'] = (number) => number > 1;
    const found = await indexed(many, { options: { fails } });
    expect(found.outcome.unused).toHaveLength(12);
    expect(new Set(found.outcome.unused.map(({ kind }) => kind))).toEqual(new Set(['archive-not-reached']));
    expect(found.asked.length).toBeLessThan(8);
  });

  it('keeps whole series when it is cancelled', async () => {
    const others = Array.from({ length: 8 }, (_, at) =>
      seriesFiles({ ...axial, series: `1.2.1.${40 + at}` }),
    );
    const files = [seriesFiles(sagittal), seriesFiles(axial), ...others];
    const { outcome } = await indexed(files, {
      onProgress: ({ images }, controller) => {
        if (images > 0) controller.abort();
      },
    });
    expect(outcome.isCancelled).toBe(true);
    const counts = new Map<string, number>();
    for (const { header } of outcome.images)
      counts.set(header.seriesInstanceUid, (counts.get(header.seriesInstanceUid) ?? 0) + 1);
    expect(counts.size).toBeGreaterThan(0);
    expect(counts.size).toBeLessThan(10);
    for (const [series, slices] of counts) expect(slices).toBe(series === sagittal.series ? 7 : 9);
    expect(outcome.unused).toEqual([]);
  });

  it('tells how many series and headers are read of how many', async () => {
    const told: ImportProgress[] = [];
    await indexed([seriesFiles(axial), seriesFiles(sagittal)], { onProgress: (one) => told.push(one) });
    expect(told[0]).toMatchObject({ read: 0, found: undefined });
    expect(told.find(({ found }) => found !== undefined)).toMatchObject({
      found: 16,
      series: { done: 0, of: 2 },
    });
    expect(told.at(-1)).toMatchObject({ read: 16, found: 16, images: 16, series: { done: 2, of: 2 } });
  });

  it('loses nothing where every tenth connection drops and others come late', async () => {
    const files = [axial, sagittal, { ...axial, series: '1.2.1.30', number: 30 }].map(seriesFiles);
    const archive = await startFakeArchive({
      files: files.flat(),
      faults: anyOf(
        everyNth(10, { kind: 'drop' }),
        everyNth(3, { kind: 'delay', ms: 20 }),
        everyNth(7, { kind: 'cut' }),
      ),
    });
    try {
      const patience = { attempts: 6, firstPauseMs: 5, longestPauseMs: 20, totalMs: 20_000, silenceMs: 2000 };
      const archives = createArchives({ newRequest: nodeXhr, patience });
      const { signal } = new AbortController();
      const connected = await archives.connect(archive.url, { kind: 'none' }, signal);
      if (!connected.ok) throw new Error(connected.error.message);
      const client = connected.value;
      const port = archiveImages();
      const given = {
        kind: 'archive',
        client,
        studies: await studiesOf(client),
        isHere: () => false,
      } as const;
      const outcome = await port.index(given, () => undefined, signal);
      expect(outcome.unused).toEqual([]);
      expect(outcome.images).toHaveLength(25);
      for (const { header, location } of outcome.images) {
        expect((await port.decode(location, header)).ok).toBe(true);
      }
    } finally {
      await archive.stop();
    }
  }, 30_000);
});

describe('an image of an archive', () => {
  it('is fetched when it is decoded, and is what its file holds', async () => {
    const { outcome, asked, port } = await indexed([seriesFiles(axial)]);
    const before = count(asked, 'instance');
    const first = outcome.images.find(({ header }) => header.instanceNumber === 1);
    if (!first) throw new Error('the series has a first slice');
    const decoded = await port.decode(first.location, first.header);
    expect(decoded.ok && [...decoded.value.storedValues]).toEqual(
      Array.from({ length: 12 }, (_, pixel) => (pixel * 7) % 200),
    );
    await port.decode(first.location, first.header);
    expect(count(asked, 'instance') - before).toBe(1);
  });

  it.each([
    ['another image', () => seriesFiles({ ...axial, series: '1.2.1.77', slices: 1 })[0], 'another image'],
    [
      'the image with another spacing',
      () => seriesFiles({ ...axial, slices: 1, slice: () => ({ spacing: [9, 9] }) })[0],
      'another size, spacing',
    ],
    [
      'the image compressed with loss',
      () =>
        seriesFiles({
          ...axial,
          slices: 1,
          slice: () => ({ elements: [{ tag: 'x00282110', vr: 'CS', value: '01' }] }),
        })[0],
      'compressed with loss',
    ],
  ])('is refused where the archive gives %s', async (_name, instead, says) => {
    const { outcome, given, port } = await indexed([seriesFiles(axial)]);
    const first = outcome.images.find(({ header }) => header.instanceNumber === 1);
    const bytes = instead();
    if (!first || !bytes) throw new Error('the series has a first slice');
    port.setArchive(undefined);
    port.setArchive({ ...given.client, instance: async () => ({ ok: true, value: new Uint8Array(bytes) }) });
    const decoded = await port.decode(first.location, first.header);
    expect(decoded).toMatchObject({ ok: false, error: { kind: 'other-image' } });
    expect(decoded.ok ? '' : decoded.error.message).toContain(says);
  });

  it('cannot be seen while its archive is not connected', async () => {
    const { outcome, port } = await indexed([seriesFiles(axial)]);
    const [one] = outcome.images;
    if (!one) throw new Error('the series has a slice');
    port.setArchive(undefined);
    const decoded = await port.decode(one.location, one.header);
    expect(decoded).toMatchObject({ ok: false, error: { kind: 'archive-not-connected' } });
  });
});

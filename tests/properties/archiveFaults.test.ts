import { array, assert, asyncProperty, constantFrom, integer } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArchiveInstance } from '../../src/domain/archive/archiveStudy';
import { seriesInstanceUid, sopInstanceUid, studyInstanceUid } from '../../src/domain/ids';
import { usualPatience } from '../../src/io/archive/archiveOutside';
import { connectedClient, never } from '../support/archiveClient';
import type { ArchiveFault, AskedRequest, FaultPlan } from '../support/archiveFaults';
import { type FakeArchive, startFakeArchive } from '../support/fakeArchive';
import { syntheticDicom } from '../support/syntheticDicom';

/** Everything that asking again can help against. */
const passing: readonly ArchiveFault[] = [
  { kind: 'drop' },
  { kind: 'drop-midway' },
  { kind: 'cut' },
  { kind: 'garbage' },
  { kind: 'stall' },
  { kind: 'delay', ms: 250 },
  { kind: 'delay', ms: 5 },
  { kind: 'status', status: 408 },
  { kind: 'status', status: 429, retryAfter: '0' },
  { kind: 'status', status: 500, body: 'Oops' },
  { kind: 'status', status: 502, body: '<html>Bad gateway</html>' },
  { kind: 'status', status: 503, retryAfter: 'not a time' },
];
const patience = { ...usualPatience, firstPauseMs: 1, longestPauseMs: 2, silenceMs: 100 };
const { attempts } = patience;

const uids = Array.from({ length: 8 }, (_, index) => ({
  studyInstanceUid: studyInstanceUid(`1.2.${Math.floor(index / 4)}`),
  seriesInstanceUid: seriesInstanceUid(`1.2.${Math.floor(index / 4)}.1`),
  sopInstanceUid: sopInstanceUid(`1.2.${Math.floor(index / 4)}.1.${index}`),
}));
const fileOf = (uid: Pick<ArchiveInstance, 'studyInstanceUid' | 'seriesInstanceUid' | 'sopInstanceUid'>) =>
  new Uint8Array(syntheticDicom({ rows: 16, columns: 16, ...uid }));
const files = uids.map(fileOf);
const sent = Array.from({ length: 5 }, (_, index) =>
  fileOf({
    studyInstanceUid: studyInstanceUid('9.9'),
    seriesInstanceUid: seriesInstanceUid('9.9.1'),
    sopInstanceUid: sopInstanceUid(`9.9.1.${index}`),
  }),
);

/** The faults of a question's attempts, by the order in which questions come. */
function scheduled(schedule: readonly (readonly ArchiveFault[])[]): FaultPlan {
  const places = new Map<string, number>();
  return ({ method, path, time }: AskedRequest) => {
    const key = `${method} ${path}`;
    const place = places.get(key) ?? places.size;
    places.set(key, place);
    return schedule[place % schedule.length]?.[time - 1];
  };
}

async function everything(archive: FakeArchive) {
  const client = await connectedClient(archive.url, { patience });
  return {
    client,
    ask: () =>
      Promise.all([
        client.searchStudies({}, never),
        client.searchSeries(studyInstanceUid('1.2.0'), never),
        client.searchInstances(studyInstanceUid('1.2.1'), seriesInstanceUid('1.2.1.1'), never),
        client.seriesMetadata(studyInstanceUid('1.2.0'), seriesInstanceUid('1.2.0.1'), never),
        Promise.all(uids.map((uid) => client.instance(uid, never))),
        client.store(sent, never),
      ]),
  };
}

describe('a connection with faults', () => {
  it('loses nothing and doubles nothing while each question gets through in its attempts', async () => {
    const faults = array(constantFrom(...passing), { maxLength: attempts - 1 });
    await assert(
      asyncProperty(array(faults, { minLength: 1, maxLength: 12 }), async (schedule) => {
        const archive = await startFakeArchive({ files, largestPage: 3 });
        try {
          const { ask } = await everything(archive);
          archive.setFaults(scheduled(schedule));
          const [studies, series, instances, headers, objects, stored] = await ask();
          // While it is asked for studies the ones that are sent may be there already.
          expect(studies.ok && studies.value.map((one) => one.studyInstanceUid).slice(0, 2)).toEqual([
            '1.2.0',
            '1.2.1',
          ]);
          expect(series.ok && series.value.map((one) => one.seriesInstanceUid)).toEqual(['1.2.0.1']);
          expect(instances.ok && instances.value.map((one) => one.sopInstanceUid)).toEqual(
            uids.slice(4).map((uid) => uid.sopInstanceUid),
          );
          expect(headers.ok && headers.value.map((one) => one['00080018']?.Value?.[0])).toEqual(
            uids.slice(0, 4).map((uid) => uid.sopInstanceUid),
          );
          for (const [index, got] of objects.entries()) {
            expect(got.ok && Buffer.compare(got.value, files[index] ?? new Uint8Array(0))).toBe(0);
          }
          expect(stored.ok && stored.value).toEqual({
            stored: sent.map((_, index) => `9.9.1.${index}`),
            refused: [],
          });
          const there = archive.objects().filter(({ studyUid }) => studyUid === '9.9');
          expect(
            there.map(({ file }) =>
              Buffer.compare(file, sent[there.findIndex((one) => one.file === file)] ?? file),
            ),
          ).toEqual(sent.map(() => 0));
        } finally {
          await archive.stop();
        }
      }),
      { numRuns: 15 },
    );
  }, 120_000);

  it('says why where a question never gets through, asks no oftener than it may, and the others are answered', async () => {
    await assert(
      asyncProperty(
        constantFrom(...passing),
        integer({ min: 0, max: uids.length - 1 }),
        async (fault, lost) => {
          const archive = await startFakeArchive({ files });
          try {
            const { ask } = await everything(archive);
            const path = `/instances/${uids[lost]?.sopInstanceUid}`;
            archive.setFaults((request) => (request.path.endsWith(path) ? fault : undefined));
            const [studies, , , headers, objects, stored] = await ask();
            expect([studies.ok, headers.ok, stored.ok]).toEqual([true, true, true]);
            for (const [index, got] of objects.entries()) {
              if (index !== lost || (fault.kind === 'delay' && fault.ms < 100)) {
                expect(got.ok).toBe(true);
              } else {
                expect(got).toMatchObject({ ok: false, error: { attempts, kind: kindAfter(fault) } });
              }
            }
            const asked = archive.requests.filter((request) => request.path.endsWith(path)).length;
            expect(asked).toBeLessThanOrEqual(attempts);
          } finally {
            await archive.stop();
          }
        },
      ),
      { numRuns: 15 },
    );
  }, 120_000);
});

/** What each fault is for the person who asked. */
function kindAfter(fault: ArchiveFault): string {
  if (fault.kind === 'drop' || fault.kind === 'delay') return 'not-reached';
  if (fault.kind !== 'status') return 'damaged';
  return fault.status === 408 ? 'not-reached' : 'server';
}

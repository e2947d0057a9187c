import { err, ok, type Result } from '../../src/base/result';
import type { ArchiveClient } from '../../src/domain/archive/archiveClient';
import type { ArchiveFailure } from '../../src/domain/archive/archiveFailure';
import { listedInstance, listedSeries, listedStudy } from '../../src/io/archive/listedRows';
import { searched } from './archiveAnswers';
import { type ArchivedObject, archivedObject } from './archivedObject';

/** A question to a memory archive, for tests that look at what a browser asks for. */
export interface AskedQuestion {
  readonly verb: keyof ArchiveClient;
  /** UIDs that it named: study, series, instance. */
  readonly uids: readonly string[];
  /** Instances that were stored by it. */
  readonly stored: readonly string[];
}

export interface MemoryArchive {
  /** A connection of its own for each browser; all reach the same objects. */
  readonly connect: (options?: ConnectOptions) => {
    readonly client: ArchiveClient;
    readonly asked: AskedQuestion[];
  };
  readonly objects: Map<string, ArchivedObject>;
}

export interface ConnectOptions {
  /** Whether a question fails, by its number from 1: the connection is gone, and what was asked was not done. */
  readonly fails?: (number: number, verb: keyof ArchiveClient) => boolean;
  /** Reason for not taking an object. */
  readonly refuses?: (object: ArchivedObject) => string | undefined;
}

const gone: ArchiveFailure = { kind: 'not-reached', message: 'No answer.', attempts: 5 };

/** An archive in memory that answers as a DICOMweb server does, read with other software than ours. */
export function memoryArchive(files: readonly Uint8Array[] = []): MemoryArchive {
  const objects = new Map<string, ArchivedObject>();
  const put = (file: Uint8Array): ArchivedObject | undefined => {
    const object = archivedObject(file);
    if (object && !objects.has(object.sopUid)) objects.set(object.sopUid, object);
    return object;
  };
  for (const file of files) put(file);

  function connect({ fails, refuses }: ConnectOptions = {}) {
    const asked: AskedQuestion[] = [];
    /** Asks: counted, then failed or answered. */
    async function ask<T>(
      verb: keyof ArchiveClient,
      uids: readonly string[],
      signal: AbortSignal,
      answer: () => T | undefined,
      stored: readonly string[] = [],
    ): Promise<Result<T, ArchiveFailure>> {
      asked.push({ verb, uids, stored });
      const { length } = asked;
      await Promise.resolve();
      if (signal.aborted) return err({ kind: 'cancelled', message: 'Cancelled.', attempts: 0 });
      if (fails?.(length, verb)) return err(gone);
      const value = answer();
      return value === undefined
        ? err({ kind: 'not-found', message: 'Not here.', status: 404, attempts: 1 })
        : ok(value);
    }
    const inSeries = (study: string, series: string) =>
      [...objects.values()].filter((one) => one.studyUid === study && one.seriesUid === series);
    const client: ArchiveClient = {
      address: '/dicom-web',
      searchStudies: (query, signal) =>
        ask('searchStudies', query.studyInstanceUids ?? [], signal, () => {
          const terms = new URLSearchParams();
          if (query.patientId) terms.set('PatientID', query.patientId);
          if (query.studyInstanceUids) terms.set('StudyInstanceUID', query.studyInstanceUids.join(','));
          if (query.limit !== undefined) terms.set('limit', String(query.limit));
          if (query.offset !== undefined) terms.set('offset', String(query.offset));
          return searched([...objects.values()], 'studies', terms, {}).flatMap(
            (row) => listedStudy(row) ?? [],
          );
        }),
      searchSeries: (study, signal) =>
        ask('searchSeries', [study], signal, () => {
          const own = [...objects.values()].filter(({ studyUid }) => studyUid === study);
          return searched(own, 'series', new URLSearchParams(), {}).flatMap(
            (row) => listedSeries(row, study) ?? [],
          );
        }),
      searchInstances: (study, series, signal) =>
        ask('searchInstances', [study, series], signal, () =>
          searched(inSeries(study, series), 'instances', new URLSearchParams(), {}).flatMap(
            (row) => listedInstance(row, study, series) ?? [],
          ),
        ),
      seriesMetadata: (study, series, signal) =>
        ask('seriesMetadata', [study, series], signal, () => {
          const own = inSeries(study, series).map(({ json }) => json);
          return own.length === 0 ? undefined : own;
        }),
      instanceMetadata: ({ studyInstanceUid, seriesInstanceUid, sopInstanceUid }, signal) =>
        ask(
          'instanceMetadata',
          [studyInstanceUid, seriesInstanceUid, sopInstanceUid],
          signal,
          () => objects.get(sopInstanceUid)?.json,
        ),
      instance: ({ studyInstanceUid, seriesInstanceUid, sopInstanceUid }, signal) =>
        ask('instance', [studyInstanceUid, seriesInstanceUid, sopInstanceUid], signal, () =>
          objects.get(sopInstanceUid)?.file.slice(),
        ),
      store: (given, signal) => {
        const read = given.map((file) => ({ file, object: archivedObject(file) }));
        const uids = read.map(({ object }) => object?.sopUid ?? '');
        return ask(
          'store',
          [],
          signal,
          () => {
            const stored: string[] = [];
            const refused: { sopInstanceUid: string; reason: string }[] = [];
            for (const { file, object } of read) {
              const reason = object ? refuses?.(object) : 'It is not DICOM.';
              if (object && reason === undefined) {
                put(file);
                stored.push(object.sopUid);
              } else refused.push({ sopInstanceUid: object?.sopUid ?? '', reason: reason ?? '' });
            }
            return { stored, refused };
          },
          uids,
        );
      },
    };
    return { client, asked };
  }
  return { connect, objects };
}

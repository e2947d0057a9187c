import { ok, type Result } from '../../base/result';
import type { ArchiveClient, DicomJson } from '../../domain/archive/archiveClient';
import type { ArchiveFailure } from '../../domain/archive/archiveFailure';
import { allPages, type ReadRow } from './allPages';
import type { Ask } from './asker';
import { composedBy } from './composedRequest';
import { readDataSets } from './dicomJson';
import { isUid } from './jsonValues';
import { listedInstance, listedSeries } from './listedRows';
import { alsoSeries } from './studyParameters';
import { createStudySearch } from './studySearch';

/** A list of a page; an archive that ignores the limit may send all it has. */
const listLimitBytes = 128 * 1024 * 1024;
const mostRowsAtOnce = 200_000;

export type Parameters = Readonly<Record<string, string>>;

/** What is searched for: how the request is composed from parameters, and how an entry of the answer is read. */
export interface Search<T> {
  readonly compose: (parameters: Parameters) => ReturnType<typeof composedBy>;
  readonly parameters: Parameters;
  readonly read: (set: DicomJson) => ReadRow<T> | undefined;
  readonly wanted?: number | undefined;
  readonly offset?: number | undefined;
  /** How many the archive says there are in all. */
  readonly counted?: number | undefined;
}

export type RunSearch = <T>(
  search: Search<T>,
  signal: AbortSignal,
) => Promise<Result<readonly T[], ArchiveFailure>>;

/** The searches of an archive (QIDO-RS). */
export function createSearches(
  ask: Ask,
): Pick<ArchiveClient, 'searchStudies' | 'searchSeries' | 'searchInstances'> {
  const run: RunSearch = ({ compose, parameters, read, wanted, offset = 0, counted }, signal) => {
    const askPage = (limit: number, at: number) => {
      const paging = { limit: String(limit), ...(at > 0 && { offset: String(at) }) };
      return ask<readonly DicomJson[]>(
        {
          compose: compose({ ...parameters, ...paging }),
          read: (answer) => readDataSets(answer, mostRowsAtOnce),
          urgency: 'now',
          limitBytes: listLimitBytes,
        },
        signal,
      );
    };
    return allPages(askPage, read, wanted ?? Number.POSITIVE_INFINITY, offset, counted);
  };

  return {
    searchStudies: createStudySearch(run),

    searchSeries: async (study, signal, counted) => {
      if (!isUid(study)) return ok([]);
      const compose = (queryParams: Parameters) =>
        composedBy((library, options) =>
          library.searchForSeries({ studyInstanceUID: study, queryParams, ...options }),
        );
      const read = (set: DicomJson) => {
        const row = listedSeries(set, study);
        return row && { uid: row.seriesInstanceUid, row };
      };
      return run({ compose, parameters: { includefield: alsoSeries.join(',') }, read, counted }, signal);
    },

    searchInstances: async (study, series, signal, counted) => {
      if (!isUid(study) || !isUid(series)) return ok([]);
      const names = { studyInstanceUID: study, seriesInstanceUID: series };
      const compose = (queryParams: Parameters) =>
        composedBy((library, options) => library.searchForInstances({ ...names, queryParams, ...options }));
      const read = (set: DicomJson) => {
        const row = listedInstance(set, study, series);
        return row && { uid: row.sopInstanceUid, row };
      };
      return run({ compose, parameters: {}, read, counted }, signal);
    },
  };
}

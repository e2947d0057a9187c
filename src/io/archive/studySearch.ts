import { ok, type Result } from '../../base/result';
import type { ArchiveClient, ArchiveQuery, DicomJson } from '../../domain/archive/archiveClient';
import type { ArchiveFailure } from '../../domain/archive/archiveFailure';
import type { ArchiveStudy } from '../../domain/archive/archiveStudy';
import { composedBy } from './composedRequest';
import { isUid } from './jsonValues';
import { listedStudy } from './listedRows';
import { fitsTexts, needsDecoding, widened } from './plainQuery';
import type { Parameters, RunSearch } from './searches';
import { studyParameters } from './studyParameters';

/** So many UIDs stay below the 2,000 characters of an address that all servers take. */
const uidsAtOnce = 20;

type Found = Result<readonly ArchiveStudy[], ArchiveFailure>;

const compose = (queryParams: Parameters) =>
  composedBy((library, options) => library.searchForStudies({ queryParams, ...options }));

/** The search for studies, with what archives are known to do otherwise than the standard says. */
export function createStudySearch(run: RunSearch): ArchiveClient['searchStudies'] {
  /** Whether this archive was seen to find several studies by a list of their UIDs. */
  let takesLists = false;
  /** Whether it decodes queries; undefined while that has not been seen. */
  let decodes: boolean | undefined;

  return async (query, signal) => {
    if (query.studyInstanceUids) return byUids(query, query.studyInstanceUids, signal);
    if (!needsDecoding(query)) return plainSearch(query, signal);
    if (decodes === false) return wideSearch(query, signal);
    const found = await plainSearch(query, signal);
    // Nothing found is also what an archive says that takes the codes of the address for letters.
    if (!found.ok || found.value.length > 0 || (query.offset ?? 0) > 0) return found;
    decodes ??= await isDecoding(signal);
    return decodes === false ? wideSearch(query, signal) : found;
  };

  function plainSearch(query: ArchiveQuery, signal: AbortSignal): Promise<Found> {
    const read = (set: DicomJson) => {
      const row = listedStudy(set);
      return row && { uid: row.studyInstanceUid, row };
    };
    const { limit: wanted, offset } = query;
    return run({ compose, parameters: studyParameters(query, []), read, wanted, offset }, signal);
  }

  /** Asks for more than is wanted, in signs that need no codes, and keeps what is wanted. */
  async function wideSearch(query: ArchiveQuery, signal: AbortSignal): Promise<Found> {
    const read = (set: DicomJson) => {
      const row = listedStudy(set);
      return row && { uid: row.studyInstanceUid, row: fitsTexts(row, query) ? row : undefined };
    };
    const { limit, offset = 0 } = query;
    const wanted = limit === undefined ? undefined : offset + limit;
    const parameters = studyParameters(widened(query), []);
    const found = await run({ compose, parameters, read, wanted }, signal);
    return found.ok ? ok(found.value.slice(offset)) : found;
  }

  /** Whether the archive takes %2A for `*`; undefined where it has nothing to find, or does not say. */
  async function isDecoding(signal: AbortSignal): Promise<boolean | undefined> {
    const finds = async (star: string) => {
      const coded = (queryParams: Parameters) => (address: string) => {
        const composed = compose(queryParams)(address);
        return { ...composed, url: composed.url.replace('PatientID=*', `PatientID=${star}`) };
      };
      const read = () => ({ uid: 'any', row: true });
      const search = { compose: coded, parameters: { PatientID: '*' }, read, wanted: 1 };
      const found = await run(search, signal);
      return found.ok ? found.value.length > 0 : undefined;
    };
    if ((await finds('*')) !== true) return undefined;
    return finds('%2A');
  }

  async function byUids(query: ArchiveQuery, given: readonly string[], signal: AbortSignal): Promise<Found> {
    const uids = [...new Set(given)].filter(isUid);
    const found: ArchiveStudy[] = [];
    for (let at = 0; at < uids.length; at += uidsAtOnce) {
      const some = await someByUids(query, uids.slice(at, at + uidsAtOnce), signal);
      if (!some.ok) return some;
      found.push(...some.value);
    }
    const { offset = 0, limit = found.length } = query;
    return ok(found.slice(offset, offset + limit));
  }

  /** Of some UIDs those that are there; one by one where a list of them may not have been understood. */
  async function someByUids(
    query: ArchiveQuery,
    uids: readonly string[],
    signal: AbortSignal,
  ): Promise<Found> {
    const found = await listByUids(query, uids, signal);
    if (uids.length === 1 || (!found.ok && found.error.kind !== 'refused')) return found;
    const rows = found.ok ? [...found.value] : [];
    if (rows.length > 1) takesLists = true;
    if (rows.length === uids.length || takesLists) return ok(rows);
    const missing = uids.filter((uid) => !rows.some((row) => row.studyInstanceUid === uid));
    const singly = await Promise.all(missing.map((uid) => listByUids(query, [uid], signal)));
    for (const one of singly) {
      if (!one.ok) return one;
      rows.push(...one.value);
    }
    return ok(rows);
  }

  function listByUids(query: ArchiveQuery, uids: readonly string[], signal: AbortSignal): Promise<Found> {
    const read = (set: DicomJson) => {
      const row = listedStudy(set);
      // An archive that does not know the parameter sends all of its studies.
      return row && { uid: row.studyInstanceUid, row: uids.includes(row.studyInstanceUid) ? row : undefined };
    };
    return run({ compose, parameters: studyParameters(query, uids), read, wanted: uids.length }, signal);
  }
}

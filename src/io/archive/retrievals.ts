import { err, ok, type Result } from '../../base/result';
import type { ArchiveClient, DicomJson } from '../../domain/archive/archiveClient';
import type { ArchiveFailure } from '../../domain/archive/archiveFailure';
import type { Ask } from './asker';
import { composedBy } from './composedRequest';
import { readDataSets } from './dicomJson';
import type { HttpAnswer } from './exchange';
import { isUid, uidOf } from './jsonValues';
import { isOther } from './listedRows';
import { readObjectFile } from './objectFile';
import { damaged, type Read } from './trouble';

/** Headers of a series of some thousand slices with long private elements. */
const metadataLimitBytes = 256 * 1024 * 1024;
const mostInstances = 100_000;
const objectLimitBytes = 1024 * 1024 * 1024;
/** As it is stored: without `transfer-syntax=*` an archive may transcode, and lossy pixels would be taken for original ones. */
const wholeObject = 'multipart/related; type="application/dicom"; transfer-syntax=*';

type Retrievals = Pick<ArchiveClient, 'seriesMetadata' | 'instanceMetadata' | 'instance'>;

/** What an archive hands out (WADO-RS). */
export function createRetrievals(ask: Ask): Retrievals {
  return {
    seriesMetadata: async (study, series, signal) => {
      if (!isUid(study) || !isUid(series)) return err(noSuchUid);
      const compose = composedBy((library, options) =>
        library.retrieveSeriesMetadata({
          studyInstanceUID: study,
          seriesInstanceUID: series,
          ...options,
        }),
      );
      const read = (answer: HttpAnswer) => readHeaders(answer, { study, series });
      return ask({ compose, read, urgency: 'later', limitBytes: metadataLimitBytes }, signal);
    },

    instanceMetadata: async (instance, signal): Promise<Result<DicomJson, ArchiveFailure>> => {
      const { studyInstanceUid: study, seriesInstanceUid: series, sopInstanceUid: sop } = instance;
      if (![study, series, sop].every(isUid)) return err(noSuchUid);
      const compose = composedBy((library, options) =>
        library.retrieveInstanceMetadata({
          studyInstanceUID: study,
          seriesInstanceUID: series,
          sopInstanceUID: sop,
          ...options,
        }),
      );
      const read = (answer: HttpAnswer): Read<DicomJson> => {
        const headers = readHeaders(answer, { study, series });
        if (!headers.ok) return headers;
        const [header] = headers.value;
        if (!header) return damaged('The answer is empty.');
        if (isOther(header, '00080018', sop)) {
          return damaged('The header of another object came than of the one that was asked for.');
        }
        return { ok: true, value: header };
      };
      return ask({ compose, read, urgency: 'now', limitBytes: metadataLimitBytes }, signal);
    },

    instance: async (instance, signal, onBytes, urgency = 'now') => {
      const { studyInstanceUid: study, seriesInstanceUid: series, sopInstanceUid: sop } = instance;
      if (![study, series, sop].every(isUid)) return err(noSuchUid);
      const compose = composedBy((library, options) =>
        library.retrieveInstance({
          studyInstanceUID: study,
          seriesInstanceUID: series,
          sopInstanceUID: sop,
          ...options,
        }),
      );
      return ask(
        {
          compose,
          accept: wholeObject,
          read: (answer) => readObjectFile(answer, sop),
          urgency,
          limitBytes: objectLimitBytes,
          onReceived: onBytes,
        },
        signal,
      );
    },
  };
}

/** The headers of a series, each once; another series' header among them means that the answer is not the one asked for. */
function readHeaders(
  answer: HttpAnswer,
  asked: { readonly study: string; readonly series: string },
): Read<readonly DicomJson[]> {
  const sets = readDataSets(answer, mostInstances);
  if (!sets.ok) return sets;
  const headers = new Map<string, DicomJson>();
  for (const set of sets.value) {
    const uid = uidOf(set, '00080018');
    if (uid === undefined) return damaged('A header without its SOP Instance UID came.');
    if (isOther(set, '0020000D', asked.study) || isOther(set, '0020000E', asked.series)) {
      return damaged('A header of another series came than of the one that was asked for.');
    }
    if (!headers.has(uid)) headers.set(uid, set);
  }
  return ok([...headers.values()]);
}

/** A made-up key of an image without UIDs leads to nothing in an archive. */
const noSuchUid: ArchiveFailure = {
  kind: 'not-found',
  message: 'This is no UID that an archive can have.',
  attempts: 0,
};

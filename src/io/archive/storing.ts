import { err, ok, type Result } from '../../base/result';
import type { ArchiveClient, StoreOutcome } from '../../domain/archive/archiveClient';
import type { ArchiveFailure } from '../../domain/archive/archiveFailure';
import { parseFile } from '../dicom/parseFile';
import { readText } from '../dicom/tagSource';
import type { Ask } from './asker';
import { composedBy } from './composedRequest';
import { readStoreAnswer, storeStatuses } from './storeAnswer';

/** What goes in one request: after a failure only that much is sent again. */
const mostBytesAtOnce = 16 * 1024 * 1024;
const mostFilesAtOnce = 64;
const answerLimitBytes = 16 * 1024 * 1024;

/**
 * Stores files (STOW-RS), some at a time. All of them are looked into first, so that nothing is sent where one is no DICOM file.
 * When a request fails for good, what was stored before stays stored; sending all again is harmless.
 */
export function createStoring(ask: Ask): Pick<ArchiveClient, 'store'> {
  return {
    store: async (files, signal, onBytes) => {
      const named: NamedFile[] = [];
      for (const file of files) {
        const uid = uidOfFile(file);
        if (uid === '') return err(notDicom);
        named.push({ file, uid });
      }
      const total = files.reduce((sum, file) => sum + file.length, 0);
      const outcome = { stored: [] as string[], refused: [] as StoreOutcome['refused'][number][] };
      let before = 0;
      for (const batch of batchesOf(named)) {
        const bytes = batch.reduce((sum, { file }) => sum + file.length, 0);
        const answer = await storeBatch(ask, batch, signal, (share) =>
          onBytes?.(Math.min(total, before + Math.round(share * bytes)), total),
        );
        if (!answer.ok) return answer;
        outcome.stored.push(...answer.value.stored);
        outcome.refused.push(...answer.value.refused);
        before += bytes;
        onBytes?.(before, total);
      }
      return ok(outcome);
    },
  };
}

interface NamedFile {
  readonly file: Uint8Array<ArrayBuffer>;
  readonly uid: string;
}

function storeBatch(
  ask: Ask,
  batch: readonly NamedFile[],
  signal: AbortSignal,
  onShare: (share: number) => void,
): Promise<Result<StoreOutcome, ArchiveFailure>> {
  // The library copies each into the body; a view's own bytes, not the buffer behind it.
  const datasets = batch.map(({ file }) =>
    file.byteLength === file.buffer.byteLength ? file.buffer : file.slice().buffer,
  );
  return ask(
    {
      compose: composedBy((library, options) => library.storeInstances({ datasets, ...options })),
      accept: 'application/dicom+json',
      readsAlso: storeStatuses,
      read: (answer) =>
        readStoreAnswer(
          answer,
          batch.map(({ uid }) => uid),
        ),
      urgency: 'later',
      limitBytes: answerLimitBytes,
      onSent: (sent, of) => onShare(of > 0 ? sent / of : 0),
    },
    signal,
  );
}

function batchesOf(files: readonly NamedFile[]): readonly (readonly NamedFile[])[] {
  const batches: NamedFile[][] = [];
  let room = 0;
  for (const one of files) {
    const last = batches.at(-1);
    if (last && last.length < mostFilesAtOnce && one.file.length <= room) {
      last.push(one);
      room -= one.file.length;
    } else {
      batches.push([one]);
      room = mostBytesAtOnce - one.file.length;
    }
  }
  return batches;
}

function uidOfFile(file: Uint8Array): string {
  const parsed = parseFile(file, file.length);
  return parsed.ok ? readText(parsed.value.source, 'SopInstanceUid') : '';
}

const notDicom: ArchiveFailure = {
  kind: 'refused',
  message: 'One of the files is no DICOM file; nothing was sent.',
  attempts: 0,
};

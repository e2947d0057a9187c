import { err, ok, type Result } from '../../base/result';
import { addressAdvice, archiveAddress } from '../../domain/archive/archiveAddress';
import type { ArchiveClient, ArchiveSignIn } from '../../domain/archive/archiveClient';
import type { ArchiveFailure } from '../../domain/archive/archiveFailure';
import { type ArchiveOutside, browserOutside } from './archiveOutside';
import { createAsker } from './asker';
import { createRequestQueue } from './requestQueue';
import { createRetrievals } from './retrievals';
import { createSearches } from './searches';
import { signInHeader } from './signInHeader';
import { createStoring } from './storing';

/** Connects to DICOMweb servers; fills `ArchivePort`. */
export interface Archives {
  connect(
    address: string,
    signIn: ArchiveSignIn,
    signal: AbortSignal,
  ): Promise<Result<ArchiveClient, ArchiveFailure>>;
}

/** DICOMweb servers as the browser reaches them; tests give what differs where they run. */
export function createArchives(given: Partial<ArchiveOutside> = {}): Archives {
  const outside = { ...browserOutside(), ...given };
  return {
    connect: async (text, signIn, signal) => {
      const read = archiveAddress(text, outside.pageOrigin);
      if (!read.ok) return err(notAsked(addressAdvice(read.error)));
      const header = signInHeader(signIn);
      if (!header.ok) return err(notAsked(header.error));
      const address = read.value;
      const queue = createRequestQueue();
      const probe = createAsker(outside, queue, address, header.value, outside.connectPatience);
      const answer = await createSearches(probe).searchStudies({ limit: 1 }, signal);
      if (!answer.ok) return err(ofConnecting(answer.error));
      const ask = createAsker(outside, queue, address, header.value, outside.patience);
      return ok({ address, ...createSearches(ask), ...createRetrievals(ask), ...createStoring(ask) });
    },
  };
}

function notAsked(message: string): ArchiveFailure {
  return { kind: 'refused', message, attempts: 0 };
}

/** A list of studies that is "not found" means that no DICOMweb server is at this address. */
function ofConnecting(failure: ArchiveFailure): ArchiveFailure {
  if (failure.kind !== 'not-found') return failure;
  return {
    ...failure,
    kind: 'not-dicomweb',
    message: 'Nothing at this address answers as a DICOMweb server.',
  };
}

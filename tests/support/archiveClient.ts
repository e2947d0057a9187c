import { expect } from 'vitest';
import type { ArchiveClient, ArchiveSignIn } from '../../src/domain/archive/archiveClient';
import { type ArchiveOutside, connectPatience, usualPatience } from '../../src/io/archive/archiveOutside';
import { createArchives } from '../../src/io/archive/createArchives';
import { nodeXhr } from './nodeXhr';

/** As in the browser, but over Node's network and with short pauses. */
export const inNode: Partial<ArchiveOutside> = {
  newRequest: nodeXhr,
  pageOrigin: undefined,
  patience: { ...usualPatience, firstPauseMs: 2, longestPauseMs: 8, silenceMs: 400, totalMs: 30_000 },
  connectPatience: { ...connectPatience, firstPauseMs: 2, longestPauseMs: 8, silenceMs: 400 },
};

export const never = new AbortController().signal;

/** The program's own client of an archive, over a real network. */
export async function connectedClient(
  url: string,
  given: Partial<ArchiveOutside> = {},
  signIn: ArchiveSignIn = { kind: 'none' },
): Promise<ArchiveClient> {
  const connected = await createArchives({ ...inNode, ...given }).connect(url, signIn, never);
  if (!connected.ok) expect.fail(`not connected: ${JSON.stringify(connected.error)}`);
  return connected.value;
}

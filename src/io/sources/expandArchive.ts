import type { Expanded } from './givenLocations';
import { listZip } from './zipArchive';

/** The files in a zip. A damaged one says so, and what its directory named before the damage is still read. */
export async function* expandArchive(archivePath: string, archive: File): AsyncGenerator<Expanded> {
  try {
    for await (const { path: inside, sizeBytes, place, problem } of listZip(archive)) {
      const path = `${archivePath}/${inside}`;
      if (place) {
        const origin = { kind: 'zip-entry' as const, archive, place };
        yield { kind: 'location', location: { path, sizeBytes, origin } };
      } else {
        const { kind, detail } = problem ?? { kind: 'damaged-zip', detail: '' };
        yield { kind: 'unusable', path, reason: kind, detail };
      }
    }
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    yield { kind: 'unusable', path: archivePath, reason: 'damaged-zip', detail };
  }
}

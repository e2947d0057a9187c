import type { Reading } from '../../domain/reading/reading';
import type { ProtocolLock } from '../../domain/study/project';
import { lockOnFirstSigning } from '../../domain/study/protocolLock';
import type { OpenProject } from '../../state/openProject';
import { type AppContext, openProjectOf, updateOpen } from '../context';

/**
 * A reading as it is signed now: it names the version of the protocol in force. An observer's first signing locks the
 * protocol; `lock` is for the same change that stores the reading, because an observer's session writes no project.
 */
export function signedReading(
  context: AppContext,
  reading: Reading,
): { readonly reading: Reading; readonly lock?: ProtocolLock } {
  const { project, subjects } = openProjectOf(context);
  const signedAtUtc = context.ports.clock.nowUtc();
  const signed: Reading = {
    ...reading,
    state: 'signed',
    signedAtUtc,
    protocolVersion: project.protocol.version,
    revision: reading.revision + 1,
  };
  // The project of a kit is the researcher's: it is locked there, when the reading comes back.
  const isLockedElsewhere = project.locked !== undefined || project.kit !== undefined;
  if (!isOfProtocol(reading, project.protocol) || isLockedElsewhere) return { reading: signed };
  const subjectCode = subjects.find(({ id }) => id === reading.subjectId)?.code ?? '';
  return { reading: signed, lock: { atUtc: signedAtUtc, observerId: reading.observerId, subjectCode } };
}

/** Shows the protocol as locked. */
export function showLock(context: AppContext, lock: ProtocolLock): void {
  const { project } = openProjectOf(context);
  updateOpen(context, { project: lockOnFirstSigning(project, lock) });
}

/** Whether an observer of the protocol reads: whoever chooses slices beforehand does not. */
function isOfProtocol({ observerId }: Reading, { observers }: OpenProject['project']['protocol']): boolean {
  return observers.some(({ id }) => id === observerId);
}

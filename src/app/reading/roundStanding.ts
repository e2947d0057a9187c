import { settlingRound } from '../../domain/agreement/settlingRound';
import { type RoundWait, roundWait } from '../../domain/conduct/washOut';
import type { ObserverId, SubjectId } from '../../domain/ids';
import type { Reading } from '../../domain/reading/reading';
import type { OpenProject } from '../../state/openProject';
import type { AppContext } from '../context';

/**
 * Whether an observer must wait before a subject in a round, or may not look at it any more, by what is stored now. Of the
 * rounds beside it only the state and the time of signing are looked at; no shape and no number of them stays here.
 */
export async function roundStanding(
  { ports, saves }: AppContext,
  { project, readAgain, toSettle, waits }: OpenProject,
  subjectId: SubjectId,
  observerId: ObserverId,
  round: number,
): Promise<RoundWait | undefined> {
  const { protocol } = project;
  const isToSettle = toSettle?.has(subjectId) ?? false;
  if (protocol.rounds === 1 && round === 1 && !isToSettle) return undefined;
  // What was read before is not even loaded there. Nothing of it changes while somebody sits in the settling round.
  if (round === settlingRound) return waits?.get(subjectId);
  const rounds = [round - 1, round, round + 1].filter((one) => one >= 1 && one <= protocol.rounds);
  const lines = await Promise.all(
    rounds.map(async (one) => {
      const isIt = (reading: Reading): boolean =>
        reading.projectId === project.id &&
        reading.subjectId === subjectId &&
        reading.observerId === observerId &&
        reading.round === one;
      const loaded = await ports.storage.loadReading(project.id, subjectId, observerId, one);
      const reading = saves.waitingReading(isIt) ?? (loaded.ok ? loaded.value : undefined);
      if (!reading) return [];
      const { state, signedAtUtc } = reading;
      return [{ subjectId, round: one, state, ...(signedAtUtc && { signedAtUtc }) }];
    }),
  );
  const readsAgain = readAgain?.has(subjectId) ?? false;
  return roundWait(protocol, lines.flat(), subjectId, round, readsAgain, ports.clock.nowUtc(), isToSettle);
}

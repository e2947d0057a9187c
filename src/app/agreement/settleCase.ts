import { blindReadings } from '../../analysis/blindReadings';
import { outlinePair, type Rater } from '../../domain/agreement/outlinePair';
import type { Settlement } from '../../domain/agreement/settlement';
import type { SubjectId } from '../../domain/ids';
import type { Reading } from '../../domain/reading/reading';
import { targetKey as keyOf } from '../../domain/reading/roi';
import { resultsAccess } from '../../domain/study/blinding';
import type { Project } from '../../domain/study/project';
import { targetsOf } from '../../domain/study/targets';
import { thirdReaderOf } from '../../domain/study/thirdReader';
import { type AppContext, isStillHere, keep, openProjectOf, sittingHere, updateOpen } from '../context';

/** Why a disagreement was not settled. */
export type NotSettled =
  | 'no-reason'
  | 'no-third-reader'
  | 'training'
  | 'excluded'
  /** Not both have signed it blind, neither gave anything for it, or it is not asked for: there is nothing to settle. */
  | 'not-compared'
  /** There is no decision that could be taken back. */
  | 'not-settled'
  /** Blinded, somebody with an open reading, or not the researcher. */
  | 'denied'
  /** The readings could not be read, or somebody else sits here by now. */
  | 'not-read';

/**
 * Decides what is done about a disagreement of one target, with a reason; 'open' takes the decision in force back. What was
 * read is never changed: a settlement is added to those of the subject, with the readings that were compared.
 */
export async function settleCase(
  context: AppContext,
  subjectId: SubjectId,
  targetKey: string,
  decision: Settlement['decision'],
  reason: string,
): Promise<'settled' | NotSettled> {
  const asked = openProjectOf(context);
  const refused = refusal(context, subjectId, targetKey, decision, reason);
  if (refused) return refused;
  const loaded = await context.ports.storage.loadReadingsOf(asked.project.id, [subjectId]);
  if (!isStillHere(context, asked) || !loaded.ok) return 'not-read';
  // While it was read, the subject may have been excluded, or settled in another way.
  const refusedNow = refusal(context, subjectId, targetKey, decision, reason);
  if (refusedNow) return refusedNow;
  const { project, subjects, person } = openProjectOf(context);
  const blind = blindReadings(project, loaded.value);
  const [one, other] = ratersOf(context).map((rater) => originalOf(blind, rater));
  if (!one || !other || outlinePair(targetKey, one, other).kind === 'not-given') return 'not-compared';
  const settlement: Settlement = {
    targetKey,
    decision,
    reason: reason.trim(),
    by: sittingHere({ person }),
    atUtc: context.ports.clock.nowUtc(),
    protocolVersion: project.protocol.version,
    compared: [one, other].map(({ observerId, signedAtUtc }) => ({
      observerId,
      signedAtUtc: signedAtUtc ?? '',
    })),
  };
  const changed = subjects.map((subject) =>
    subject.id === subjectId
      ? { ...subject, settlements: [...(subject.settlements ?? []), settlement] }
      : subject,
  );
  updateOpen(context, { subjects: changed });
  await keep(context, {
    subjects: changed.filter(({ id }) => id === subjectId),
    event: { act: 'disagreement-settled', detail: `${targetKey} ${decision}`, subjectId },
  });
  return 'settled';
}

function refusal(
  context: AppContext,
  subjectId: SubjectId,
  targetKey: string,
  decision: Settlement['decision'],
  reason: string,
): NotSettled | undefined {
  const { person, project, subjects, progress } = openProjectOf(context);
  const access = resultsAccess({ person, project, subjects, readings: progress });
  if (person.kind !== 'researcher' || !access.ok) return 'denied';
  if (reason.trim() === '') return 'no-reason';
  const subject = subjects.find(({ id }) => id === subjectId);
  if (!subject) return 'not-compared';
  if (subject.exclusion) return 'excluded';
  if (subject.isTraining) return 'training';
  if (decision === 'third-reading' && !thirdReaderOf(project.protocol)) return 'no-third-reader';
  if (decision !== 'open') return isAskedFor(targetKey, project) ? undefined : 'not-compared';
  const inForce = subject.settlements?.findLast((settled) => settled.targetKey === targetKey);
  return inForce === undefined || inForce.decision === 'open' ? 'not-settled' : undefined;
}

/** What the protocol asks for no longer, or never did, is in no result: there is nothing to decide about it. */
function isAskedFor(key: string, { protocol }: Pick<Project, 'protocol'>): boolean {
  return targetsOf(protocol).some((target) => keyOf(target) === key);
}

/** Who is compared on the screen; before it compared anything, the first two observers. */
function ratersOf(context: AppContext): readonly Rater[] {
  const { agreement } = context.store.getState();
  if (agreement.kind === 'ready' || agreement.kind === 'computing') return agreement.raters;
  const { observers } = openProjectOf(context).project.protocol;
  return observers.slice(0, 2).map(({ id }) => ({ observerId: id, round: 1 }));
}

/** As agreement takes them: signed, and never re-opened; readings signed before unblinding are given. */
function originalOf(readings: readonly Reading[], { observerId, round }: Rater): Reading | undefined {
  const found = readings.filter((one) => one.observerId === observerId && one.round === round);
  const [only] = found;
  return found.length === 1 && only?.state === 'signed' && only.reopenings.length === 0 ? only : undefined;
}

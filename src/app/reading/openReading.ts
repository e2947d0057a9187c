import type { RoundWait } from '../../domain/conduct/washOut';
import type { SubjectId } from '../../domain/ids';
import { type AppContext, isStillHere, notify, openProjectOf } from '../context';
import { openSession } from './openSession';
import { roundStanding } from './roundStanding';

/**
 * Opens a subject for the observer who sits here. Only this observer's own reading is asked of the storage: no other
 * shape, number or name can reach the screen.
 *
 * A later round opens once the round before is signed and the wash-out has passed; an earlier one is closed then.
 * `earlyBecause`: opens it before, which is recorded in the reading and in the log.
 */
export async function openReading(
  context: AppContext,
  subjectId: SubjectId,
  earlyBecause?: string,
): Promise<void> {
  const asked = openProjectOf(context);
  const { person, subjects, round = 1 } = asked;
  if (person.kind !== 'observer') return;
  const { observerId } = person;
  const subject = subjects.find((one) => one.id === subjectId);
  if (!subject) {
    notify(context, { kind: 'not-your-subject', severity: 'attention', facts: {} });
    return;
  }
  const wait = await roundStanding(context, asked, subjectId, observerId, round);
  if (!isStillHere(context, asked)) return;
  const reason = earlyBecause?.trim() ?? '';
  const isEarly = wait?.kind === 'wash-out' && reason !== '';
  if (wait && !isEarly) {
    sayWait(context, subject.code, wait);
    return;
  }
  await openSession(context, subjectId, {
    observerId,
    round,
    task: 'outlines',
    ...(isEarly && { early: { reason, daysLacking: wait.daysLacking } }),
  });
}

function sayWait(context: AppContext, code: string, wait: RoundWait): void {
  const facts = wait.kind === 'wash-out' ? { code, daysLacking: wait.daysLacking } : { code };
  const kind = wait.kind === 'closed' ? 'round-hidden' : 'round-waits';
  notify(context, { kind, severity: 'attention', facts });
}

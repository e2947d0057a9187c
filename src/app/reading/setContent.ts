import { areAllSigned, settlingLine } from '../../domain/conduct/settlingLine';
import type { LoggedAct } from '../../domain/keeping/auditEntry';
import type { Reading } from '../../domain/reading/reading';
import { type ReadingContent, withContent } from '../../domain/reading/readingContent';
import { progressOf } from '../../domain/reading/readingProgress';
import type { RoiTarget } from '../../domain/reading/roi';
import type { ReadingSession } from '../../state/readingSession';
import { type AppContext, keep, openProjectOf, sessionOf, update, updateOpen } from '../context';
import { firstMissing } from './firstMissing';
import { refeed } from './refeed';

import { historyChange } from './storedHistory';

/** What is armed after a change: a target named, the next one missing, or what was armed before. */
export type ArmAfter = RoiTarget | 'next' | 'same';

/** Puts new content into the reading, on the screen and on disk, with the history that leads to it. */
export async function setContent(
  context: AppContext,
  content: ReadingContent,
  history: ReadingSession['history'],
  event: Omit<LoggedAct, 'subjectId'>,
  armAfter: ArmAfter = 'next',
): Promise<void> {
  const session = sessionOf(context);
  if (!session || session.reading.state === 'signed') return;
  const before = session.reading;
  const reading: Reading = { ...withContent(before, content), revision: before.revision + 1 };
  const next: ReadingSession = {
    ...session,
    reading,
    history,
    ...armedAfter(context, session, reading, armAfter),
  };
  update(context, { reading: { ...next, panes: refeed(next, openProjectOf(context).project.protocol) } });
  recordProgress(context, reading);
  await keep(context, {
    readings: [reading],
    histories: [historyChange(session.history, history, reading)],
    event: { ...event, subjectId: reading.subjectId },
  });
}

/** What is armed, and on which scan the work goes on. Changing what is there leaves both as they are. */
function armedAfter(
  context: AppContext,
  session: ReadingSession,
  reading: Reading,
  armAfter: ArmAfter,
): Partial<Pick<ReadingSession, 'armed' | 'activeTimePoint'>> {
  if (armAfter === 'same') return {};
  const armed =
    armAfter === 'next' ? firstMissing(openProjectOf(context).project.protocol, reading, session) : armAfter;
  return { armed, ...(armed && { activeTimePoint: armed.timePoint }) };
}

/** Shows how far the reading is in the work list. */
export function recordProgress(context: AppContext, reading: Reading): void {
  const { progress, project, subjects, toSettle } = openProjectOf(context);
  const others = progress.filter(
    (one) =>
      one.subjectId !== reading.subjectId ||
      one.observerId !== reading.observerId ||
      one.round !== reading.round,
  );
  const line = progressOf(reading, project.protocol);
  const asked = subjects.find(({ id }) => id === reading.subjectId)?.askedTargets;
  if (!asked) {
    updateOpen(context, { progress: [...others, line] });
    return;
  }
  const left = new Set(toSettle);
  if (areAllSigned(line, asked)) left.delete(reading.subjectId);
  else left.add(reading.subjectId);
  updateOpen(context, { progress: [...others, settlingLine(line, asked)], toSettle: left });
}

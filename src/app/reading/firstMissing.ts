import type { Reading } from '../../domain/reading/reading';
import { type RoiTarget, targetKey } from '../../domain/reading/roi';
import type { Protocol } from '../../domain/study/protocol';
import { type SessionTask, sessionTargets } from './sessionTask';

/** The first target of a session that has neither an ROI nor a reason. */
export function firstMissing(
  protocol: Protocol,
  { entries }: Pick<Reading, 'entries'>,
  session: SessionTask,
): RoiTarget | undefined {
  return sessionTargets(session, protocol).find((target) => entries[targetKey(target)] === undefined);
}

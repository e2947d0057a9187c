import type { LongWork, WorkOutcome } from '../../analysis/live/longWork';
import type { SensitivityQuestion, SensitivityRow } from '../../analysis/sensitivity';
import type { ReadingsByRule } from '../../analysis/sensitivityVariants';
import type { Result } from '../../base/result';
import type { ResultsDenied } from '../../domain/study/blinding';
import { type AppContext, isStillHere, openProjectOf } from '../context';
import { liveResultsOf } from '../results';
import { type OnProgress, sensitivityOf as sensitivityOfLive } from '../resultsWork';
import { remeasuredMemory, withRemeasured } from './remeasured';

/** The lines of the sensitivity table, or why this person may not see them. */
export type SensitivityAnswer = Result<readonly SensitivityRow[], ResultsDenied>;

/**
 * Repeats a comparison under every other choice, of the data behind what is shown and of what was measured by the other
 * pixel rule.
 */
export function sensitivityOf(
  context: AppContext,
  question: SensitivityQuestion,
  onProgress: OnProgress,
): LongWork<SensitivityAnswer> {
  let isCancelled = false;
  let started: LongWork<SensitivityAnswer> | undefined;
  const begin = async (): Promise<WorkOutcome<SensitivityAnswer>> => {
    const byRule = await otherRuleReadings(context);
    if (isCancelled || byRule === 'overtaken') return { kind: 'cancelled' };
    started = sensitivityOfLive(
      liveResultsOf(context),
      byRule ? { ...question, byRule } : question,
      onProgress,
    );
    return started.outcome;
  };
  return {
    outcome: begin(),
    cancel: () => {
      isCancelled = true;
      started?.cancel();
    },
  };
}

/** Only a whole run by the other rule is compared: a part of it would be other subjects as well. */
async function otherRuleReadings(context: AppContext): Promise<ReadingsByRule | 'overtaken' | undefined> {
  const { pixelRuleCheck } = context.store.getState();
  const asked = openProjectOf(context);
  const { project } = asked;
  const isDone = pixelRuleCheck.kind === 'measured' && pixelRuleCheck.projectId === project.id;
  if (!isDone || pixelRuleCheck.ruleId === project.protocol.pixelRule) return undefined;
  const { ruleId } = pixelRuleCheck;
  const loaded = await context.ports.storage.loadAllReadings(project.id);
  if (!isStillHere(context, asked)) return 'overtaken';
  if (!loaded.ok) return undefined;
  return new Map([[ruleId, withRemeasured(loaded.value, remeasuredMemory(context, project.id, ruleId))]]);
}

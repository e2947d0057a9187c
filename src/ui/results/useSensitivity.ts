import { useEffect, useState } from 'react';
import type { WorkProgress } from '../../analysis/live/longWork';
import { ofAllObservers } from '../../analysis/panelChoice';
import type { SensitivityQuestion, SensitivityRow } from '../../analysis/sensitivity';
import type { ReadyResults } from '../../state/resultsState';
import { useApp, useAppState } from '../AppContext';

/** The sensitivity of one comparison, as far as it is computed; the lines of before stay until those of newer data are there. */
export interface SensitivityState {
  readonly rows: readonly SensitivityRow[] | undefined;
  readonly progress: WorkProgress | undefined;
  readonly failure: string | undefined;
}

const nothing: SensitivityState = { rows: undefined, progress: undefined, failure: undefined };

/**
 * Computes one comparison under every other choice, again whenever the results or the measurements behind it change. Lines of another
 * question, or of other groups, filters or tests, are never shown for it.
 */
export function useSensitivity(
  { results, choice }: ReadyResults,
  { measure, phase }: Pick<SensitivityQuestion, 'measure' | 'phase'>,
): SensitivityState {
  const app = useApp();
  // Its progress is of no interest here, only its end.
  const measuredAgain = useAppState(({ pixelRuleCheck }) =>
    pixelRuleCheck.kind === 'measured' ? pixelRuleCheck : undefined,
  );
  const [state, setState] = useState<SensitivityState & { readonly of?: string }>(nothing);
  const { grouping, filters, preset, adjudication } = ofAllObservers(choice);
  const key = JSON.stringify([measure, phase, preset, grouping, filters, adjudication]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the question
  useEffect(() => {
    let isGone = false;
    setState((before) => ({ ...(before.of === key ? before : nothing), failure: undefined, of: key }));
    const work = app.sensitivityOf(
      { measure, phase, preset, grouping, filters, adjudication },
      (progress) => {
        if (!isGone) setState((before) => ({ ...before, progress }));
      },
    );
    void work.outcome.then((outcome) => {
      if (isGone || outcome.kind === 'cancelled') return;
      if (outcome.kind === 'failed') {
        setState({ ...nothing, failure: outcome.message, of: key });
        return;
      }
      const answer = outcome.value;
      // Where results are no longer this person's to see, the screen says so itself.
      setState({ ...nothing, ...(answer.ok && { rows: answer.value }), of: key });
    });
    return () => {
      isGone = true;
      work.cancel();
    };
  }, [app, results, key, measuredAgain]);
  return state.of === key ? state : nothing;
}

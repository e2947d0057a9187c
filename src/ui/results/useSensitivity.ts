import { useEffect, useState } from 'react';
import type { SensitivityQuestion, SensitivityRow } from '../../analysis/sensitivity';
import { useApp } from '../AppContext';

/** The lines of a sensitivity table as far as they are there. */
export type SensitivityState =
  | { readonly kind: 'computing' }
  | { readonly kind: 'done'; readonly rows: readonly SensitivityRow[] }
  | { readonly kind: 'none' };

/** A question asked again whenever it, or the results, are others; the answer to an old one is dropped. */
export function useSensitivity(
  question: SensitivityQuestion | undefined,
  computedAtUtc: string,
): SensitivityState {
  const app = useApp();
  const [state, setState] = useState<SensitivityState>({ kind: 'computing' });
  const key = question && JSON.stringify(question);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the question, the time for the data
  useEffect(() => {
    if (!question) return undefined;
    let isCurrent = true;
    setState({ kind: 'computing' });
    const work = app.sensitivityOf(question, () => undefined);
    void work.outcome.then((outcome) => {
      if (!isCurrent) return;
      const answer = outcome.kind === 'done' ? outcome.value : undefined;
      setState(answer?.ok ? { kind: 'done', rows: answer.value } : { kind: 'none' });
    });
    return () => {
      isCurrent = false;
      work.cancel();
    };
  }, [app, key, computedAtUtc]);
  return question ? state : { kind: 'none' };
}

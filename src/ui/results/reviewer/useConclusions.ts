import { useEffect, useMemo, useState } from 'react';
import type { WorkProgress } from '../../../analysis/live/longWork';
import { ofAllObservers, type PanelChoice } from '../../../analysis/panelChoice';
import type { StudyResults } from '../../../analysis/studyResults';
import { mainOutcomes } from '../../../report/reviewer/mainOutcomes';
import type { OutcomeAnswer } from '../../../report/reviewer/reviewerFacts';
import { useApp, useAppState } from '../../AppContext';

/** The main outcomes with what is computed of them. */
export interface Conclusions {
  readonly outcomes: readonly OutcomeAnswer[];
  /** Of the outcome that is being computed. */
  readonly progress: WorkProgress | undefined;
  readonly standing: 'computing' | 'stopped' | 'done';
  readonly stop: () => void;
  readonly goOn: () => void;
}

interface State {
  /** What it is of: results, choice and measurements. */
  readonly of: object | undefined;
  readonly answers: readonly OutcomeAnswer['answer'][];
  readonly progress?: WorkProgress;
  readonly isStopped: boolean;
}

const nothing: State = { of: undefined, answers: [], isStopped: false };

/**
 * Computes every main outcome under every other choice, one after the other, and anew whenever the results or the measurements
 * behind them change. What was computed stays when it is stopped, and going on begins with the first that is missing.
 */
export function useConclusions(results: StudyResults, choice: PanelChoice): Conclusions {
  const app = useApp();
  const measuredAgain = useAppState(({ pixelRuleCheck }) =>
    pixelRuleCheck.kind === 'measured' ? pixelRuleCheck : undefined,
  );
  // One object for each state of the data: answers of another one are never shown.
  const source = useMemo(() => ({ results, choice, measuredAgain }), [results, choice, measuredAgain]);
  const [state, setState] = useState<State>(nothing);
  const now = state.of === source ? state : { ...nothing, of: source };
  const questions = useMemo(() => mainOutcomes(results), [results]);
  const next = now.answers.length;
  const isRunning = !now.isStopped && next < questions.length;

  useEffect(() => {
    const question = questions[next];
    if (!isRunning || !question) return;
    let isGone = false;
    const { preset, grouping, filters, adjudication } = ofAllObservers(source.choice);
    const change = (change: (before: State) => State): void => {
      if (isGone) return;
      setState((before) => change(before.of === source ? before : { ...nothing, of: source }));
    };
    const answered = (answer: OutcomeAnswer['answer']): void =>
      change(({ of, answers, isStopped }) => ({ of, isStopped, answers: [...answers, answer] }));
    const work = app.sensitivityOf({ ...question, preset, grouping, filters, adjudication }, (progress) =>
      change((before) => ({ ...before, progress })),
    );
    void work.outcome.then((outcome) => {
      if (outcome.kind === 'cancelled') return;
      if (outcome.kind === 'failed') answered(outcome);
      // Where results are no longer this person's to see, the screen says so itself.
      else if (outcome.value.ok) answered({ kind: 'done', rows: outcome.value.value });
    });
    return () => {
      isGone = true;
      work.cancel();
    };
  }, [app, source, questions, next, isRunning]);

  return {
    outcomes: questions.map((question, index) => ({
      question,
      answer: now.answers[index] ?? { kind: 'waiting' },
    })),
    progress: isRunning ? now.progress : undefined,
    standing: isRunning ? 'computing' : next < questions.length ? 'stopped' : 'done',
    stop: () => setState({ of: source, answers: now.answers, isStopped: true }),
    goOn: () => setState({ of: source, answers: now.answers, isStopped: false }),
  };
}

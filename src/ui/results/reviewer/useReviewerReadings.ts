import { useEffect, useState } from 'react';
import type { StudyResults } from '../../../analysis/studyResults';
import type { ReadingConduct } from '../../../report/reviewer/reviewerFacts';
import { useApp } from '../../AppContext';

/** How the readings were done, and the head of the log, as far as they are here. */
export interface LoadedReadings {
  readonly readings: readonly ReadingConduct[] | undefined;
  readonly logHead: string;
  readonly failure: string | undefined;
}

const nothing: LoadedReadings = { readings: undefined, logHead: '', failure: undefined };

/** Loads it, and anew with every change of the results: they follow the readings. */
export function useReviewerReadings(results: StudyResults): LoadedReadings {
  const app = useApp();
  const [loaded, setLoaded] = useState(nothing);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `results` stands for the readings behind them
  useEffect(() => {
    let isGone = false;
    void app.reviewerReadings().then((answer) => {
      if (isGone) return;
      setLoaded(answer.ok ? { ...answer.value, failure: undefined } : { ...nothing, failure: answer.error });
    });
    return () => {
      isGone = true;
    };
  }, [app, results]);
  return loaded;
}

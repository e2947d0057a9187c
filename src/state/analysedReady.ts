import type { ReadyResults } from './resultsState';

/** Results with tables and analyses of one moment: those of before, while the analyses of newer tables are being computed. */
export function analysedReady(ready: ReadyResults): ReadyResults {
  const { analysesOf, ...rest } = ready;
  return analysesOf ? { ...rest, results: analysesOf, isUpdating: true } : ready;
}

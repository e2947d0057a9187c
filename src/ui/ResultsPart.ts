import { lazyPart } from './parts/lazyPart';
import { resultsParts } from './results/resultsParts';

/** Tables and figures load when they are first opened; the tables with the screen, because one of them is shown first. */
export const ResultsPart = lazyPart(async () => {
  const [{ ResultsScreen }] = await Promise.all([
    import('./results/ResultsScreen'),
    resultsParts.tables.load(),
  ]);
  return ResultsScreen;
});

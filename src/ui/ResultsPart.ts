import { lazyPart } from './parts/lazyPart';

/** Tables and figures load when they are first opened. */
export const ResultsPart = lazyPart(async () => (await import('./results/ResultsScreen')).ResultsScreen);

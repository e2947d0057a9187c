import { lazyPart } from '../parts/lazyPart';

/** Kits, bundles and the log load when somebody opens their tab. */
export const ExchangePart = lazyPart(async () => (await import('./ExchangeScreen')).ExchangeScreen);

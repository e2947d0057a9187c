import { lazyPart } from '../parts/lazyPart';

/** The contouring guide loads when it is first opened. */
export const GuideSheetPart = lazyPart(async () => (await import('./GuideSheet')).GuideSheet);

import { lazyPart } from '../parts/lazyPart';

/** What leaves loads when it is first opened. */
export const ExportPart = lazyPart(async () => (await import('./ExportScreen')).ExportScreen);

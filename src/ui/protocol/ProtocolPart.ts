import { lazyPart } from '../parts/lazyPart';

/** The form of the protocol loads when somebody opens it: a study settles it once. */
export const ProtocolPart = lazyPart(async () => (await import('./ProtocolScreen')).ProtocolScreen);

import { lazyPart } from './parts/lazyPart';

/** Disagreements and what is done about them load when they are first opened. */
export const AgreementPart = lazyPart(
  async () => (await import('./agreement/AgreementScreen')).AgreementScreen,
);

import { lazyPart } from '../parts/lazyPart';

/** The table of covariates loads when somebody opens it: most sessions read. */
export const CovariatesPart = lazyPart(async () => (await import('./CovariatesScreen')).CovariatesScreen);

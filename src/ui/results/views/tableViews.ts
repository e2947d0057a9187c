/* The views of the study's tables: one part of the program. */
export { AgreementView } from './AgreementView';
export { CorrelationView } from './CorrelationView';
export { FatView } from './FatView';
export { NormalisedView } from './NormalisedView';
export { PairedView } from './PairedView';
export { TableOneView } from './TableOneView';
export { TableTwoView } from './TableTwoView';

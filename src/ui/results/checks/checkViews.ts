/* The views of the checks: one part of the program. */
export { StrataView } from '../views/StrataView';
export { ChangeAndMdcView } from './ChangeAndMdcView';
export { FromSummariesView } from './FromSummariesView';
export { SensitivityView } from './SensitivityView';

/* What the verbs of the table of covariates do; it loads when somebody asks for the first of them. */
export { changeCovariates, redoCovariates, undoCovariates } from './changeCovariates';
export { importSubjects } from './importSubjects';
export { saveCovariates } from './saveCovariates';

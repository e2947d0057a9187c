/** What leads to the covariates. */
export const covariateButtonsText = { import: 'Import covariates', grid: 'Grid' } as const;

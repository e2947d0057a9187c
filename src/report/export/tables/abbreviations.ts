import type { TableFootnote, TableModel } from '../../tableModel';

/** What journals want explained under each table, in the order of letters. */
const meanings: readonly (readonly [abbreviation: string, meaning: string, pattern: RegExp])[] = [
  ['ANCOVA', 'analysis of covariance', /\bANCOVA\b/],
  ['ANOVA', 'analysis of variance', /\bANOVA\b/],
  ['a.u.', 'arbitrary units', /\ba\.u\./],
  ['AUC', 'area under the ROC curve', /\bAUC\b/],
  ['BMD', 'bone mineral density', /\bBMD\b/],
  ['BMI', 'body mass index', /\bBMI\b/],
  ['CI', 'confidence interval', /\bCI\b/],
  ['CSA', 'cross-sectional area', /\bCSA\b/],
  ['CV', 'coefficient of variation', /\bCV\b/],
  ['df', 'degrees of freedom', /\bdf\b/],
  ['ICC', 'intraclass correlation coefficient', /\bICC\b/],
  ['MDC95', 'minimal detectable change (95 %)', /\bMDC95\b/],
  ['OR', 'odds ratio', /\bOR\b/],
  ['Q1, Q3', 'first and third quartile', /\bQ1\b/],
  ['ROC', 'receiver operating characteristic', /\bROC\b/],
  ['ROI', 'region of interest', /\bROI\b/],
  ['SD', 'standard deviation', /\bSD\b/],
  ['SEM', 'standard error of measurement', /\bSEM\b/],
  ['SI', 'signal intensity', /\bSI\b/],
  ['SMD', 'standardised difference', /\bSMD\b/],
];

/**
 * The abbreviations that stand in a table, explained in one last note: "CI, confidence interval; SD, standard deviation." What a
 * note of the table explains already ("SMD: …") is not said twice. A table with none has no such note.
 */
export function withAbbreviations(model: TableModel): TableModel {
  const said = [
    model.title,
    model.caption,
    model.labelHeading,
    ...model.columns.flatMap(({ label, sublabel = '' }) => [label, sublabel]),
    ...model.rows.map(({ label }) => label),
    ...model.footnotes.map(({ text }) => text),
  ].map((text) => withoutTyped(text, model.typed ?? []));
  const found = meanings.filter(([abbreviation, , pattern]) => {
    const isExplained = model.footnotes.some(({ text }) => text.startsWith(`${abbreviation}: `));
    return !isExplained && said.some((text) => pattern.test(text));
  });
  if (found.length === 0) return model;
  const note: TableFootnote = {
    text: `${found.map(([abbreviation, meaning]) => `${abbreviation}, ${meaning}`).join('; ')}.`,
  };
  return { ...model, footnotes: [...model.footnotes, note] };
}

/** What a person named so is no abbreviation of ours. */
function withoutTyped(text: string, typed: readonly string[]): string {
  return typed.reduce((left, name) => (name === '' ? left : left.replaceAll(name, ' ')), text);
}

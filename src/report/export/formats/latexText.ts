import { oneLine } from '../../document/documentText';
import { unbroken } from '../../document/unbroken';

/** What LaTeX would read as a command, or set as another sign, and how the sign itself is written. */
const specials: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  '%': '\\%',
  _: '\\_',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  // Babel makes it a command in some languages.
  '"': '\\string"',
  '`': '\\textasciigrave{}',
  // After the end of a line these two would be read as its argument.
  '[': '{[}',
  ']': '{]}',
  '*': '{*}',
  '\u00a0': '~',
};

/** Signs of our tables that classic LaTeX has under another name. */
const signs: Readonly<Record<string, string>> = {
  '−': '$-$',
  '±': '$\\pm$',
  '×': '$\\times$',
  '·': '$\\cdot$',
  '≤': '$\\leq$',
  '≥': '$\\geq$',
  '≠': '$\\neq$',
  '≈': '$\\approx$',
  '→': '$\\rightarrow$',
  '∞': '$\\infty$',
  '√': '$\\surd$',
  '–': '\\textendash{}',
  '—': '\\textemdash{}',
  '‘': '\\textquoteleft{}',
  '’': '\\textquoteright{}',
  '“': '\\textquotedblleft{}',
  '”': '\\textquotedblright{}',
  '…': '\\ldots{}',
  '°': '\\textdegree{}',
  '²': '\\textsuperscript{2}',
  '³': '\\textsuperscript{3}',
  µ: '$\\mu$',
  ...greek(),
};

function greek(): Readonly<Record<string, string>> {
  const names = {
    α: 'alpha',
    β: 'beta',
    γ: 'gamma',
    δ: 'delta',
    ε: 'varepsilon',
    η: 'eta',
    θ: 'theta',
    κ: 'kappa',
    λ: 'lambda',
    μ: 'mu',
    ρ: 'rho',
    σ: 'sigma',
    τ: 'tau',
    φ: 'varphi',
    χ: 'chi',
    ω: 'omega',
    Δ: 'Delta',
    Σ: 'Sigma',
    Φ: 'Phi',
    Ω: 'Omega',
  };
  return Object.fromEntries(Object.entries(names).map(([letter, name]) => [letter, `$\\${name}$`]));
}

const special = /[\\{}$&#%_~^<>|"`[\]*\u00a0]/g;
const sign = new RegExp(`[${Object.keys(signs).join('')}]`, 'gu');

/**
 * A text of one line as LaTeX sets it, sign by sign: nothing in it is a command, a comment, mathematics or a ligature; intervals
 * and P values stay in one line.
 */
export function latexText(text: string): string {
  return unbroken(oneLine(text))
    .replace(special, (found) => specials[found] ?? found)
    .replace(sign, (found) => signs[found] ?? found)
    .replace(/-(?=-)/g, '-{}')
    .replace(/'(?=')/g, "'{}")
    .replace(/,(?=,)/g, ',{}')
    .replace(/([?!])(?=[\u0060\u2018])/g, '$1{}');
}

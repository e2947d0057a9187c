import { describe, expect, it } from 'vitest';
import { panelAnalyses } from '../../../../src/analysis/panelAnalyses';
import { studyChoice } from '../../../../src/analysis/panelChoice';
import { studyResults } from '../../../../src/analysis/studyResults';
import { panelChoices } from '../../../support/panelChoices';
import { makePanelStudy } from '../../../support/panelStudy';
import { type ShownNumber, shownNumbers } from '../../../support/shownNumbers';

/*
 * Every text with a digit that a view of Results shows of a study must be able to say how its number came about: cells,
 * heads of columns, headings, steps, lines beside a table, captions of figures. What is no number is named here, with its
 * reason. Not walked: footnotes and sentences, which repeat numbers of the same view, and axes and marks of figures.
 */

const study = makePanelStudy();

/** Digits that are part of a name. */
function isName({ where, text }: ShownNumber): boolean {
  // Regions, quantities and "MDC95" in words, without a count.
  const isGroup = where.startsWith('Change and MDC, subjects') && /: (group|standing)$/.test(where);
  // A heading names a quantity or a model; its counts, where it has any, follow "n =" or the groups' names.
  const isHeading = where.endsWith(': heading') && !/n = \d|ed \d/.test(text);
  // What follows from a step: names of statistics.
  const isConsequence =
    text === 'so median (Q1, Q3) and a rank test' || text.startsWith('so median (Q1, Q3) and a signed');
  return isGroup || isHeading || isConsequence || text === '95 % CI';
}

describe('Every number on the Results screen can be asked how it came about', () => {
  it.each(Object.keys(panelChoices))('with %s', (name) => {
    const results = studyResults(study, { ...studyChoice, ...panelChoices[name] });
    if (!results.ok) throw new Error(results.error.kind);
    const shown = shownNumbers(study, results.value, panelAnalyses(results.value));
    const numbers = shown.filter((one) => /\d/.test(one.text) && !isName(one));
    expect(numbers.length).toBeGreaterThan(500);
    expect(numbers.flatMap(({ where, text, how }) => (how ? [] : [`${where}: ${text}`]))).toEqual([]);
  });
});

import type { CustomCovariate } from '../study/customCovariate';
import { foldText, foldWord } from './foldText';
import { headerParts, looksLikeDates } from './matchHeaders';
import { isMissingText, saysNone } from './missingText';
import { readNumber } from './readNumber';

/** Most answers that a category is guessed with. */
const mostAnswers = 12;

/**
 * What a column of a file would be as a covariate of the project: its kind by its texts, name and unit by its head. A
 * guess that a person confirms or changes. `idOf` makes ids: of the covariate, and of each answer.
 */
export function guessCovariate(
  header: string,
  texts: readonly string[],
  idOf: (name: string) => string,
  kind?: CustomCovariate['kind'],
): CustomCovariate {
  const { name, unit } = headerParts(header);
  const named = { id: idOf(header), name: name || foldText(header) || 'Column' };
  const given = texts.filter((text) => !isMissingText(text) || saysNone(text));
  switch (kind ?? guessKind(given)) {
    case 'date':
      return { ...named, kind: 'date' };
    case 'number':
      return { ...named, kind: 'number', ...(unit !== '' && { unit }) };
    case 'category':
      return {
        ...named,
        kind: 'category',
        categories: answersOf(given).map((answer) => ({ id: idOf(`${header}|${answer}`), name: answer })),
      };
  }
}

function guessKind(given: readonly string[]): CustomCovariate['kind'] {
  if (looksLikeDates(given)) return 'date';
  const numbers = given.filter((text) => {
    const read = readNumber(text);
    return read.ok || read.error.kind === 'ambiguous-decimal';
  });
  return given.length > 0 && numbers.length > given.length / 2 ? 'number' : 'category';
}

/** Distinct texts in the order of the file; those that differ in case alone are one. */
function answersOf(given: readonly string[]): readonly string[] {
  const answers = new Map<string, string>();
  for (const text of given) {
    if (!answers.has(foldWord(text))) answers.set(foldWord(text), foldText(text));
  }
  return [...answers.values()].slice(0, mostAnswers);
}

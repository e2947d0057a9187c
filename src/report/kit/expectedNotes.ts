import type { CsvValue } from '../csvText';
import type { TableModel } from '../tableModel';

/** What of a footnote is recomputed, by the words that it begins with or holds; each gives the numbers in it. */
const recomputed: readonly {
  readonly column: string;
  readonly meaning: string;
  readonly numbersIn: (text: string) => readonly string[];
}[] = [
  {
    column: '(tests)',
    meaning: 'tests of the table',
    numbersIn: (text) => found(text, /^P is not adjusted for the (\d+) tests/g),
  },
  {
    column: '(exact)',
    meaning: 'exact P on the other side of alpha',
    numbersIn: (text) =>
      text.includes('The exact P lies on the other side of') ? found(text, /\(P ([=<] [\d.]+)\)/g) : [],
  },
  {
    column: '(pairs)',
    meaning: 'P of groups that differ',
    numbersIn: (text) => (text.includes('Groups that differ, by') ? found(text, /\(P ([=<] [\d.]+)\)/g) : []),
  },
  {
    column: '(expected)',
    meaning: 'expected counts below 5',
    numbersIn: (text) => found(text, /: (\d+ of \d+) expected counts (?:is|are) below 5/g),
  },
];

/** The numbers in a table's footnotes that are results and not words, as cells: how many tests, exact P, P of pairs, small counts. */
export function expectedNotes({ id, footnotes }: TableModel): readonly (readonly CsvValue[])[] {
  return recomputed.flatMap(({ column, meaning, numbersIn }) => {
    const numbers = footnotes.flatMap(({ text }) => numbersIn(text));
    return numbers.length === 0
      ? []
      : [[id, '(notes)', column, 'Notes', meaning, numbers.join('; '), '', false]];
  });
}

function found(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([, number = '']) => number);
}

import { allSteps } from '../../base/steps';
import { dateAt } from './datesInWords';
import { foldedText } from './foldedText';
import type { IdentityTerms, TermSpelling } from './identityTerm';
import { type SearchWords, searchWords, WordRoom, wordKind } from './searchWords';
import { SpellingIndex } from './spellingIndex';

/** A place of a text that names something of the terms. */
export interface IdentityMatch {
  /** Position in `IdentityTerms.terms`. */
  readonly term: number;
  /** In the text as it is after NFC, which `source` gives. */
  readonly start: number;
  readonly end: number;
}

/** What was found in a text. */
export interface TextMatches {
  /** The text in Unicode's composed form, in which the places are. */
  readonly source: string;
  readonly matches: readonly IdentityMatch[];
}

/** Finds terms in texts. */
export interface IdentityMatcher {
  readonly find: (text: string) => TextMatches;
}

/** Prepares a search for spellings and for the days of the terms; see `matcherOf`. */
export function identityMatcher(
  terms: Pick<IdentityTerms, 'dates'>,
  spellings: readonly TermSpelling[],
): IdentityMatcher {
  return matcherOf(terms, [allSteps(SpellingIndex.steps(spellings))]);
}

/**
 * A search for everything at once: each word of a text is looked up by a hash, and only where a spelling begins with it further
 * words are compared. Of several spellings of one thing at one place the longest counts; of one length those of the first index.
 */
export function matcherOf(
  { dates }: Pick<IdentityTerms, 'dates'>,
  indices: readonly SpellingIndex[],
): IdentityMatcher {
  const room = new WordRoom();
  const here: TermSpelling[] = [];

  const find = (text: string): TextMatches => {
    const words = searchWords(foldedText(text), room);
    const matches: IdentityMatch[] = [];
    const { hashes, kinds, count } = words;
    // Where the last match of a term ends: a part of a name inside of the name is not said again.
    const ends = new Map<number, number>();
    const add = (term: number, first: number, endWord: number): void => {
      if (endWord <= (ends.get(term) ?? 0)) return;
      ends.set(term, endWord);
      matches.push(placed(words, first, endWord, term));
    };
    let afterDate = 0;
    for (let at = 0; at < count; at += 1) {
      const hash = hashes[at] ?? 0;
      for (const index of indices) if (index.mayBegin(hash)) index.collect(words, at, here);
      if (here.length > 0) {
        if (here.length > 1) here.sort((a, b) => b.words.length - a.words.length);
        for (const { term, words: own } of here) add(term, at, at + own.length);
        here.length = 0;
      }
      if (dates.size === 0 || at < afterDate || (kinds[at] ?? 0) > wordKind.letters) continue;
      const date = dateAt(words, at);
      const day = date?.days.find((one) => dates.has(one));
      const term = day === undefined ? undefined : dates.get(day);
      if (!date || term === undefined || isInstantOfProgram(words, at, date.endWord)) continue;
      add(term, at, date.endWord);
      afterDate = date.endWord;
    }
    return { source: words.text.source, matches };
  };
  return { find };
}

/**
 * A time as the program itself writes it, alone in its place ("2026-11-23T12:00:00.000Z"): when somebody did something here, not a
 * day of a patient.
 */
function isInstantOfProgram({ text, starts, ends }: SearchWords, first: number, endWord: number): boolean {
  const start = starts[first] ?? 0;
  const end = ends[endWord - 1] ?? 0;
  const around = String.fromCharCode(...text.units.subarray(Math.max(0, start - 1), end + 18));
  const [, lead] =
    /^([",\r\n>;\t]?)\d{4}-\d\d-\d\dt\d\d:\d\d:\d\d(?:\.\d{1,6})?z(?:[",\r\n<;\t]|$)/u.exec(around) ?? [];
  return lead !== undefined && (start === 0 || lead !== '');
}

function placed(words: SearchWords, first: number, endWord: number, term: number): IdentityMatch {
  const { text, starts, ends } = words;
  const from = starts[first] ?? 0;
  const lastUnit = (ends[endWord - 1] ?? 1) - 1;
  const place = (unit: number): number => text.at?.[unit] ?? unit;
  return { term, start: place(from), end: place(lastUnit) + 1 };
}

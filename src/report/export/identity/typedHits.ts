import type { Steps } from '../../../base/steps';
import { type IdentityMatcher, matcherOf } from '../../../domain/identity/identityMatcher';
import type { IdentityTerms, TermSpelling } from '../../../domain/identity/identityTerm';
import { wordsOf } from '../../../domain/identity/searchWords';
import { termIndex } from '../../../domain/identity/termIndex';
import { type TypedParts, type TypedPlace, withTypedTexts } from './typedTexts';

/** Something that a person typed and that names somebody. */
export interface TypedHit {
  readonly place: TypedPlace;
  /** Position in `IdentityTerms.terms`. */
  readonly term: number;
  readonly written: string;
  /** In `text`, which is in Unicode's composed form. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The same at every search. */
export function findingKey(place: string, kind: string, written: string): string {
  return `${place}|${kind}|${wordsOf(written).join(' ')}`;
}

/** Finds everything of the terms, parts of names and short numbers too, in a text that a person typed. */
export function* typedMatcher(terms: IdentityTerms): Steps<IdentityMatcher> {
  return matcherOf(terms, [yield* termIndex(terms, 'anywhere'), yield* termIndex(terms, 'typedOnly')]);
}

/** What people typed that names somebody, and how much text that was. */
export function* typedHits(parts: TypedParts, terms: IdentityTerms): Steps<readonly TypedHit[]> {
  const { find } = yield* typedMatcher(terms);
  const typed: (readonly [string, TypedPlace])[] = [];
  withTypedTexts(parts, (text, place) => {
    if (text !== '' && !place.isFixed) typed.push([text, place]);
    return text;
  });
  const hits: TypedHit[] = [];
  for (const [index, [text, place]] of typed.entries()) {
    if (index % textsAStep === textsAStep - 1) yield;
    const { source, matches } = find(text);
    for (const { term, start, end } of matches) {
      hits.push({ place, term, start, end, text: source, written: source.slice(start, end) });
    }
  }
  return hits;
}

const textsAStep = 2048;

const wordsAround = 2;
const textAround = 80;

/**
 * How a hit is known again in a file: by its own words and those next to it. "Hong" alone would be found in words of anybody; in
 * "MRI of Hong repeated" it is this one. `term` is the position of the hit among those with the same words around.
 */
export function surroundings(hit: TypedHit): TermSpelling['words'] {
  const before = wordsOf(hit.text.slice(Math.max(0, hit.start - textAround), hit.start));
  const after = wordsOf(hit.text.slice(hit.end, hit.end + textAround));
  const nearBefore = /[\p{L}\p{N}][^\p{L}\p{N}]{0,3}$/u.test(hit.text.slice(0, hit.start));
  const nearAfter = /^[^\p{L}\p{N}]{0,3}[\p{L}\p{N}]/u.test(hit.text.slice(hit.end));
  const own = wordsOf(hit.written);
  const widths = hit.start > textAround || hit.text.length - hit.end > textAround ? 1 : wordsAround;
  return [
    ...(nearBefore ? closest(hit.text.slice(0, hit.start), before.slice(-widths), 'before') : []),
    ...own,
    ...(nearAfter ? closest(hit.text.slice(hit.end), after.slice(0, widths), 'after') : []),
  ];
}

/** Of neighbours those that no wide gap parts from the hit. */
function closest(text: string, words: readonly string[], side: 'before' | 'after'): readonly string[] {
  const one = side === 'before' ? words.slice(-1) : words.slice(0, 1);
  const pattern =
    side === 'before'
      ? /[\p{L}\p{N}][^\p{L}\p{N}]{1,3}[\p{L}\p{N}]+[^\p{L}\p{N}]{0,3}$/u
      : /^[^\p{L}\p{N}]{0,3}[\p{L}\p{N}]+[^\p{L}\p{N}]{1,3}[\p{L}\p{N}]/u;
  return pattern.test(text) ? words : one;
}

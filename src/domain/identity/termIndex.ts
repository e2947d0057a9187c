import type { Steps } from '../../base/steps';
import type { IdentityTerms } from './identityTerm';
import { SpellingIndex } from './spellingIndex';

type Where = 'anywhere' | 'typedOnly';

const made = new WeakMap<IdentityTerms, Map<Where, SpellingIndex>>();

/** The terms' spellings made ready for looking up; once for the same terms. */
export function* termIndex(terms: IdentityTerms, where: Where): Steps<SpellingIndex> {
  const own = made.get(terms) ?? new Map<Where, SpellingIndex>();
  made.set(terms, own);
  const known = own.get(where);
  if (known) return known;
  const index = yield* SpellingIndex.steps(terms[where]);
  own.set(where, index);
  return index;
}

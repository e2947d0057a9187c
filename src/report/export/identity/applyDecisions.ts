import { allSteps } from '../../../base/steps';
import type { IdentityTerms } from '../../../domain/identity/identityTerm';
import { dayText } from './dayText';
import type { IdentityDecisions } from './identityReport';
import { findingKey, typedMatcher } from './typedHits';
import { type TypedParts, withTypedTexts } from './typedTexts';

/**
 * The same parts with what was decided about typed texts: dates written as days from that subject's surgery, texts left out. Done
 * before anything is computed and made of them, so that the made files can be searched again and are clean. The log keeps its
 * hashes: an entry whose text was left out shows it. `keep` changes nothing.
 */
export function applyDecisions<Parts extends TypedParts>(
  parts: Parts,
  terms: IdentityTerms,
  decisions: IdentityDecisions,
): Parts {
  const actions = new Map(decisions.map(({ key, action }) => [key, action.kind]));
  if (![...actions.values()].some((kind) => kind !== 'keep')) return parts;
  const { find } = allSteps(typedMatcher(terms));
  const subjects = new Map(parts.subjects.map((subject) => [subject.code, subject]));
  return withTypedTexts(parts, (text, place) => {
    if (text === '' || place.isFixed) return text;
    const { source, matches } = find(text);
    let changed = '';
    let from = 0;
    for (const { term, start, end } of matches) {
      const found = terms.terms[term];
      const written = source.slice(start, end);
      const action = found && actions.get(findingKey(place.key, found.kind, written));
      if (action === 'leave-out') return undefined;
      if (action !== 'write-day' || start < from) continue;
      const subject = place.subjectCode === undefined ? undefined : subjects.get(place.subjectCode);
      const day = found?.kind === 'date' ? dayText(subject, found.text) : undefined;
      // Without a surgery date there is no day to write: the text is not let through as it is.
      if (day === undefined) return undefined;
      changed += source.slice(from, start) + day;
      from = end;
    }
    return from === 0 ? text : changed + source.slice(from);
  });
}

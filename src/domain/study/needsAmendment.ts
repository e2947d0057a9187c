import { stableText } from '../../base/stableText';
import type { AdjudicationRules } from './conduct';
import type { Protocol } from './protocol';

/**
 * Whether a change of a locked protocol is an amendment. None are: title and question, captions of the guide's pictures,
 * and who an observer or the third reader is where nobody was named yet (name and training; a third reader where there was
 * none is an amendment, as a further observer is). They change nothing of how anything is read or
 * computed. Everything else is one.
 */
export function needsAmendment(before: Protocol, after: Protocol): boolean {
  return stableText(bound(before, before)) !== stableText(bound(after, before));
}

function bound(protocol: Protocol, before: Protocol): Protocol {
  return {
    ...protocol,
    version: 0,
    title: '',
    question: '',
    guide: protocol.guide.map((region) => ({
      ...region,
      pictures: region.pictures.map((picture) => ({ ...picture, caption: '' })),
    })),
    observers: protocol.observers.map((observer) => {
      const earlier = before.observers.find(({ id }) => id === observer.id);
      return {
        ...observer,
        ...(earlier?.name === '' && { name: '' }),
        ...(earlier?.training === '' && { training: '' }),
      };
    }),
    adjudication: boundRules(protocol.adjudication, before.adjudication),
  };
}

function boundRules(
  rules: AdjudicationRules,
  { thirdReader: earlier }: AdjudicationRules,
): AdjudicationRules {
  if (!rules.thirdReader) return rules;
  return {
    ...rules,
    thirdReader: {
      ...rules.thirdReader,
      ...(earlier?.name === '' && { name: '' }),
      ...(earlier?.training === '' && { training: '' }),
    },
  };
}

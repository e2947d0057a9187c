import { stableText } from '../../base/stableText';
import type { Protocol } from './protocol';

/**
 * Whether a change of a locked protocol is an amendment. None are: title and question, captions of the guide's pictures,
 * and who an observer is where nobody was named yet (name and training); they change nothing of how anything is read or
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
  };
}

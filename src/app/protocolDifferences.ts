import { stableText } from '../base/stableText';
import type { Observer, Protocol } from '../domain/study/protocol';
import { type ProtocolWords, protocolWords } from '../report/protocolWords';

/**
 * What a change of the protocol changed, in words, each with its value before and after: "Wash-out 7 → 14 days". Texts
 * that are long or have no short value are only said to have changed.
 */
export function differences(before: Protocol, after: Protocol): readonly string[] {
  return (Object.keys(protocolWords) as (keyof ProtocolWords)[]).flatMap((field) =>
    field === 'observers'
      ? observerDifferences(before.observers, after.observers)
      : fieldDifferences(protocolWords[field], before, after),
  );
}

function fieldDifferences(
  words: ProtocolWords[keyof ProtocolWords],
  before: Protocol,
  after: Protocol,
): readonly string[] {
  const from = words(before);
  const to = words(after);
  return [...new Set([...Object.keys(from), ...Object.keys(to)])].flatMap((name) => {
    const [earlier = 'none', now = 'none'] = [from[name], to[name]];
    if (earlier === now) return [];
    return [earlier.length + now.length > 300 ? `${name} changed` : `${name}: ${earlier} → ${now}`];
  });
}

function observerDifferences(before: readonly Observer[], after: readonly Observer[]): readonly string[] {
  const fields = ['name', 'role', 'training'] as const;
  return [
    ...before
      .filter(({ id }) => after.every((one) => one.id !== id))
      .map(({ letter, role }) => `Observer ${letter} (${role}) no longer reads`),
    ...after.flatMap((observer) => {
      const earlier = before.find(({ id }) => id === observer.id);
      const { letter } = observer;
      if (!earlier) return [`Observer ${letter} (${observer.role}) reads too`];
      if (stableText(earlier) === stableText(observer)) return [];
      return [
        ...fields
          .filter((field) => earlier[field] !== observer[field])
          .map(
            (field) =>
              `Observer ${letter}, ${field}: ${earlier[field] || 'none'} → ${observer[field] || 'none'}`,
          ),
        ...(earlier.isResearcher === observer.isResearcher
          ? []
          : [`Observer ${letter} ${observer.isResearcher ? 'is' : 'is not'} the researcher too`]),
      ];
    }),
  ];
}

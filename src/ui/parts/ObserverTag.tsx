import type { ObserverId } from '../../domain/ids';
import type { Protocol } from '../../domain/study/protocol';
import { readersOf, thirdReaderId } from '../../domain/study/thirdReader';

/** Which place in the protocol an observer has decides hue, dash and shape of everything of theirs. */
export function observerStyle(protocol: Protocol, id: ObserverId): 'first' | 'second' | 'third' {
  if (id === thirdReaderId) return 'third';
  const index = protocol.observers.findIndex((observer) => observer.id === id);
  return index <= 0 ? 'first' : index === 1 ? 'second' : 'third';
}

/** An observer's letter in their hue and shape. */
export function ObserverTag({ protocol, id }: { readonly protocol: Protocol; readonly id: ObserverId }) {
  const observer = readersOf(protocol).find((one) => one.id === id);
  return <span className={`observer-tag ${observerStyle(protocol, id)}`}>{observer?.letter ?? '?'}</span>;
}

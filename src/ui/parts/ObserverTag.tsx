import type { ObserverId } from '../../domain/ids';
import type { Protocol } from '../../domain/study/protocol';

/** Which place in the protocol an observer has decides hue, dash and shape of everything of theirs. */
export function observerStyle(protocol: Protocol, id: ObserverId): 'first' | 'second' | 'third' {
  const index = protocol.observers.findIndex((observer) => observer.id === id);
  return index <= 0 ? 'first' : index === 1 ? 'second' : 'third';
}

/** An observer's letter in their hue and shape. */
export function ObserverTag({ protocol, id }: { readonly protocol: Protocol; readonly id: ObserverId }) {
  const observer = protocol.observers.find((one) => one.id === id);
  return <span className={`observer-tag ${observerStyle(protocol, id)}`}>{observer?.letter ?? '?'}</span>;
}

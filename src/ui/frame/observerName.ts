import type { Observer } from '../../domain/study/protocol';
import { thirdReaderId } from '../../domain/study/thirdReader';
import { frameText } from './frameText';

/** What an observer is called: by name, or by letter while nobody has named them. */
export function observerName({ id, name, letter }: Pick<Observer, 'id' | 'name' | 'letter'>): string {
  return name.trim() || (id === thirdReaderId ? frameText.thirdReader : frameText.observer(letter));
}

/** The researcher; by name where the protocol says that an observer is the same person. */
export function researcherName(observers: readonly Observer[]): string {
  const own = observers.find(({ isResearcher, name }) => isResearcher && name.trim() !== '');
  return own ? `${frameText.researcher} · ${own.name.trim()}` : frameText.researcher;
}

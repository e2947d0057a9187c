import type { ObserverId } from '../ids';
import type { Observer } from '../study/protocol';

/** A cut name is at least this long, without signs and spaces. */
const shortestCut = 32;

/**
 * The observer of a study whom an object names as its observer: by name, by letter, or as "Observer A". Undefined where none of
 * them is named, or where two could be. Signs and spaces do not count, and the parts of a DICOM name may stand in any order of
 * their groups.
 */
export function statedBy(text: string, observers: readonly Observer[]): ObserverId | undefined {
  const stated = new Set([text, ...text.split('=')].map(plain).filter((one) => one !== ''));
  const named = observers.filter(({ name, letter }) =>
    [name, letter, `Observer ${letter}`]
      .map(plain)
      .some((one) => one !== '' && [...stated].some((text) => text === one || isCut(text, one))),
  );
  return named.length === 1 ? named[0]?.id : undefined;
}

/** Objects have room for 64 characters of a name. */
function isCut(stated: string, whole: string): boolean {
  return stated.length >= shortestCut && whole.startsWith(stated);
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

import type { OpenProject } from '../../state/openProject';
import type { ImageRegistry } from '../imageRegistry';

/** The images that can be reached, of those that somebody may know of: an observer of their view's alone. */
export function reachableFor(
  registry: Pick<ImageRegistry, 'reachableKeys'>,
  {
    person,
    images,
  }: {
    readonly person: OpenProject['person'];
    readonly images: Pick<OpenProject['images'], 'has'>;
  },
): ReadonlySet<string> {
  const keys = registry.reachableKeys();
  if (person.kind !== 'observer') return keys;
  return new Set([...keys].filter((key) => images.has(key)));
}

import { observerId } from '../ids';
import type { ReadingProgress } from '../reading/readingProgress';
import type { Project } from './project';
import type { Observer } from './protocol';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * A further observer, with the first letter that nobody of the project has or ever had: an id must never come to mean
 * another person's readings.
 */
export function newObserver(
  { protocol, amendments = [] }: Pick<Project, 'protocol' | 'amendments'>,
  progress: readonly Pick<ReadingProgress, 'observerId'>[],
): Observer {
  const taken = new Set<string>([
    ...[protocol, ...amendments.map(({ before }) => before)].flatMap(({ observers }) =>
      observers.flatMap(({ id, letter }) => [id, letter]),
    ),
    ...progress.map(({ observerId: id }) => id),
  ]);
  const letter = [...letters].find((one) => !taken.has(one)) ?? `Z${taken.size}`;
  return { id: observerId(letter), letter, role: 'observer', name: '', training: '' };
}

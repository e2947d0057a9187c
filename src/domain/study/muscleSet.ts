import { referenceTissueOf } from '../reading/referenceTissue';
import type { Muscle } from './protocol';

const mfEs: Muscle = { id: 'mf-es', name: 'Multifidus and erector spinae', shortName: 'MF + ES' };
const mf: Muscle = { id: 'mf', name: 'Multifidus', shortName: 'MF' };
const es: Muscle = { id: 'es', name: 'Erector spinae', shortName: 'ES' };
const psoas: Muscle = { id: 'psoas', name: 'Psoas', shortName: 'PS' };

/** A usual choice of muscles. */
export type MuscleSet = 'together' | 'separately' | 'together-psoas' | 'separately-psoas';

/** The usual choices. Their ids never change, so that outlines are found again when a set is chosen again. */
export const muscleSets: Readonly<Record<MuscleSet, readonly Muscle[]>> = {
  together: [mfEs],
  separately: [mf, es],
  'together-psoas': [mfEs, psoas],
  'separately-psoas': [mf, es, psoas],
};

/** What stands for a muscle's id where all muscles of a protocol are taken together. */
export const combinedMuscleId = 'combined';

/** More would not fit a reading, and is a mistake. */
export const musclesAtMost = 8;

const nameAtMost = 60;
const shortNameAtMost = 12;

/** Why a list of muscles cannot be measured. */
export type MuscleProblem =
  | { readonly kind: 'none' }
  | { readonly kind: 'too-many'; readonly atMost: number }
  /** `position` counts from 0. */
  | { readonly kind: 'name-missing' | 'short-name-missing'; readonly position: number }
  | { readonly kind: 'too-long'; readonly position: number; readonly atMost: number }
  /** Two muscles that nobody could tell apart on screen or in a table. */
  | { readonly kind: 'same-name'; readonly name: string }
  /** An id that is another muscle's, a reference tissue's or the combined one's, or that cannot be a part of a key. */
  | { readonly kind: 'id'; readonly id: string };

/** The first thing that is wrong with a list of muscles; undefined where nothing is. */
export function muscleProblem(muscles: readonly Muscle[]): MuscleProblem | undefined {
  if (muscles.length === 0) return { kind: 'none' };
  if (muscles.length > musclesAtMost) return { kind: 'too-many', atMost: musclesAtMost };
  for (const [position, { id, name, shortName }] of muscles.entries()) {
    if (name.trim() === '') return { kind: 'name-missing', position };
    if (shortName.trim() === '') return { kind: 'short-name-missing', position };
    if (name.trim().length > nameAtMost) return { kind: 'too-long', position, atMost: nameAtMost };
    if (shortName.trim().length > shortNameAtMost) {
      return { kind: 'too-long', position, atMost: shortNameAtMost };
    }
    if (!isPossibleId(id)) return { kind: 'id', id };
    const earlier = muscles.slice(0, position);
    if (earlier.some((one) => one.id === id)) return { kind: 'id', id };
    const same = earlier.find((one) => isSame(one.name, name) || isSame(one.shortName, shortName));
    if (same) return { kind: 'same-name', name: isSame(same.name, name) ? name : shortName };
  }
  return undefined;
}

/**
 * The id of a muscle that is added by name: the name in small letters. A muscle that was removed and comes back by the
 * same name has its id again, and with it its outlines.
 */
export function newMuscleId(name: string, muscles: readonly Muscle[]): string {
  const known = Object.values(muscleSets)
    .flat()
    .find((one) => isSame(one.name, name));
  const base =
    known?.id ??
    (name
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join('-') ||
      'muscle');
  const isFree = (id: string) => isPossibleId(id) && muscles.every((one) => one.id !== id);
  if (isFree(base)) return base;
  let count = 2;
  while (!isFree(`${base}-${count}`)) count += 1;
  return `${base}-${count}`;
}

function isPossibleId(id: string): boolean {
  return id !== '' && id !== combinedMuscleId && !id.includes('|') && referenceTissueOf(id) === undefined;
}

function isSame(a: string, b: string): boolean {
  return a.trim().toLocaleLowerCase('en') === b.trim().toLocaleLowerCase('en');
}

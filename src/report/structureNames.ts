import { type ReferenceTissue, referenceTissueOf } from '../domain/reading/referenceTissue';
import { combinedMuscleId } from '../domain/study/muscleSet';
import type { Protocol } from '../domain/study/protocol';

/** Names of the reference tissues, inside a sentence. */
export const tissueNames: Readonly<Record<ReferenceTissue, string>> = {
  csf: 'CSF',
  'subcutaneous-fat': 'subcutaneous fat',
  psoas: 'psoas',
  'vertebral-body': 'vertebral body',
  'lean-muscle': 'lean muscle',
};

/** The name of a muscle, of all muscles together, or of a reference tissue; an id that the protocol no longer has stays an id. */
export function muscleName(
  { muscles }: Pick<Protocol, 'muscles'>,
  muscleId: string,
  length: 'short' | 'full' = 'full',
): string {
  const tissue = referenceTissueOf(muscleId);
  if (tissue) return tissueNames[tissue];
  const nameOf = (muscle: Protocol['muscles'][number]) =>
    length === 'short' ? muscle.shortName : muscle.name;
  if (muscleId === combinedMuscleId) {
    return length === 'short' ? `${muscles.map(nameOf).join(' + ')} combined` : 'All muscles combined';
  }
  const muscle = muscles.find(({ id }) => id === muscleId);
  return muscle ? nameOf(muscle) : muscleId;
}

/** A structure's name, needed only where a protocol measures several: "MF + ES, Mid-height of the fractured body". */
export function structureName(
  protocol: Protocol,
  { siteId, muscleId }: { readonly siteId: string; readonly muscleId: string },
  length: 'short' | 'full' = 'short',
): string {
  const parts: string[] = [];
  if (protocol.muscles.length > 1) parts.push(muscleName(protocol, muscleId, length));
  if (protocol.sites.length > 1) {
    parts.push(protocol.sites.find(({ id }) => id === siteId)?.name ?? siteId);
  }
  return parts.join(', ');
}

/** The name with a colon, to stand before a label; nothing where there is one structure. */
export function structurePrefix(
  protocol: Protocol,
  structure: { readonly siteId: string; readonly muscleId: string },
  length: 'short' | 'full' = 'short',
): string {
  const name = structureName(protocol, structure, length);
  return name === '' ? '' : `${name}: `;
}

import { combinedMuscleId } from '../domain/study/muscleSet';
import type { Protocol } from '../domain/study/protocol';

/** A measured structure: one muscle at one measuring site, or all muscles of the site taken together. */
export interface Structure {
  readonly siteId: string;
  /** A muscle of the protocol, or `combinedMuscleId`. */
  readonly muscleId: string;
}

/** The structures that are outlined: every muscle at every site. */
export function muscleStructuresOf(protocol: Protocol): readonly Structure[] {
  return protocol.sites.flatMap((site) =>
    protocol.muscles.map((muscle) => ({ siteId: site.id, muscleId: muscle.id })),
  );
}

/** The structures that are analysed: every muscle at every site, and then, where the protocol asks for it, all muscles of the site as one. */
export function structuresOf(protocol: Protocol): readonly Structure[] {
  const isCombined = protocol.combined && protocol.muscles.length > 1;
  return protocol.sites.flatMap(({ id: siteId }) => [
    ...protocol.muscles.map((muscle) => ({ siteId, muscleId: muscle.id })),
    ...(isCombined ? [{ siteId, muscleId: combinedMuscleId }] : []),
  ]);
}

/** The muscles that a structure is made of: itself, or all of its site. */
export function membersOf({ siteId, muscleId }: Structure, protocol: Protocol): readonly Structure[] {
  return muscleId === combinedMuscleId
    ? protocol.muscles.map((muscle) => ({ siteId, muscleId: muscle.id }))
    : [{ siteId, muscleId }];
}

/** One text per structure. */
export function structureKey({ siteId, muscleId }: Structure): string {
  return `${siteId}|${muscleId}`;
}

import { groupAccess } from '../domain/study/blinding';
import type { OpenProject } from './openProject';

/**
 * Whether this person may know groups and refractures. Rules: *Blinding, honestly*: an observer never, whose view does not
 * hold them; a researcher who also reads only with nothing left to sign.
 */
export function maySeeGroup({ project, person, subjects, progress }: OpenProject): boolean {
  if (person.kind === 'observer') return false;
  return groupAccess({ project, person, subjects, readings: progress }).ok;
}

import { defaultProtocol, type Protocol } from '../../domain/study/protocol';

/**
 * The protocol that a new project begins with: that of the reference study, shuffled from a seed of its own, and not
 * finished until somebody has said which CSA is *the* CSA.
 */
export function newProtocol(title: string, csaKind: Protocol['csaKind'] | undefined, seed: number): Protocol {
  return {
    ...defaultProtocol(title.trim() || 'Untitled project'),
    ...(csaKind && { csaKind }),
    isCsaDecided: csaKind !== undefined,
    order: 'shuffled',
    seed,
  };
}

import { useMemo } from 'react';
import { isOfSession } from '../../app/reading/sessionTask';
import type { RoiTarget } from '../../domain/reading/roi';
import type { Protocol } from '../../domain/study/protocol';
import { targetsOf } from '../../domain/study/targets';
import { useSession } from './useSession';

/** The protocol's targets that the open session asks for: all of them, or those that are to be settled. */
export function useAskedTargets(protocol: Protocol): readonly RoiTarget[] {
  const askedTargets = useSession((session) => session.askedTargets);
  return useMemo(
    () => targetsOf(protocol).filter((target) => isOfSession(askedTargets ? { askedTargets } : {}, target)),
    [protocol, askedTargets],
  );
}

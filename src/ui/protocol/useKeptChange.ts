import { useCallback } from 'react';
import type { ProtocolChange } from '../../app/protocol/protocolChange';
import type { Protocol } from '../../domain/study/protocol';
import { useApp } from '../AppContext';
import type { FieldOutcome } from './ProtocolField';
import { protocolText, refusalText } from './protocolText';

/** Changes the stored protocol at once, and says what came of it. */
export function useKeptChange(protocol: Protocol): (part: Partial<ProtocolChange>) => Promise<FieldOutcome> {
  const app = useApp();
  return useCallback(
    async (part) => {
      const outcome = await app.changeProtocol({ ...protocol, ...part });
      if (!outcome.ok) return { isKept: false, message: refusalText(outcome.error) };
      const { otherScans } = outcome.value;
      return {
        isKept: true,
        message: otherScans > 0 ? protocolText.otherScans(otherScans) : protocolText.kept,
      };
    },
    [app, protocol],
  );
}

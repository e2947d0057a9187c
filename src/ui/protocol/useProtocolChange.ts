import { useCallback } from 'react';
import type { ProtocolChange } from '../../app/protocols';
import type { Protocol } from '../../domain/study/protocol';
import { useApp } from '../AppContext';
import type { FieldOutcome } from './ProtocolField';
import { protocolText, refusalText } from './protocolText';

/** Keeps a part of the protocol, and says what came of it. */
export function useProtocolChange(
  protocol: Protocol,
): (part: Partial<ProtocolChange>) => Promise<FieldOutcome> {
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

/** A number as somebody types it: digits with a point or a comma; what is none becomes NaN, which is refused. */
export function typedNumber(text: string): number {
  return /^\d*[.,]?\d+$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
}

import type { ProtocolChange } from '../../app/protocol/protocolChange';
import { useEditing } from './editing';
import type { FieldOutcome } from './ProtocolField';

/** Keeps a part of the protocol, and says what came of it. */
export function useProtocolChange(): (part: Partial<ProtocolChange>) => Promise<FieldOutcome> {
  return useEditing().keep;
}

/** A number as somebody types it: digits with a point or a comma; what is none becomes NaN, which is refused. */
export function typedNumber(text: string): number {
  return /^\d*[.,]?\d+$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
}

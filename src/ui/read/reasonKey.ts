import { type ExclusionReason, exclusionReasons } from '../../domain/reading/roi';

/** What a key does in the open chooser of reasons: another reason, closing it, or nothing of its own. */
export function reasonKey(
  key: string,
  chosen: ExclusionReason,
): { readonly reason: ExclusionReason; readonly isClosing: boolean } | undefined {
  const count = exclusionReasons.length;
  const at = exclusionReasons.indexOf(chosen);
  const beside = (step: 1 | -1): ExclusionReason => exclusionReasons[(at + step + count) % count] ?? chosen;
  const numbered = exclusionReasons[Number(key) - 1];
  if (numbered) return { reason: numbered, isClosing: true };
  switch (key) {
    case 'ArrowDown':
      return { reason: beside(1), isClosing: false };
    case 'ArrowUp':
      return { reason: beside(-1), isClosing: false };
    case 'Enter':
    case 'Escape':
      return { reason: chosen, isClosing: true };
    default:
      return undefined;
  }
}

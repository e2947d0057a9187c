import type { ExclusionReason } from '../../domain/reading/roi';

/** What a key does in the open chooser of the reasons that the protocol offers: another reason, closing it, or nothing of its own. */
export function reasonKey(
  key: string,
  chosen: ExclusionReason,
  offered: readonly ExclusionReason[],
): { readonly reason: ExclusionReason; readonly isClosing: boolean } | undefined {
  const count = offered.length;
  const at = offered.indexOf(chosen);
  const beside = (step: 1 | -1): ExclusionReason => offered[(at + step + count) % count] ?? chosen;
  const numbered = offered[Number(key) - 1];
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

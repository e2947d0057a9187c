import type { RefObject } from 'react';
import type { SubjectId } from '../../domain/ids';

/** Gives the keyboard to a subject's line; false where the line is not drawn. */
export function focusRow(list: RefObject<HTMLElement | null>, id: SubjectId): boolean {
  const row = list.current?.querySelector(`[data-subject="${CSS.escape(id)}"] .code-button`);
  if (row instanceof HTMLElement) row.focus({ preventScroll: true });
  return row instanceof HTMLElement;
}

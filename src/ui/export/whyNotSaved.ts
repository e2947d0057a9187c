import { undecidedFindings } from '../../app/export/undecidedFindings';
import type { ReadyExport } from '../../state/exportState';
import { checkText } from './checkText';
import { isAnythingChosen } from './itemLines';

/** Why the package cannot be saved now, in words; undefined where it can. */
export function whyNotSaved(
  ready: Pick<ReadyExport, 'items' | 'choices' | 'check' | 'isUpdating'>,
): string | undefined {
  const { items, choices, check, isUpdating } = ready;
  const { why } = checkText;
  if (!isAnythingChosen(items, choices)) return why.nothing;
  if (isUpdating) return why.updating;
  switch (check.kind) {
    case 'waiting':
    case 'checking':
      return why.checking;
    case 'cancelled':
    case 'failed':
      return why.cancelled;
    case 'checked': {
      const open = undecidedFindings(check.report, choices.decisions).length;
      return open > 0 ? why.findings(open) : undefined;
    }
  }
}

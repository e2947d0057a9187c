import type { Finding, IdentityReport } from '../../report/export/identity/identityReport';
import type { ExportChoices } from '../../state/exportState';

/**
 * Findings that somebody has to decide before anything leaves. What was decided is applied when files are written, and they are
 * searched once more then.
 */
export function undecidedFindings(
  { findings }: IdentityReport,
  decisions: ExportChoices['decisions'],
): readonly Finding[] {
  return findings.filter(({ key, isInformative }) => !isInformative && !Object.hasOwn(decisions, key));
}

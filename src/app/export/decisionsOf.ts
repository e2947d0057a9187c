import type { IdentityDecisions } from '../../report/export/identity/identityReport';
import type { ExportChoices } from '../../state/exportState';

/** What was decided about findings, as whoever writes files takes it. */
export function decisionsOf({ decisions }: Pick<ExportChoices, 'decisions'>): IdentityDecisions {
  return Object.entries(decisions).map(([key, action]) => ({ key, action }));
}

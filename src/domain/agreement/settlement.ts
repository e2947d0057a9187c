import type { ObserverId } from '../ids';
import type { AuditPerson } from '../keeping/auditEntry';

/**
 * What is done about a disagreement. `average`: both values stand as they are. `re-read`: each observer draws it again, and the
 * mean of the new ones counts. `third-reading`: a third person draws it, and that counts by the protocol's `thirdRule`.
 */
export type SettlingDecision = 'average' | 're-read' | 'third-reading';

/**
 * One decision about one target of one subject, with its reason. Kept in the subject, the newest of a target last and in force;
 * earlier ones stay for the record. `open` takes a decision back. Originals are never changed by any of them.
 */
export interface Settlement {
  readonly targetKey: string;
  readonly decision: SettlingDecision | 'open';
  readonly reason: string;
  /** As the log names people. */
  readonly by: AuditPerson;
  readonly atUtc: string;
  /** Of the protocol whose limits were in force. */
  readonly protocolVersion: number;
  /** The readings that were compared. Where one of them was signed anew since, the decision was about something else. */
  readonly compared: readonly { readonly observerId: ObserverId; readonly signedAtUtc: string }[];
}

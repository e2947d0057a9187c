import type { AuditAct, AuditEntry } from '../../domain/keeping/auditEntry';
import type { Protocol } from '../../domain/study/protocol';
import { readersOf, thirdReaderId } from '../../domain/study/thirdReader';
import { logText } from './logText';

/** Which entries are shown; empty parts let everything through. */
export interface LogFilter {
  readonly person: string;
  readonly act: AuditAct | '';
  /** Part of a subject's code. */
  readonly subject: string;
}

export const noFilter: LogFilter = { person: '', act: '', subject: '' };

/** The entries that fit a filter; `codeOf` gives a subject's code. */
export function filteredLog(
  entries: readonly AuditEntry[],
  { person, act, subject }: LogFilter,
  codeOf: (subjectId: string) => string | undefined,
): readonly AuditEntry[] {
  const wanted = subject.trim().toLowerCase();
  return entries.filter(
    (entry) =>
      (person === '' || entry.person === person) &&
      (act === '' || entry.act === act) &&
      (wanted === '' ||
        (entry.subjectId !== undefined && (codeOf(entry.subjectId) ?? '').toLowerCase().includes(wanted))),
  );
}

/** A person of the log in words. */
export function personText(person: string, protocol: Protocol): string {
  switch (person) {
    case 'researcher':
      return logText.researcher;
    case 'program':
      return logText.program;
    case 'earlier-version':
      return logText.earlier;
    default: {
      const observer = readersOf(protocol).find(({ id }) => id === person);
      if (person === thirdReaderId) return logText.thirdReader;
      return observer ? logText.observer(observer.letter) : person;
    }
  }
}

/** What was decided of the target, in the words of the queue; the detail names target and decision, never the reason. */
function withDecision(detail: string): string {
  const at = detail.lastIndexOf(' ');
  const decision = detail.slice(at + 1);
  return Object.hasOwn(logText.decisions, decision)
    ? `${detail.slice(0, at)}: ${logText.decisions[decision as keyof typeof logText.decisions]}`
    : detail;
}

const targetKeys = /\b(preop|followUp)\|[^|\s]+\|([^|\s]+)\|([a-z]+)/g;
const timePoints = /\b(preop|followUp)\b/g;

/**
 * A detail with targets and time points in words. Scans that are masked from observers have no time point in what these did,
 * and none is named; the researcher, who chooses their slices, knows which is which.
 */
export function detailText(
  { act, detail, person }: Pick<AuditEntry, 'detail' | 'person'> & Partial<Pick<AuditEntry, 'act'>>,
  { muscles, blinding }: Protocol,
): string {
  const isMasked = blinding.timePoint && person !== 'researcher';
  const scanText = (timePoint: string): string =>
    isMasked ? 'scan' : timePoint === 'preop' ? 'pre-op' : 'follow-up';
  return (act === 'disagreement-settled' ? withDecision(detail) : detail)
    .replaceAll(targetKeys, (_key, timePoint: string, muscleId: string, side: string) => {
      const muscle = muscles.length > 1 ? muscles.find(({ id }) => id === muscleId)?.shortName : undefined;
      return [scanText(timePoint), muscle, side].filter((part) => part !== undefined).join(' ');
    })
    .replaceAll(timePoints, (_match, timePoint: string) => scanText(timePoint));
}

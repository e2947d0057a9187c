import type { Project } from '../domain/study/project';
import { enrolmentFlow, type FlowInput, type FlowLine } from './flow/enrolmentFlow';
import { finalScanCounts } from './flow/finalScanCounts';

/**
 * Who came into the study and why the final scans were taken, for the methods section: counts as they are now. Nothing that
 * tells of groups for whoever may not know them. One text a paragraph.
 */
export function enrolmentNotes(input: FlowInput): readonly string[] {
  const { project, subjects, showsGroup } = input;
  if (subjects.length === 0) return [];
  return [enrolmentText(input), ...(showsGroup ? finalScanText(input) : []), ...unblindingText(project)];
}

function enrolmentText(input: FlowInput): string {
  const { screened, excluded, waiting, included, training, notRead } = enrolmentFlow(input);
  const parts = [
    `${counted(screened.count, 'subject was', 'subjects were')} screened, ${excluded.count} excluded${linesText(excluded.lines)} and ${included.count} included.`,
    waiting
      ? `${counted(waiting.count, 'subject is', 'subjects are')} not settled yet${linesText(waiting.lines)}.`
      : '',
    training
      ? `${counted(training.count, 'included subject was', 'included subjects were')} for training: read, never analysed; the observers’ agreement on ${training.count === 1 ? 'it' : 'them'} is reported apart.`
      : '',
    notRead ? `Of ${counted(notRead.count, 'subject', 'subjects')} readings are still to be signed.` : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

/** Scanned for symptoms is no random part of those without refracture: readers have to know why. */
function finalScanText({ subjects: all }: FlowInput): readonly string[] {
  const { subjects, reasons, notNoted } = finalScanCounts(all);
  if (subjects === 0) return [];
  const noted = [
    ...reasons.map(({ text, count }) => `${text} (${count})`),
    ...(notNoted > 0 ? [`not noted (${notNoted})`] : []),
  ];
  return [
    `Why ${counted(subjects, 'subject', 'subjects')} without refracture had a final scan: ${noted.join('; ')}.`,
  ];
}

function unblindingText({ kind, unblinding, protocol }: Project): readonly string[] {
  if (kind.kind === 'demo' || !unblinding) return [];
  const { atUtc, unread } = unblinding;
  const lacking =
    unread === undefined
      ? ''
      : unread === 0
        ? ', when every reading was signed'
        : `, when ${counted(unread, 'reading was', 'readings were')} not signed`;
  return [
    `The study was unblinded on ${atUtc.slice(0, 10)}${lacking}.${protocol.observers.length > 1 ? ' Agreement counts readings that were signed before.' : ''}`,
  ];
}

function linesText(lines: readonly FlowLine[]): string {
  return lines.length === 0 ? '' : ` (${lines.map(({ text, count }) => `${text}: ${count}`).join('; ')})`;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

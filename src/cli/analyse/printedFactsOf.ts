import { auditChains } from '../../domain/keeping/auditChains';
import { auditHeadCode } from '../../domain/keeping/auditHeadCode';
import type { ExportContent } from '../../publishing/facts/exportContent';
import type { PrintedFacts } from '../../report/reviewer/reviewerFacts';
import { WrongInput } from '../wrongInput';

/**
 * What is printed about the making: the instant that was given, else that of the newest record, so that the same bundle gives the
 * same files; and the newest head of the log.
 */
export function printedFactsOf(
  { readings, log, project }: Pick<ExportContent, 'readings' | 'log' | 'project'>,
  software: string,
  at: string | undefined,
): PrintedFacts {
  const heads = [...auditChains(log).values()].flatMap((entries) => entries.slice(-1));
  const [newest] = heads.toSorted((a, b) => compareText(b.atUtc, a.atUtc) || compareText(a.chain, b.chain));
  const instants = [
    project.createdAtUtc,
    ...readings.flatMap(({ signedAtUtc }) => (signedAtUtc === undefined ? [] : [signedAtUtc])),
    ...(newest ? [newest.atUtc] : []),
  ].sort(compareText);
  return {
    atUtc: at === undefined ? (instants.at(-1) ?? project.createdAtUtc) : instantOf(at),
    software,
    logHead: newest ? auditHeadCode(newest) : '',
  };
}

function instantOf(text: string): string {
  const isInstant = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/.test(text);
  const date = new Date(text);
  if (!isInstant || Number.isNaN(date.getTime())) {
    throw new WrongInput(
      `--at is ${JSON.stringify(text)}, which is no instant. Write it as 2026-03-01 or 2026-03-01T12:00:00Z.`,
    );
  }
  return date.toISOString();
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

import { auditChains } from '../../domain/keeping/auditChains';
import { auditCheck } from '../../domain/keeping/auditCheck';
import type { AuditEntry } from '../../domain/keeping/auditEntry';
import { auditHash } from '../../io/storage/auditHash';
import type { ExportFacts } from '../../report/export/exportFacts';
import { logCsv, logJsonLines } from '../../report/logFile';
import { fileOf } from './fileOf';
import { type ItemMaker, once } from './itemMaker';
import { textPreview } from './textPreview';

/** Who did what when. */
export function logItem(facts: ExportFacts): ItemMaker {
  const { log } = facts;
  const lines = once(() => logJsonLines(log));
  return {
    item: {
      id: 'audit-log',
      group: 'words',
      name: 'Audit log',
      detail: `${log.length.toLocaleString('en')} ${log.length === 1 ? 'entry' : 'entries'}, ${standingOf(log)}`,
      formats: ['jsonl', 'csv'],
      defaultFormats: ['jsonl'],
    },
    preview: () => textPreview('audit-log.jsonl', lines()),
    write: async (format) => [fileOf('log/audit-log', format, format === 'jsonl' ? lines() : logCsv(log))],
  };
}

/** Hashing a long log takes a while, and nothing that is set changes it. */
const standings = new WeakMap<readonly AuditEntry[], string>();

function standingOf(log: readonly AuditEntry[]): string {
  const known = standings.get(log);
  if (known !== undefined) return known;
  const isFaulty = [...auditChains(log).values()].some(
    (entries) => auditCheck(entries, auditHash) !== undefined,
  );
  const standing = isFaulty ? 'chain broken' : 'chain intact';
  standings.set(log, standing);
  return standing;
}

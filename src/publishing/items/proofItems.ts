import { strFromU8, unzipSync } from 'fflate';
import { auditChains } from '../../domain/keeping/auditChains';
import { auditCheck } from '../../domain/keeping/auditCheck';
import type { AuditEntry } from '../../domain/keeping/auditEntry';
import { auditHash } from '../../io/storage/auditHash';
import type { ExportFacts } from '../../report/export/exportFacts';
import type { ExportFile } from '../../report/export/exportFile';
import type { ExportSettings } from '../../report/export/exportSettings';
import { reproductionKit } from '../../report/kit/reproductionKit';
import { logCsv, logJsonLines } from '../../report/logFile';
import { fileOf } from './fileOf';
import { type ItemMaker, once } from './itemMaker';
import { textPreview } from './textPreview';

/** What others re-compute the study with, and who did what when. */
export function proofItems(facts: ExportFacts, settings: ExportSettings): readonly ItemMaker[] {
  const { log } = facts;
  const kit = once(() => reproductionKit(facts, settings));
  const lines = once(() => logJsonLines(log));
  return [
    {
      item: {
        id: 'reproduction-kit',
        group: 'words',
        name: 'Reproduction kit',
        detail: 'Data, R script, SPSS syntax, README',
        formats: ['zip'],
        defaultFormats: ['zip'],
      },
      preview: async () => {
        const { name, text } = readmeOf(await kit());
        return textPreview(name, text);
      },
      write: async () => [{ ...(await kit()), name: 'reproduction-kit.zip' }],
    },
    {
      item: {
        id: 'audit-log',
        group: 'words',
        name: 'Audit log',
        detail: `${log.length.toLocaleString('en')} ${log.length === 1 ? 'entry' : 'entries'}, ${standingOf(log)}`,
        formats: ['jsonl', 'csv'],
        defaultFormats: ['jsonl'],
      },
      preview: () => textPreview('audit-log.jsonl', lines()),
      write: async (format) => [
        fileOf('log/audit-log', format, format === 'jsonl' ? lines() : logCsv(log)),
      ],
    },
  ];
}

/** The kit's own words about itself. */
function readmeOf({ bytes }: Pick<ExportFile, 'bytes'>): { readonly name: string; readonly text: string } {
  const isReadme = (name: string): boolean => /(^|\/)README(\.\w+)?$/.test(name);
  const [found] = Object.entries(unzipSync(bytes, { filter: ({ name }) => isReadme(name) }));
  return { name: found?.[0] ?? 'README', text: found ? strFromU8(found[1]) : '' };
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

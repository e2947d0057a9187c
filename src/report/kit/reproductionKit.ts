import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { dataTableCsv } from '../export/dataTable';
import type { ExportFacts } from '../export/exportFacts';
import type { ExportFile } from '../export/exportFile';
import type { ExportSettings } from '../export/exportSettings';
import { fixedZip } from '../export/formats/fixedZip';
import { tableCsv } from '../export/formats/tableCsv';
import { logJsonLines } from '../logFile';
import { kitData } from './kitData';
import { kitDataFolder } from './kitDataFolder';
import { kitReadme } from './kitReadme';
import { kitScriptR } from './kitScriptR';
import { kitTables } from './kitTables';
import { kitSyntaxSpss } from './spss/kitSyntaxSpss';

interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const encoder = new TextEncoder();

/** The files of the reproduction kit, without checksums; see `reproductionKit`. */
export function kitFiles(facts: ExportFacts, settings: ExportSettings): readonly NamedBytes[] {
  const text = (name: string, content: string): NamedBytes => ({ name, bytes: encoder.encode(content) });
  // R and PSPP read a mark at the beginning of a file as a part of its first name.
  const plain = { hasByteOrderMark: false };
  const tables = kitData(facts, settings);
  return [
    text('README.txt', kitReadme(facts, settings)),
    text('analysis.R', kitScriptR(facts, settings)),
    text('analysis.sps', kitSyntaxSpss(facts, settings, tables)),
    ...tables.map((table) => text(`${kitDataFolder}/${table.name}.csv`, dataTableCsv(table, plain))),
    ...kitTables(facts, settings).map(({ model }) =>
      text(`tables/${model.id}.csv`, tableCsv(model, settings.csv)),
    ),
    text('log/audit-log.jsonl', logJsonLines(facts.log)),
  ];
}

/**
 * Everything that somebody else needs to recompute the study: data, scripts for R and SPSS, what the tables print, the log, and
 * the checksum of every file. One zip; the same facts give the same bytes.
 */
export function reproductionKit(facts: ExportFacts, settings: ExportSettings): ExportFile {
  const files = kitFiles(facts, settings);
  const sums = files
    .map(({ name, bytes }) => `${bytesToHex(sha256(bytes))}  ${name}\n`)
    .toSorted((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1))
    .join('');
  return {
    name: 'reproduction-kit.zip',
    mediaType: 'application/zip',
    bytes: fixedZip([...files, { name: 'checksums.sha256', bytes: encoder.encode(sums) }]),
  };
}

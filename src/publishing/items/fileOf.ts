import type { ExportFile } from '../../report/export/exportFile';
import type { ExportFormat } from '../../report/export/exportItem';

const mediaTypes: Readonly<Record<ExportFormat | 'json' | 'txt', string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv;charset=utf-8',
  html: 'text/html;charset=utf-8',
  md: 'text/markdown;charset=utf-8',
  tex: 'application/x-tex;charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  zip: 'application/zip',
  jsonl: 'application/jsonl;charset=utf-8',
  xml: 'application/xml;charset=utf-8',
  json: 'application/json;charset=utf-8',
  txt: 'text/plain;charset=utf-8',
};

const encoder = new TextEncoder();

/** A file of a format; its name has no ending yet. */
export function fileOf(
  path: string,
  format: keyof typeof mediaTypes,
  content: string | Uint8Array<ArrayBuffer>,
): ExportFile {
  const bytes = typeof content === 'string' ? encoder.encode(content) : content;
  return { name: `${path}.${format}`, mediaType: mediaTypes[format], bytes };
}

/** Whether a format is text that a person can read. */
export function isTextFormat(format: ExportFormat): boolean {
  return !['docx', 'xlsx', 'png', 'zip'].includes(format);
}

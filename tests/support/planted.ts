import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { crc32 } from '../../src/base/crc32';
import type { ExportFile } from '../../src/report/export/exportFile';

/** How a text is put into a file of one kind, so that it stays one of that kind. */
type Planting = (bytes: Uint8Array, text: string) => Uint8Array;

const atEnd =
  (line: (text: string) => string): Planting =>
  (bytes, text) =>
    strToU8(`${strFromU8(bytes)}${line(text)}`);

const before =
  (mark: string, line: (text: string) => string): Planting =>
  (bytes, text) => {
    const content = strFromU8(bytes);
    const at = content.lastIndexOf(mark);
    if (at < 0) throw new Error(`The file has no ${mark}`);
    return strToU8(content.slice(0, at) + line(text) + content.slice(at));
  };

const inEntry =
  (pattern: RegExp, planting: Planting): Planting =>
  (bytes, text) => {
    const entries = unzipSync(bytes);
    const name = Object.keys(entries).find((one) => pattern.test(one));
    const content = name === undefined ? undefined : entries[name];
    if (name === undefined || !content) throw new Error(`The zip has no ${pattern}`);
    return zipSync({ ...entries, [name]: planting(content, text) });
  };

function pngWithText(bytes: Uint8Array, text: string): Uint8Array {
  const body = strToU8(`tEXtComment\0${text}`);
  const chunk = new Uint8Array(body.length + 8);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, body.length - 4);
  chunk.set(body, 4);
  view.setUint32(4 + body.length, crc32(body));
  // Behind the header, which is 8 + 25 bytes long.
  const planted = new Uint8Array(bytes.length + chunk.length);
  planted.set(bytes.subarray(0, 33));
  planted.set(chunk, 33);
  planted.set(bytes.subarray(33), 33 + chunk.length);
  return planted;
}

const plantings: Readonly<Record<string, Planting>> = {
  csv: atEnd((text) => `\r\nS-001,"${text}"`),
  md: atEnd((text) => `\n${text}\n`),
  txt: atEnd((text) => `\n${text}\n`),
  html: before('</body>', (text) => `<p>${text}</p>`),
  svg: before('</svg>', (text) => `<title>${text}</title>`),
  tex: atEnd((text) => `\n% ${text}\n`),
  json: before('}', (text) => `,"note":"${text}"`),
  jsonl: atEnd((text) => `{"detail":"${text}"}\n`),
  R: atEnd((text) => `\n# ${text}\n`),
  sps: atEnd((text) => `\n* ${text}.\n`),
  docx: inEntry(
    /^word\/document\.xml$/,
    before('</w:body>', (text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`),
  ),
  xlsx: inEntry(
    /^xl\/worksheets\/sheet1\.xml$/,
    before('</sheetData>', (text) => `<row><c t="inlineStr"><is><t>${text}</t></is></c></row>`),
  ),
  zip: inEntry(
    /\.csv$/,
    atEnd((text) => `\r\nS-001,"${text}"`),
  ),
  png: pngWithText,
};

/** The ending of a file's name. */
export function endingOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** The same file with a text in it; throws for kinds of files that nobody knows a place in. */
export function planted(file: ExportFile, text: string): ExportFile {
  const planting = plantings[endingOf(file.name)];
  if (!planting) throw new Error(`Nobody knows where to plant a name in ${file.name}`);
  return { ...file, bytes: new Uint8Array(planting(file.bytes, text)) };
}

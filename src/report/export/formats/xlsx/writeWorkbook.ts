import { Zip, ZipDeflate } from 'fflate';
import { assert } from '../../../../base/assert';
import { fixedZipTime } from '../fixedZip';
import { SharedStrings } from './sharedStrings';
import { sheetNames } from './sheetNames';
import { sheetXml } from './sheetXml';
import { StyleBook } from './styleBook';
import type { WorkbookSheet } from './workbook';
import { workbookParts } from './workbookParts';

/** Text is handed to the compressor in pieces of about this length: a sheet of millions of places is never one string. */
const pieceLength = 1 << 18;

/**
 * A workbook by ECMA-376 (XLSX). The same sheets give the same bytes.
 *
 * Written by ourselves: the package at hand keeps its texts in an object, so that a subject named "constructor" breaks the
 * file, writes the present time, and holds a whole sheet as one string.
 */
export function writeWorkbook(sheets: readonly WorkbookSheet[]): Uint8Array<ArrayBuffer> {
  assert(sheets.length > 0, 'a workbook has at least one sheet');
  const strings = new SharedStrings();
  const styles = new StyleBook();
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  const add = (name: string, xml: Iterable<string>) => addPart(zip, name, xml);
  for (const { name, xml } of workbookParts(sheets, sheetNames(sheets.map(({ name }) => name))))
    add(name, [xml]);
  sheets.forEach((sheet, index) => {
    add(`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet, strings, styles));
  });
  add('xl/styles.xml', [styles.xml()]);
  add('xl/sharedStrings.xml', strings.xml());
  zip.end();
  return joined(pieces);
}

function addPart(zip: Zip, name: string, xml: Iterable<string>): void {
  const encoder = new TextEncoder();
  const part = new ZipDeflate(name, { level: 6 });
  part.mtime = fixedZipTime;
  zip.add(part);
  let waiting = '';
  for (const text of xml) {
    waiting += text;
    if (waiting.length < pieceLength) continue;
    part.push(encoder.encode(waiting));
    waiting = '';
  }
  part.push(encoder.encode(waiting), true);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

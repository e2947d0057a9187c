import { parseFile } from '../dicom/parseFile';
import { readText } from '../dicom/tagSource';
import type { HttpAnswer } from './exchange';
import { multipartContents } from './multipart';
import { damaged, notDicomweb, type Read } from './trouble';

/**
 * The DICOM file of an answer, in one part or alone, checked to be the object that was asked for: another one's pixels under this
 * one's name would be measured without anybody noticing.
 */
export function readObjectFile(answer: HttpAnswer, sopUid: string): Read<Uint8Array<ArrayBuffer>> {
  const type = answer.header('Content-Type') ?? '';
  if (/html/i.test(type)) return notDicomweb('A page for people answered, such as a sign-in page.');
  if (!/multipart/i.test(type)) return checked(answer.body, sopUid);
  const contents = multipartContents(answer.body, type);
  if (!contents.ok) return contents;
  const [first, ...more] = contents.value;
  if (!first) return damaged('The answer has no parts.');
  if (more.length > 0) return damaged('The answer holds more than one object.');
  // A copy of its own: else the whole answer stays in memory with it.
  return checked(first.slice(), sopUid);
}

function checked(file: Uint8Array<ArrayBuffer>, sopUid: string): Read<Uint8Array<ArrayBuffer>> {
  if (!hasPrefix(file)) return damaged('What came is no DICOM file.');
  const parsed = parseFile(file, file.length);
  if (!parsed.ok) {
    // A deflated object too large to look into is left to whoever decodes it, who checks it too.
    if (parsed.error.kind === 'too-large') return { ok: true, value: file };
    return damaged('The object that came cannot be read as DICOM.');
  }
  const found = readText(parsed.value.source, 'SopInstanceUid');
  if (found !== sopUid) return damaged('Another object came than the one that was asked for.');
  return { ok: true, value: file };
}

function hasPrefix(file: Uint8Array): boolean {
  return file.length > 132 && new TextDecoder('latin1').decode(file.subarray(128, 132)) === 'DICM';
}

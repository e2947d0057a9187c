import dicomParser from 'dicom-parser';
import { raise } from './screenHands';

/** A person's name as it stands in files, with the character set that they state. */
export interface WrittenName {
  readonly charset: string;
  readonly bytes: Uint8Array;
  /** The same name in Unicode. */
  readonly text: string;
}

const inUtf8 = (text: string): WrittenName => ({
  charset: 'ISO_IR 192',
  bytes: new TextEncoder().encode(text),
  text,
});

/** Alphabetic, ideographic and phonetic group, in UTF-8. */
export const kim = inUtf8('Kim^Soonja=金^順子=김^순자');

/** The name of PS3.5 annex I.2, with its escapes to KS X 1001. */
export const hong: WrittenName = {
  charset: '\\ISO 2022 IR 149',
  bytes: Uint8Array.from(
    Buffer.from(
      `${Buffer.from('Hong^Gildong=').toString('hex')}1b242943fbf35e1b242943d1ced4d73d1b242943c8ab5e1b242943b1e6b5bf`,
      'hex',
    ),
  ),
  text: 'Hong^Gildong=洪^吉洞=홍^길동',
};

const named = 'x00100010';
const charset = 'x00080005';

/** An element with a length of two bytes (CS, PN) written anew; all after it moves. Explicit little endian files only. */
function rewritten(file: Uint8Array, tag: string, value: Uint8Array): Uint8Array {
  const { dataOffset, length } = dicomParser.parseDicom(file).elements[tag] ?? raise(`No ${tag}`);
  const padded = Buffer.concat([value, Buffer.from(value.length % 2 === 1 ? ' ' : '')]);
  const head = Buffer.from(file.subarray(0, dataOffset));
  head.writeUInt16LE(padded.length, dataOffset - 2);
  return Uint8Array.from(Buffer.concat([head, padded, file.subarray(dataOffset + length)]));
}

/** The same image of a patient of another name. */
export function renamedPatient(file: Uint8Array, name: WrittenName): Uint8Array {
  const inCharset = rewritten(file, charset, new TextEncoder().encode(name.charset));
  return rewritten(inCharset, named, name.bytes);
}

/** Bytes of Patient's Name in a file, without the space at an even length. */
export function nameBytesOf(file: Uint8Array): Uint8Array {
  const { dataOffset, length } = dicomParser.parseDicom(file).elements[named] ?? raise('No name');
  const bytes = file.subarray(dataOffset, dataOffset + length);
  return bytes.at(-1) === 0x20 ? bytes.subarray(0, -1) : bytes;
}

import type { Element } from 'dicom-parser';
import { err, ok, type Result } from '../../base/result';
import type { ModalityTable } from '../../domain/image/modalityTable';
import type { ModalityTableFacts } from '../../domain/image/sliceHeader';
import { sha256Hex } from './sha256Hex';
import { elementOf, itemsOf, type TagSource, valueBytes } from './tagSource';

/** A Modality LUT as a file has it. */
export interface ReadTable {
  readonly table: ModalityTable;
  readonly bitsPerEntry: number;
}

/**
 * The Modality LUT of a data set (PS3.3 C.11.1): undefined without one; where it cannot be used, what is wrong.
 *
 * The descriptor holds the number of entries (0 means 65536), the stored value of the first one (signed as the pixels
 * are) and the bits of each entry. Entries are unsigned, of one byte or of two; 8 bits are also found in 16-bit words,
 * which the length tells (C.11.1.1.1). Under big endian, single bytes are swapped in pairs as all words are.
 */
export function readModalityTable(
  dataSet: TagSource,
  isSigned: boolean,
): Result<ReadTable, string> | undefined {
  const sequence = elementOf(dataSet, 'ModalityLutSequence');
  const items = sequence === undefined ? [] : itemsOf(dataSet, sequence);
  const [item] = items;
  if (item === undefined) return undefined;
  if (items.length > 1) return err(`there are ${items.length} tables`);
  const descriptor = elementOf(item, 'LutDescriptor');
  if (descriptor === undefined || descriptor.length < 6) return err('its descriptor is missing or too short');
  const { bytes, parser } = item;
  const word = (index: number): number => parser.readUint16(bytes, descriptor.dataOffset + 2 * index);
  const entryCount = word(0) || 65_536;
  const firstStored = isSigned ? parser.readInt16(bytes, descriptor.dataOffset + 2) : word(1);
  const bitsPerEntry = word(2);
  if (bitsPerEntry < 8 || bitsPerEntry > 16) return err(`its entries are said to have ${bitsPerEntry} bits`);
  const data = elementOf(item, 'LutData');
  if (data === undefined) return err('it has no entries');
  const entries = readEntries(item, data, entryCount, bitsPerEntry);
  if (!entries)
    return err(`${data.length} bytes are there for ${entryCount} entries of ${bitsPerEntry} bits`);
  const largest = 2 ** bitsPerEntry - 1;
  if (entries.some((entry) => entry > largest)) return err(`an entry does not fit its ${bitsPerEntry} bits`);
  return ok({ table: { firstStored, entries }, bitsPerEntry });
}

/** What the header keeps of a table. */
export function modalityTableFacts({ table, bitsPerEntry }: ReadTable): ModalityTableFacts {
  const { entries, firstStored } = table;
  return { entries: entries.length, firstStored, bitsPerEntry, sha256: tableSha256(table) };
}

/** SHA-256 (hex) of the entries as little-endian 16-bit words. */
export function tableSha256({ entries }: ModalityTable): string {
  const bytes = new Uint8Array(entries.length * 2);
  const view = new DataView(bytes.buffer);
  entries.forEach((entry, index) => {
    view.setUint16(index * 2, entry, true);
  });
  return sha256Hex(bytes);
}

function readEntries(
  item: TagSource,
  data: Element,
  count: number,
  bitsPerEntry: number,
): Uint16Array | undefined {
  if (data.length === 2 * count) {
    return Uint16Array.from({ length: count }, (_, i) =>
      item.parser.readUint16(item.bytes, data.dataOffset + 2 * i),
    );
  }
  if (bitsPerEntry !== 8 || data.length !== count + (count % 2)) return undefined;
  const bytes = valueBytes(item, data);
  // Whichever byte of the word 00 01 comes out low says how words are written.
  const isBigEndian = item.parser.readUint16(Uint8Array.of(0, 1), 0) === 1;
  const swap = isBigEndian && data.vr !== 'OB' ? 1 : 0;
  return Uint16Array.from({ length: count }, (_, i) => bytes[i ^ swap] ?? 0);
}

import { err, ok, type Result } from '../../base/result';
import { type TableProblem, tableLimits } from '../../domain/covariateTable/tableFile';

/** An entry of a zip file's directory. */
interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: Uint8Array;
  readonly statedBytes: number;
}

const notOne = (message: string) => err({ kind: 'no-workbook', message } as const);

/** The entries of a zip file by its central directory; undefined where it is none. */
function entriesOf(bytes: Uint8Array): readonly Entry[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const u16 = (at: number): number => view.getUint16(at, true);
  const u32 = (at: number): number => view.getUint32(at, true);
  let end = bytes.length - 22;
  while (end >= 0 && end > bytes.length - 70_000 && u32(end) !== 0x06054b50) end -= 1;
  if (end < 0 || u32(end) !== 0x06054b50) return undefined;
  const entries: Entry[] = [];
  let at = u32(end + 16);
  for (let left = u16(end + 10); left > 0; left -= 1) {
    if (at + 46 > bytes.length || u32(at) !== 0x02014b50) return undefined;
    const [packedBytes, statedBytes] = [u32(at + 20), u32(at + 24)];
    const [nameBytes, extraBytes, commentBytes] = [u16(at + 28), u16(at + 30), u16(at + 32)];
    const local = u32(at + 42);
    if (local + 30 > bytes.length) return undefined;
    const first = local + 30 + u16(local + 26) + u16(local + 28);
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameBytes)),
      method: u16(at + 10),
      packed: bytes.subarray(first, first + packedBytes),
      statedBytes,
    });
    at += 46 + nameBytes + extraBytes + commentBytes;
  }
  return entries;
}

/** Unpacks a part and looks at its text piece by piece; undefined where it is larger than `atMost`. */
async function unpackedBytes(
  { method, packed }: Entry,
  atMost: number,
  look: (text: string) => void,
): Promise<number | undefined> {
  const whole = new Blob([packed.slice()]).stream();
  const stream = method === 8 ? whole.pipeThrough(new DecompressionStream('deflate-raw')) : whole;
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let count = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return count;
    count += value.length;
    if (count > atMost) {
      await reader.cancel();
      return undefined;
    }
    look(decoder.decode(value, { stream: true }));
  }
}

/** The number of a column by its letters: A is 1, XFD 16384. */
function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/**
 * Looks at a workbook before it is unpacked as a whole: that it is one, that what it unpacks to is no bomb (counted, not
 * believed), and that no cell stands so far out that the empty ones before it would fill the memory.
 */
export async function checkWorkbook(bytes: Uint8Array): Promise<Result<void, TableProblem>> {
  const entries = entriesOf(bytes);
  if (!entries) return notOne('The file is damaged, or it is no workbook.');
  if (!entries.some(({ name }) => name === 'xl/workbook.xml')) {
    return notOne('The file holds no Excel workbook.');
  }
  const tooLarge = err({ kind: 'unpacks-too-large', atMost: tableLimits.unpackedBytes } as const);
  const read = entries.filter(({ name }) => /\.xml(\.rels)?$/.test(name));
  if (read.some(({ method }) => method !== 0 && method !== 8))
    return notOne('It is packed in a way that is not read here.');
  if (read.reduce((sum, { statedBytes }) => sum + statedBytes, 0) > tableLimits.unpackedBytes)
    return tooLarge;
  let left: number = tableLimits.unpackedBytes;
  for (const entry of read) {
    const isSheet = /^xl\/worksheets\//.test(entry.name);
    const extent = { rows: 0, columns: 0 };
    const counted = await unpackedBytes(entry, left, isSheet ? extentWatch(extent) : () => undefined).catch(
      () => 'damaged' as const,
    );
    if (counted === 'damaged') return notOne('A part of the file is damaged.');
    if (counted === undefined || counted > entry.statedBytes) return tooLarge;
    left -= counted;
    if (extent.rows > tableLimits.rows) return err({ kind: 'too-many-rows', atMost: tableLimits.rows });
    if (extent.columns > tableLimits.columns)
      return err({ kind: 'too-many-columns', atMost: tableLimits.columns });
  }
  return ok(undefined);
}

/** Notes how far out cells with something in them stand; a piece's end is looked at again with the next piece. */
function extentWatch(extent: { rows: number; columns: number }): (text: string) => void {
  let rest = '';
  return (piece) => {
    const text = rest + piece;
    for (const [, letters = '', row = ''] of text.matchAll(/<c\s[^>]*?\br=["']([A-Z]{1,3})(\d{1,7})["']/g)) {
      extent.columns = Math.max(extent.columns, columnNumber(letters));
      extent.rows = Math.max(extent.rows, Number(row));
    }
    for (const [, row = ''] of text.matchAll(/<row\s[^>]*?\br=["'](\d{1,10})["']/g)) {
      extent.rows = Math.max(extent.rows, Number(row));
    }
    rest = text.slice(Math.max(0, text.lastIndexOf('<'), text.length - 2000));
  };
}

import { strToU8, type Unzipped, unzipSync, type Zippable, zipSync } from 'fflate';
import { err, ok, type Result } from '../../base/result';
import type { RoiFileRefusal } from '../../domain/roiFiles/foreignRoi';
import { crc32, zipSums } from './zipSums';

/** Far more than the ROIs of a study; a zip that lists more is a fault or an attack. */
const mostEntries = 20_000;
const mostBytes = 256 * 1024 * 1024;

/** What may still be unpacked: of a set and of the sets in it together, else a few bytes could unpack without end. */
export interface UnpackBudget {
  files: number;
  bytes: number;
}

/** Before anything of a file was unpacked. */
export function startBudget(): UnpackBudget {
  return { files: mostEntries, bytes: mostBytes };
}

/** One file in a set. */
export interface SetFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** False where the zip states another check sum: a byte was changed on the way. */
  readonly isSound: boolean;
}

/**
 * The files in a zip, folders left out. Refused before anything is unpacked where it claims too much; refused, not
 * thrown, where it is damaged.
 */
export function openRoiSet(
  bytes: Uint8Array,
  file: string,
  left: UnpackBudget = startBudget(),
): Result<readonly SetFile[], RoiFileRefusal> {
  let entries = 0;
  let total = 0;
  let tooMuch = false;
  const names = new Set<string>();
  let opened: Unzipped;
  try {
    opened = unzipSync(bytes, {
      filter: ({ originalSize, name }) => {
        entries += 1;
        total += originalSize;
        tooMuch ||= entries > left.files || total > left.bytes;
        if (tooMuch || name.endsWith('/')) return false;
        // Only one of them would come out of the unpacking, and nobody would be told.
        if (names.has(name)) throw new Error(`it has two files named "${name.slice(0, 80)}"`);
        if (name === '__proto__')
          throw new Error('it has a file named "__proto__", which cannot be unpacked');
        names.add(name);
        return true;
      },
    });
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    return err({ file, roiName: '', kind: 'damaged', detail });
  }
  if (tooMuch)
    return err({ file, roiName: '', kind: 'too-large', detail: `${entries} files, ${total} bytes` });
  left.files -= entries;
  left.bytes -= total;
  const sums = zipSums(bytes);
  return ok(
    Object.entries(opened)
      // What macOS adds to a zip beside every file.
      .filter(([path]) => !/(^|\/)(__MACOSX\/|\._|\.DS_Store$)/.test(path))
      .map(([path, content]) => ({ path, bytes: content, isSound: isSound(sums.get(path), content) })),
  );
}

/** A sum that the directory does not have cannot be checked. */
function isSound(sum: number | undefined, content: Uint8Array): boolean {
  return sum === undefined || sum === crc32(content);
}

/**
 * A zip of files, as ImageJ's ROI Manager opens it: no folder, no manifest. `at` is the time stamped on the entries. Of
 * files with the same name (letters' case does not count) the later ones get a number: none takes another one's place.
 */
export function writeSet(
  files: readonly { readonly path: string; readonly content: Uint8Array | string }[],
  at: Date,
): Uint8Array {
  const entries: Zippable = {};
  const taken = new Set<string>();
  for (const { path, content } of files) {
    entries[freePath(path, taken)] = [
      typeof content === 'string' ? strToU8(content) : content,
      { mtime: at },
    ];
  }
  return zipSync(entries);
}

function freePath(path: string, taken: Set<string>): string {
  const dot = path.lastIndexOf('.');
  const [stem, extension] = dot < 0 ? [path, ''] : [path.slice(0, dot), path.slice(dot)];
  let free = path;
  for (let count = 2; taken.has(free.toLowerCase()); count++) free = `${stem}-${count}${extension}`;
  taken.add(free.toLowerCase());
  return free;
}

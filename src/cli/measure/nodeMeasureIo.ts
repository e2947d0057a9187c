import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { nodeCodecs } from '../../io/dicom/codecs/nodeCodecs';
import type { CommandIo } from '../commandIo';
import type { MeasureIo } from './measureIo';

/** The files of this computer. */
export function nodeMeasureIo(io: CommandIo): MeasureIo {
  return {
    ...io,
    readFile: async (path) => new Uint8Array(await readFile(path)),
    listFiles,
    codecs: nodeCodecs(),
  };
}

async function listFiles(path: string): Promise<readonly string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const entries = await readdir(path, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

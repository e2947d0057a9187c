import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ExportFile } from '../../report/export/exportFile';
import { WrongInput } from '../wrongInput';

/** Refuses a folder that holds something, unless it is forced; asked before anything is computed. */
export async function checkFolder(folder: string, isForced: boolean): Promise<void> {
  const facts = await stat(folder).catch(() => undefined);
  if (!facts) return;
  if (!facts.isDirectory()) throw new WrongInput(`${folder} is a file. Name a folder with --out.`);
  if (isForced) return;
  if ((await readdir(folder)).length > 0) {
    throw new WrongInput(
      `The folder ${folder} is not empty. Name another one, or add --force to replace files of the same names in it.`,
    );
  }
}

/** Writes files, with the folders in their names. */
export async function writeFolder(folder: string, files: readonly ExportFile[]): Promise<void> {
  for (const { name, bytes } of files) {
    const path = join(folder, ...name.split('/'));
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
  }
}

import { expect, it } from 'vitest';
import { filesFromDrop, filesFromPicker } from '../../../../src/io/sources/collectFiles';
import { givenLocations } from '../../../../src/io/sources/givenLocations';

/** A file entry as a browser hands it out of a drop. */
function fileEntry(fullPath: string) {
  const file = new File(['x'], fullPath.split('/').at(-1) ?? '');
  return { isFile: true, isDirectory: false, fullPath, file: (done: (file: File) => void) => done(file) };
}

/** A folder entry whose reader hands out at most `batch` children a call, as browsers do with 100. */
function folderEntry(fullPath: string, children: readonly object[], batch: number) {
  return {
    isFile: false,
    isDirectory: true,
    fullPath,
    createReader: () => {
      let next = 0;
      return {
        readEntries: (done: (entries: readonly object[]) => void) => {
          done(children.slice(next, next + batch));
          next += batch;
        },
      };
    },
  };
}

async function pathsOf(entries: readonly unknown[]): Promise<readonly string[]> {
  const paths: string[] = [];
  for await (const { path } of filesFromDrop(entries)) paths.push(path);
  return paths;
}

it('walks dropped folders to the last batch of a reader', async () => {
  const files = Array.from({ length: 5 }, (_, i) => fileEntry(`/cohort/S1/IM${i}`));
  const cohort = folderEntry('/cohort', [folderEntry('/cohort/S1', files, 2), fileEntry('/cohort/a.txt')], 2);
  expect(await pathsOf([cohort, fileEntry('/loose.dcm')])).toEqual([
    'cohort/S1/IM0',
    'cohort/S1/IM1',
    'cohort/S1/IM2',
    'cohort/S1/IM3',
    'cohort/S1/IM4',
    'cohort/a.txt',
    'loose.dcm',
  ]);
});

it('takes a plain file where the browser gave no entry, and passes over what is neither', async () => {
  expect(await pathsOf([new File(['x'], 'plain.dcm'), undefined, 'text', {}])).toEqual(['plain.dcm']);
});

it('names picked files by their path inside the chosen folder', () => {
  const inFolder = Object.assign(new File(['x'], 'IM1'), { webkitRelativePath: 'cohort/S1/IM1' });
  const alone = Object.assign(new File(['x'], 'IM2'), { webkitRelativePath: '' });
  expect([...filesFromPicker([inFolder, alone])].map(({ path }) => path)).toEqual(['cohort/S1/IM1', 'IM2']);
});

it('names what the browser will not open, a file or a folder, and goes on with the rest', async () => {
  const refuse = (_done: unknown, failed: (cause: Error) => void) => failed(new Error('NotFoundError'));
  const gone = { ...fileEntry('/cohort/gone.dcm'), file: refuse };
  const locked = {
    ...folderEntry('/cohort/locked', [], 2),
    createReader: () => ({ readEntries: refuse }),
  };
  const cohort = folderEntry('/cohort', [gone, locked, fileEntry('/cohort/good.dcm')], 2);
  const given: unknown[] = [];
  for await (const one of filesFromDrop([cohort])) given.push(one);
  expect(given).toEqual([
    { path: 'cohort/gone.dcm', unreadable: 'NotFoundError' },
    { path: 'cohort/locked', unreadable: 'NotFoundError' },
    { path: 'cohort/good.dcm', file: expect.any(File) },
  ]);
  const expanded: unknown[] = [];
  for await (const one of givenLocations(filesFromDrop([cohort]))) expanded.push(one);
  expect(expanded).toMatchObject([
    { kind: 'unusable', path: 'cohort/gone.dcm', reason: 'cannot-be-read', detail: 'NotFoundError' },
    { kind: 'unusable', path: 'cohort/locked', reason: 'cannot-be-read', detail: 'NotFoundError' },
    { kind: 'location', location: { path: 'cohort/good.dcm' } },
  ]);
});

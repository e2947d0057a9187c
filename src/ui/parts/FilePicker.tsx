import { type ReactNode, useRef } from 'react';
import { inSlices } from '../../app/inSlices';
import type { GivenImages } from '../../app/ports';
import type { Steps } from '../../base/steps';
import { useApp, useAppState } from '../AppContext';
import { isBundleName } from './takeDrop';

/** A folder out of the browser's own picker, which can be opened again after a reload. */
export interface PickedFolder {
  readonly name: string;
  readonly given: GivenImages;
  readonly bundle?: { arrayBuffer(): Promise<ArrayBuffer> };
}

interface FilePickerProps {
  /** A whole folder instead of single files. */
  readonly isFolder?: boolean;
  readonly accept?: string;
  readonly label?: string;
  readonly onChoose: (files: readonly File[]) => void;
  /** Of a folder that the browser can remember; without it, and in other browsers, its files are given. */
  readonly onFolder?: (picked: PickedFolder) => void;
  readonly children: (open: () => void) => ReactNode;
}

/** Files taken out of a list between two rests: the browser makes an object of each when it is touched. */
const filesAStep = 200;

function* fileSteps(list: FileList): Steps<readonly File[]> {
  const files: File[] = [];
  for (let at = 0; at < list.length; at++) {
    const file = list.item(at);
    if (file) files.push(file);
    if (at % filesAStep === filesAStep - 1) yield;
  }
  return files;
}

/** A copy of a picker's list, made in short slices: a folder of a hospital has tens of thousands of files. */
async function filesOf(list: FileList | null): Promise<readonly File[]> {
  return list ? inSlices(fileSteps(list)) : [];
}

/** Opens the browser's file or folder picker from any control. */
export function FilePicker({
  isFolder = false,
  accept,
  label,
  onChoose,
  onFolder,
  children,
}: FilePickerProps) {
  const app = useApp();
  const hasFolderAccess = useAppState((state) => state.support.hasFolderAccess);
  const input = useRef<HTMLInputElement>(null);
  const openInput = (): void => input.current?.click();
  const openFolder = (take: (picked: PickedFolder) => void): void => {
    void app.pickFolder(isBundleName).then((picked) => {
      if (picked.kind === 'picked') take(picked);
      // A page inside another one has the picker and may not use it.
      else if (picked.kind === 'unavailable') openInput();
    });
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        aria-label={label}
        accept={accept}
        {...(isFolder ? { webkitdirectory: '' } : {})}
        onChange={(event) => {
          const { target } = event;
          void filesOf(target.files).then((files) => {
            // The same folder may be chosen again. This empties the list too, so it comes after the copy.
            target.value = '';
            if (files.length > 0) onChoose(files);
          });
        }}
      />
      {children(isFolder && onFolder && hasFolderAccess ? () => openFolder(onFolder) : openInput)}
    </>
  );
}

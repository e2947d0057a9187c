import { type ReactNode, useRef } from 'react';

interface FilePickerProps {
  /** A whole folder instead of single files. */
  readonly isFolder?: boolean;
  readonly accept?: string;
  readonly label?: string;
  readonly onChoose: (files: readonly File[]) => void;
  readonly children: (open: () => void) => ReactNode;
}

/** Opens the browser's file or folder picker from any control. */
export function FilePicker({ isFolder = false, accept, label, onChoose, children }: FilePickerProps) {
  const input = useRef<HTMLInputElement>(null);
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
          const files = [...(event.target.files ?? [])];
          // The same folder may be chosen again.
          event.target.value = '';
          if (files.length > 0) onChoose(files);
        }}
      />
      {children(() => input.current?.click())}
    </>
  );
}

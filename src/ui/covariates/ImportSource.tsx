import { Button, Textarea } from '@mantine/core';
import { IconClipboard, IconFile } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useApp } from '../AppContext';
import { FilePicker } from '../parts/FilePicker';
import { KeyHint } from '../parts/KeyHint';
import { StateIcon } from '../parts/StateIcon';
import { importText as text } from './importText';

interface ImportSourceProps {
  readonly refusal: string | undefined;
  readonly isReading: boolean;
  readonly onFile: (file: File) => void;
  readonly onPaste: (pasted: string) => void;
}

/** Where the table comes from: a file that is chosen or dropped, or cells that are pasted. */
export function ImportSource({ refusal, isReading, onFile, onPaste }: ImportSourceProps) {
  const app = useApp();
  const [isOver, setOver] = useState(false);
  const [typed, setTyped] = useState('');
  const latest = useRef(onPaste);
  latest.current = onPaste;
  useEffect(() => {
    const onPasted = (event: ClipboardEvent): void => {
      const pasted = event.clipboardData?.getData('text/plain') ?? '';
      if (pasted.trim() === '') return;
      event.preventDefault();
      latest.current(pasted);
    };
    addEventListener('paste', onPasted);
    return () => removeEventListener('paste', onPasted);
  }, []);
  return (
    <section
      className={isOver ? 'import-source over' : 'import-source'}
      aria-label={text.title}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer.files.item(0);
        if (file) onFile(file);
      }}
    >
      <h2>{text.drop}</h2>
      <p className="muted">{text.dropHint}</p>
      <div className="import-source-acts">
        <FilePicker
          accept=".csv,.tsv,.txt,.xlsx,text/csv,text/plain"
          label={text.fileInput}
          onChoose={([file]) => file && onFile(file)}
        >
          {(openFiles) => (
            <Button
              variant="filled"
              leftSection={<IconFile size={15} aria-hidden />}
              disabled={isReading}
              onClick={openFiles}
              data-autofocus
            >
              {text.choose}
            </Button>
          )}
        </FilePicker>
        <Button onClick={() => void app.saveCovariates('template')}>{text.template}</Button>
        <span className="icon-text hint">
          <IconClipboard size={14} aria-hidden />
          <KeyHint keys={['Ctrl', 'V']} does={text.pasteKeys} />
        </span>
      </div>
      <form
        className="import-paste"
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim() !== '') onPaste(typed);
        }}
      >
        <Textarea
          label={text.pasteField}
          rows={5}
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" disabled={typed.trim() === ''}>
          {text.readPasted}
        </Button>
      </form>
      {isReading ? <p role="status">{text.reading}</p> : null}
      {refusal ? (
        <p role="alert" className="icon-text top">
          <StateIcon state="wrong" />
          {refusal}
        </p>
      ) : null}
    </section>
  );
}

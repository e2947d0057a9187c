import { Button } from '@mantine/core';
import { IconPackageImport } from '@tabler/icons-react';
import { useApp } from '../AppContext';
import { FilePicker } from '../parts/FilePicker';
import { exchangeText } from './exchangeText';
import { bundlesOf } from './givenBundles';

const text = exchangeText.in;

/** Takes returned bundles in: dropped, or chosen. What they bring is shown by a dialog before anything is written. */
export function TakeInView({ isOver }: { readonly isOver: boolean }) {
  const app = useApp();
  return (
    <div className="exchange-page">
      <div className="exchange-title">
        <h1>{text.title}</h1>
        <span className="muted">{text.caption}</span>
      </div>
      <div className={isOver ? 'exchange-drop over' : 'exchange-drop'}>
        <IconPackageImport size={22} className="muted" aria-hidden />
        <div>
          <strong>{isOver ? text.over : text.drop}</strong>
          <div className="hint">{text.text}</div>
        </div>
        <FilePicker
          accept=".zip"
          label={text.input}
          onChoose={(files) => void app.offerBundles(bundlesOf(files))}
        >
          {(openPicker) => (
            <Button variant="filled" onClick={openPicker}>
              {text.pick}
            </Button>
          )}
        </FilePicker>
      </div>
      <ul className="exchange-facts">
        {text.facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </div>
  );
}

import type { ExportSettings } from '../../report/export/exportSettings';
import { useApp } from '../AppContext';
import { checkText as text } from './checkText';

const names = ['hasDates', 'hasAgesOver89', 'hasImageUids', 'hasNotes'] as const;

/** What may leave besides, each off until somebody says so. */
export function LeaveOptions({ settings }: { readonly settings: ExportSettings }) {
  const app = useApp();
  return (
    <section className="export-options" aria-label={text.options}>
      <h3>{text.options}</h3>
      {names.map((name) => (
        <label key={name} className="export-option">
          <input
            type="checkbox"
            className="export-tick"
            checked={settings[name]}
            onChange={(event) =>
              void app.chooseExport({ settings: { ...settings, [name]: event.target.checked } })
            }
          />
          <span>
            {text.optionNames[name]}
            <span className="hint">{text.optionMeans[name]}</span>
          </span>
        </label>
      ))}
    </section>
  );
}

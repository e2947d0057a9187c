import type { ExportSettings, TableExtras } from '../../report/export/exportSettings';
import { exportText } from './exportText';
import { SettingsPopover } from './SettingsPopover';

const text = exportText.extras;

const names = [
  'hasTotalColumn',
  'hasMissingCounts',
  'hasStandardisedDifferences',
  'hasEffectSizes',
  'hasShifts',
  'hasAdjustedP',
] as const satisfies readonly (keyof TableExtras)[];

/** Columns and lines that tables have only where they are asked for, and what CSV files begin with. */
export function ExtrasMenu({
  settings: { extras, csv },
  onChoose,
}: {
  readonly settings: ExportSettings;
  readonly onChoose: (change: Partial<ExportSettings>) => void;
}) {
  const count = names.filter((name) => extras[name]).length;
  return (
    <SettingsPopover label={text.button} {...(count > 0 && { value: `+ ${count}` })} title={text.title}>
      {names.map((name) => (
        <label key={name} className="export-option">
          <input
            type="checkbox"
            className="export-tick"
            checked={extras[name]}
            onChange={(event) => onChoose({ extras: { ...extras, [name]: event.target.checked } })}
          />
          <span>{text[name]}</span>
        </label>
      ))}
      <h3 className="hint">{text.csv}</h3>
      <label className="export-option">
        <input
          type="checkbox"
          className="export-tick"
          checked={csv.hasByteOrderMark}
          onChange={(event) => onChoose({ csv: { hasByteOrderMark: event.target.checked } })}
        />
        <span>
          {text.hasByteOrderMark}
          <span className="hint">{text.byteOrderMarkHint}</span>
        </span>
      </label>
    </SettingsPopover>
  );
}

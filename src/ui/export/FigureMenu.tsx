import type { ExportSettings } from '../../report/export/exportSettings';
import { Segments } from '../parts/Segments';
import { exportText } from './exportText';
import { SettingsPopover } from './SettingsPopover';

const text = exportText.figure;

/** Width and dots of all figures. */
export function FigureMenu({
  settings: { figures },
  onChoose,
}: {
  readonly settings: ExportSettings;
  readonly onChoose: (change: Partial<ExportSettings>) => void;
}) {
  const { widthMm, dpi } = figures;
  return (
    <SettingsPopover label={text.button} value={`${widthMm} mm`} title={text.title}>
      <fieldset className="export-radios">
        <legend>{text.width}</legend>
        {([85, 175] as const).map((width) => (
          <label key={width} className="export-option">
            <input
              type="radio"
              name="figure-width"
              className="export-tick"
              checked={width === widthMm}
              onChange={() => onChoose({ figures: { ...figures, widthMm: width } })}
            />
            <span>{text.widths[width]}</span>
          </label>
        ))}
      </fieldset>
      <div className="export-line">
        <span className="muted">{text.dpi}</span>
        <Segments
          label={text.dpi}
          choices={['300', '600'] as const}
          chosen={dpi === 300 ? '300' : '600'}
          texts={{ 300: exportText.dpi(300), 600: exportText.dpi(600) }}
          onChoose={(one) => onChoose({ figures: { ...figures, dpi: one === '300' ? 300 : 600 } })}
        />
      </div>
    </SettingsPopover>
  );
}

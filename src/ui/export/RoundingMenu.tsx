import { Popover } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import type { PrintStyle } from '../../report/export/printStyle';
import { printStyleName, printStyles } from '../../report/export/tables/printStyles';
import { exportText } from './exportText';
import { StyleForm } from './StyleForm';
import '../results/choice/choice.css';

const text = exportText.rounding;

/** How numbers are printed: the ways of journals, or each by hand. */
export function RoundingMenu({
  style,
  onChoose,
}: {
  readonly style: PrintStyle;
  readonly onChoose: (style: PrintStyle) => void;
}) {
  const [isOpen, setOpen] = useState(false);
  const preset = printStyleName(style);
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-end"
      width={372}
      trapFocus
      returnFocus
      withinPortal
    >
      <Popover.Target>
        <button
          type="button"
          className="choice-button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {text.button} <strong>{preset?.name ?? text.own}</strong>
          <IconChevronDown size={14} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown className="export-panel export-rounding" aria-label={text.title}>
        <fieldset className="export-radios">
          <legend>{text.presets}</legend>
          {printStyles.map((one) => (
            <label key={one.id} className="export-option">
              <input
                type="radio"
                name="print-style"
                className="export-tick"
                checked={one === preset}
                onChange={() => onChoose(one.style)}
              />
              <span>
                {one.name} <span className="hint">{one.says}</span>
              </span>
            </label>
          ))}
          {preset ? null : (
            <label className="export-option">
              <input type="radio" name="print-style" className="export-tick" checked readOnly />
              <span>
                {text.own} <span className="hint">{text.ownHint}</span>
              </span>
            </label>
          )}
        </fieldset>
        <StyleForm style={style} onChoose={onChoose} />
        <p className="hint">{text.note}</p>
      </Popover.Dropdown>
    </Popover>
  );
}

import { Popover } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import '../results/choice/choice.css';

/** A control that says what it sets, and opens it. */
export function SettingsPopover({
  label,
  value,
  title,
  children,
}: {
  readonly label: string;
  readonly value?: string;
  readonly title: string;
  readonly children: ReactNode;
}) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-end"
      width={320}
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
          {label} {value === undefined ? null : <strong>{value}</strong>}
          <IconChevronDown size={14} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown className="export-panel" aria-label={title}>
        <h2>{title}</h2>
        {children}
      </Popover.Dropdown>
    </Popover>
  );
}

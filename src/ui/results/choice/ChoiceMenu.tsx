import { Menu } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import './choice.css';

/** One of the things that can be chosen. */
export interface MenuChoice {
  readonly key: string;
  readonly label: string;
  readonly hint?: string;
  readonly icon?: ReactNode;
  readonly isChosen: boolean;
  readonly choose: () => void;
}

/** A control that says what is chosen, and opens what else there is. */
export function ChoiceMenu({
  label,
  value,
  isOwn,
  choices,
  staysOpen = false,
}: {
  readonly label: string;
  readonly value: string;
  /** Whether the value is the study's own; another one is marked. */
  readonly isOwn: boolean;
  readonly choices: readonly MenuChoice[];
  /** Where several may be chosen. */
  readonly staysOpen?: boolean;
}) {
  return (
    <Menu position="bottom-start" closeOnItemClick={!staysOpen}>
      <Menu.Target>
        <button type="button" className="choice-button" data-own={isOwn}>
          {label} <strong>{value}</strong>
          <IconChevronDown size={14} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown className="choice-menu">
        {choices.map(({ key, label: text, hint, icon, isChosen, choose }) => (
          <Menu.Item
            key={key}
            leftSection={icon}
            rightSection={isChosen ? <IconCheck size={14} aria-hidden /> : <span className="check-space" />}
            aria-current={isChosen || undefined}
            onClick={choose}
          >
            {text}
            {hint ? <span className="choice-hint">{hint}</span> : null}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

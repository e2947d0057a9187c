import { Button } from '@mantine/core';
import { KeyCap } from '../parts/KeyCap';
import { enrolmentText as text } from './enrolmentText';

/** What can be done with ticked subjects. */
export interface SelectionActs {
  readonly exclude: () => void;
  readonly include: () => void;
  readonly training: () => void;
  readonly note: () => void;
  readonly finalScan: () => void;
  readonly erase: () => void;
  readonly clear: () => void;
}

interface SelectionBarProps {
  readonly count: number;
  readonly areTraining: boolean;
  /** The reason of a final scan tells of refractures. */
  readonly showsGroup: boolean;
  readonly acts: SelectionActs;
}

/** Under the list while rows are ticked: every act with its key. */
export function SelectionBar({ count, areTraining, showsGroup, acts }: SelectionBarProps) {
  const button = (label: string, key: string, onClick: () => void) => (
    <Button size="compact-sm" rightSection={<KeyCap name={key} />} aria-label={label} onClick={onClick}>
      {label}
    </Button>
  );
  return (
    <fieldset className="selection-bar" aria-label={text.bar} data-testid="selection-bar">
      <strong>{text.selected(count)}</strong>
      <span className="gap" />
      {button(text.exclude, 'E', acts.exclude)}
      {button(text.include, 'I', acts.include)}
      {button(areTraining ? text.noTraining : text.training, 'T', acts.training)}
      {showsGroup ? button(text.finalScan, 'W', acts.finalScan) : null}
      {button(text.note, 'M', acts.note)}
      {button(text.erase, 'Del', acts.erase)}
      <span className="bar-divider" aria-hidden />
      {button(text.clear, 'Esc', acts.clear)}
    </fieldset>
  );
}

import { Button, Popover } from '@mantine/core';
import { IconFilter, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { StudyResults } from '../../../analysis/studyResults';
import { filterText } from '../../../report/choiceText';
import type { ControlProps } from './ChoiceControls';
import { choiceControlsText } from './choiceControlsText';
import { FilterForm } from './FilterForm';

const texts = choiceControlsText.form;

/** Who of the analysed subjects is looked at: the filters in force, each with its way out, and one more. */
export function FilterControl({
  results,
  choice: { filters },
  onChoose,
}: ControlProps & { readonly results: StudyResults }) {
  const [isOpen, setOpen] = useState(false);
  const custom = results.flow.customCovariates;
  const count = filters.length;
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={340} trapFocus withinPortal>
      <Popover.Target>
        <button
          type="button"
          className="choice-button"
          data-own={count === 0}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          <IconFilter size={14} aria-hidden />
          {count === 0 ? choiceControlsText.filter : <strong>{choiceControlsText.filters(count)}</strong>}
        </button>
      </Popover.Target>
      <Popover.Dropdown className="filter-panel" aria-label={texts.title}>
        <h2>{texts.title}</h2>
        {count === 0 ? <p className="muted">{texts.none}</p> : null}
        <ul className="filter-list">
          {filters.map((filter) => {
            const text = filterText(filter, custom);
            return (
              <li key={text}>
                <span>{text}</span>
                <Button
                  size="compact-xs"
                  variant="subtle"
                  aria-label={texts.remove(text)}
                  onClick={() => onChoose({ filters: filters.filter((one) => one !== filter) })}
                >
                  <IconX size={14} aria-hidden />
                </Button>
              </li>
            );
          })}
        </ul>
        <FilterForm results={results} onAdd={(filter) => onChoose({ filters: [...filters, filter] })} />
      </Popover.Dropdown>
    </Popover>
  );
}

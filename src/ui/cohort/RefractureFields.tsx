import { Button, MultiSelect, Select } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { parseVertebralLevel, vertebralLevels } from '../../domain/level';
import type { Covariates, Refracture } from '../../domain/study/subject';
import { cohortText } from './cohortText';
import { SavedField } from './SavedField';
import { useDates } from './useDates';

type Answer = keyof typeof cohortText.panel.refracture;

const text = cohortText.panel;
const levels = vertebralLevels.map((level) => ({ value: level, label: level }));
const answers: readonly Answer[] = ['not-recorded', 'none-on-final-scan', 'confirmed'];

/** Whether there was a refracture, and each confirmed one: when, and at which levels. */
export function RefractureFields({
  refracture,
  onChange,
}: {
  readonly refracture: Covariates['refracture'];
  readonly onChange: (refracture: Covariates['refracture']) => void;
}) {
  const dates = useDates();
  const events = refracture?.kind === 'confirmed' ? refracture.events : [];
  const numbered = events.map((event, at) => ({ event, number: at + 1 }));
  const setEvents = (changed: readonly Refracture[]): void =>
    onChange({ kind: 'confirmed', events: changed });
  const setEvent = (number: number, event: Refracture): void =>
    setEvents(events.map((one, at) => (at + 1 === number ? event : one)));
  const answer = (value: string | null): void => {
    if (value === 'none-on-final-scan') onChange({ kind: 'none-on-final-scan' });
    else if (value === 'confirmed') onChange({ kind: 'confirmed', events: [{ levels: [] }] });
    else onChange(undefined);
  };
  return (
    <div className="refracture-fields">
      <Select
        label={cohortText.covariates.refracture}
        data={answers.map((value) => ({ value, label: text.refracture[value] }))}
        value={refracture?.kind ?? 'not-recorded'}
        onChange={answer}
      />
      {numbered.map(({ event, number }) => (
        // Events have no identity of their own; their order is that in which they were entered.
        <fieldset key={number} className="refracture-event">
          <legend>{text.event(number)}</legend>
          <SavedField
            label={text.eventDate}
            stored={event.date ? dates.writeInField(event.date) : ''}
            placeholder={dates.isDays ? text.dayHint : text.dateHint}
            onSave={(typed) => {
              const parsed = dates.read(typed);
              if (!parsed.ok) return text.problem(parsed.error);
              setEvent(number, { levels: event.levels, ...(parsed.value && { date: parsed.value }) });
              return undefined;
            }}
          />
          <MultiSelect
            label={text.eventLevels}
            data={levels}
            searchable
            selectFirstOptionOnChange
            placeholder={event.levels.length === 0 ? text.notEntered : undefined}
            value={[...event.levels]}
            onChange={(values) =>
              setEvent(number, {
                ...event,
                levels: values.flatMap((value) => parseVertebralLevel(value) ?? []),
              })
            }
          />
          {events.length > 1 ? (
            <button
              type="button"
              className="bare-button"
              aria-label={text.removeEvent(number)}
              onClick={() => setEvents(events.filter((_, at) => at + 1 !== number))}
            >
              <IconX size={14} aria-hidden />
            </button>
          ) : null}
        </fieldset>
      ))}
      {refracture?.kind === 'confirmed' ? (
        <div>
          <Button
            size="compact-sm"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => setEvents([...events, { levels: [] }])}
          >
            {text.addEvent}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

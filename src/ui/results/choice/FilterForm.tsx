import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { StudyResults } from '../../../analysis/studyResults';
import type { SubjectFilter } from '../../../analysis/subjectFilter';
import { choiceControlsText } from './choiceControlsText';
import { type FilterDraft, filterKinds, filterOf, valuesOfKind } from './filterDraft';
import { numberChoices } from './numberChoices';

const texts = choiceControlsText.form;

/** Asks for one more filter. */
export function FilterForm({
  results,
  onAdd,
}: {
  readonly results: StudyResults;
  readonly onAdd: (filter: SubjectFilter) => void;
}) {
  const { customCovariates: custom, standings } = results.flow;
  const [draft, setDraft] = useState<FilterDraft>({ kind: 'sex', value: '', from: '', to: '', codes: '' });
  const set = (part: Partial<FilterDraft>): void => setDraft((before) => ({ ...before, ...part }));
  const made = filterOf(draft, custom, new Set(standings.map(({ subject }) => subject.code)));
  const values = draft.kind === 'range' ? numberChoices(custom) : valuesOfKind(draft.kind, custom);
  return (
    <form
      className="filter-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!made.ok) return;
        onAdd(made.value);
        set({ value: '', from: '', to: '', codes: '' });
      }}
    >
      <Select
        label={texts.add}
        data={filterKinds(custom)}
        value={draft.kind}
        onChange={(kind) => set({ kind: kind ?? 'sex', value: '' })}
        comboboxProps={{ withinPortal: false }}
      />
      {draft.kind === 'without' ? (
        <TextInput
          label={texts.codes}
          value={draft.codes}
          onChange={(event) => set({ codes: event.currentTarget.value })}
        />
      ) : (
        <Select
          label={texts.value}
          data={values.map(({ value, label }) => ({ value, label }))}
          value={draft.value === '' ? null : draft.value}
          onChange={(value) => set({ value: value ?? '' })}
          comboboxProps={{ withinPortal: false }}
        />
      )}
      {draft.kind === 'range' ? (
        <div className="filter-limits">
          <TextInput
            label={texts.from}
            inputMode="decimal"
            value={draft.from}
            onChange={(event) => set({ from: event.currentTarget.value })}
          />
          <TextInput
            label={texts.to}
            inputMode="decimal"
            value={draft.to}
            onChange={(event) => set({ to: event.currentTarget.value })}
          />
        </div>
      ) : null}
      <div className="form-acts">
        <span className="hint" role="status">
          {made.ok ? '' : made.error}
        </span>
        <Button type="submit" disabled={!made.ok}>
          {texts.addVerb}
        </Button>
      </div>
    </form>
  );
}

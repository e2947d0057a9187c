import { Button, Select } from '@mantine/core';
import { IconPencil, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { err, ok, type Result } from '../../base/result';
import { withCustomValue } from '../../domain/study/changeCustomCovariates';
import { checkCustomValue, isOutside } from '../../domain/study/checkCustomValue';
import type { CustomCovariate, CustomValue } from '../../domain/study/customCovariate';
import { customValue } from '../../domain/study/customValue';
import type { Subject } from '../../domain/study/subject';
import { useApp, useAppState } from '../AppContext';
import type { DateWriting } from '../parts/dateWriting';
import { StateIcon } from '../parts/StateIcon';
import { CovariateDialog } from './CovariateDialog';
import { cohortText } from './cohortText';
import { parseNumber } from './covariateFields';
import { customLabel, customText, customValueProblemText, typedNumber } from './customText';
import { SavedField } from './SavedField';
import { useDates } from './useDates';

const { panel } = cohortText;
/** A hyphen at which no line ends: "yyyy-mm-dd" stays in one piece after a long name. */
const unbroken = '\u2011';
const none: readonly CustomCovariate[] = [];

/** The covariates that the user added, below those that every project has; and the way to add one. */
export function CustomFields({
  subject,
  seesTelling,
}: {
  readonly subject: Subject;
  /** Whether this person may see what tells the group. */
  readonly seesTelling: boolean;
}) {
  const definitions = useAppState((state) => state.open?.project.customCovariates ?? none);
  const [editing, setEditing] = useState<CustomCovariate | 'new'>();
  const shown = definitions.filter((one) => seesTelling || !one.tellsGroup);
  return (
    <div className="custom-covariates">
      {shown.length > 0 ? (
        <div className="covariate-grid">
          {shown.map((covariate) => (
            <div key={covariate.id} className="custom-field">
              <CustomField subject={subject} covariate={covariate} />
              <button
                type="button"
                className="bare-button"
                aria-label={customText.change(covariate.name)}
                title={customText.change(covariate.name)}
                onClick={() => setEditing(covariate)}
              >
                <IconPencil size={14} aria-hidden />
              </button>
            </div>
          ))}
        </div>
      ) : null}
      <div>
        <Button
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => setEditing('new')}
        >
          {customText.add}
        </Button>
      </div>
      {editing ? (
        <CovariateDialog
          covariate={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(undefined)}
        />
      ) : null}
    </div>
  );
}

interface CustomFieldProps {
  readonly subject: Subject;
  readonly covariate: CustomCovariate;
}

function CustomField({ subject, covariate }: CustomFieldProps) {
  const app = useApp();
  const dates = useDates();
  const stored = customValue(subject, covariate.id);
  const set = (value: CustomValue | undefined): void =>
    void app.setCovariates(subject.id, withCustomValue(subject.covariates, covariate.id, value));
  if (covariate.kind === 'category') {
    return (
      <Select
        label={customLabel(covariate)}
        placeholder={panel.notEntered}
        data={covariate.categories.map(({ id, name }) => ({ value: id, label: name }))}
        clearable
        value={stored?.kind === 'category' ? stored.categoryId : null}
        onChange={(categoryId) => set(categoryId === null ? undefined : { kind: 'category', categoryId })}
      />
    );
  }
  const range = covariate.kind === 'number' ? covariate.range : undefined;
  const isStrange = stored?.kind === 'number' && range !== undefined && isOutside(stored.number, range);
  const dateHint = dates.isDays ? panel.dayHint : panel.dateHint;
  return (
    <>
      <SavedField
        label={
          covariate.kind === 'date'
            ? `${customLabel(covariate)}, ${dateHint.replaceAll('-', unbroken)}`
            : customLabel(covariate)
        }
        stored={inField(stored, dates)}
        placeholder={panel.notEntered}
        onSave={(typed) => {
          const read = readTyped(covariate, typed, dates);
          if (!read.ok) return read.error;
          set(read.value);
          return undefined;
        }}
      />
      {isStrange && range ? (
        <p className="hint icon-text">
          <StateIcon state="attention" size={14} />
          {customText.outside(range.from, range.to)}
        </p>
      ) : null}
    </>
  );
}

function inField(value: CustomValue | undefined, dates: DateWriting): string {
  if (value?.kind === 'number') return typedNumber(value.number);
  return value?.kind === 'date' ? dates.writeInField(value.date) : '';
}

/** The value that a typed text is, undefined for an empty one; or why it is none, in words. */
function readTyped(
  covariate: CustomCovariate,
  typed: string,
  dates: DateWriting,
): Result<CustomValue | undefined, string> {
  const value = covariate.kind === 'date' ? typedDate(typed, dates) : typedValue(typed);
  if (!value.ok || value.value === undefined) return value;
  const checked = checkCustomValue(covariate, value.value);
  return checked.ok ? checked : err(customValueProblemText(checked.error));
}

function typedDate(typed: string, dates: DateWriting): Result<CustomValue | undefined, string> {
  const read = dates.read(typed);
  if (!read.ok) return err(panel.problem(read.error));
  return ok(read.value && { kind: 'date', date: read.value });
}

function typedValue(typed: string): Result<CustomValue | undefined, string> {
  const read = parseNumber(typed);
  if (!read.ok) return err(panel.problem(read.error));
  return ok(read.value === undefined ? undefined : { kind: 'number', number: read.value });
}

import { Select } from '@mantine/core';
import { type IccName, iccNames, isAgreementForm } from '../../../analysis/fromSummaries/iccOfSummary';
import { iccFields, iccFormNames, type TypedIcc } from '../../../report/checks/iccCalculation';
import { calculatorText as text } from './calculatorText';
import { NumberField } from './NumberField';

const forms = iccNames.map((form) => ({ value: form, label: iccFormNames[form] }));

/** A printed coefficient with what it was computed from. */
export function IccInput({
  typed,
  errors,
  onType,
}: {
  readonly typed: TypedIcc;
  readonly errors: ReadonlyMap<string, string>;
  readonly onType: (typed: TypedIcc) => void;
}) {
  const fields = iccFields.filter((field) => field !== 'raterRatio' || isAgreementForm(typed.form));
  return (
    <>
      <Select
        className="calculator-form"
        label={text.iccForm}
        data={forms}
        value={typed.form}
        onChange={(value) => onType({ ...typed, form: nameOf(value) ?? typed.form })}
      />
      <div className="calculator-fields">
        {fields.map((field) => (
          <NumberField
            key={field}
            label={text.iccFields[field]}
            isLabelShown
            value={typed[field]}
            error={errors.get(field)}
            onType={(value) => onType({ ...typed, [field]: value })}
          />
        ))}
      </div>
      {isAgreementForm(typed.form) ? <p className="hint">{text.raterRatioHint}</p> : null}
    </>
  );
}

function nameOf(value: string | null): IccName | undefined {
  return iccNames.find((name) => name === value);
}

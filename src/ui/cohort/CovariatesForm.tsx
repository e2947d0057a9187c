import { Select } from '@mantine/core';
import { parseVertebralLevel, vertebralLevels } from '../../domain/level';
import type { Covariates, FixedCovariate, Subject } from '../../domain/study/subject';
import { withFixedCovariate } from '../../domain/study/withFixedCovariate';
import { useApp } from '../AppContext';
import { CustomFields } from './CustomFields';
import { cohortText } from './cohortText';
import { type NumberField, parseNumberField, surgeryDateProblem } from './covariateFields';
import { RefractureFields } from './RefractureFields';
import { SavedField } from './SavedField';
import './covariates.css';
import { useDates } from './useDates';

const text = cohortText.panel;
const levels = vertebralLevels.map((level) => ({ value: level, label: level }));
const numberFields: readonly NumberField[] = ['ageYears', 'bmiKgPerM2', 'bmdTScore'];
const operationFields = ['surgeryDate', 'secondSurgeryDate'] as const;

/** What is known of a subject besides the images; every field saves by itself. */
export function CovariatesForm({
  subject,
  showsRefracture,
}: {
  readonly subject: Subject;
  readonly showsRefracture: boolean;
}) {
  const app = useApp();
  const dates = useDates();
  const { covariates } = subject;
  const set = <Key extends FixedCovariate>(key: Key, value: Covariates[Key] | undefined): void =>
    void app.setCovariates(subject.id, withFixedCovariate(covariates, key, value));
  return (
    <section className="panel-section" aria-label={text.covariates}>
      <h3>{text.covariates}</h3>
      <div className={dates.isDays ? 'covariate-grid in-days' : 'covariate-grid'}>
        <Select
          label={cohortText.covariates.sex}
          placeholder={text.notEntered}
          data={[
            { value: 'female', label: text.sexes.female },
            { value: 'male', label: text.sexes.male },
          ]}
          clearable
          value={covariates.sex ?? null}
          onChange={(value) => set('sex', value === 'female' || value === 'male' ? value : undefined)}
        />
        {numberFields.map((field) => (
          <SavedField
            key={field}
            label={cohortText.covariates[field]}
            stored={covariates[field] === undefined ? '' : String(covariates[field]).replace('-', '−')}
            placeholder={text.notEntered}
            onSave={(typed) => {
              const parsed = parseNumberField(field, typed);
              if (!parsed.ok) return text.problem(parsed.error);
              if (parsed.value !== covariates[field]) set(field, parsed.value);
              return undefined;
            }}
          />
        ))}
        <Select
          label={cohortText.covariates.level}
          placeholder={text.notEntered}
          data={levels}
          searchable
          selectFirstOptionOnChange
          clearable
          value={covariates.level ?? null}
          onChange={(value) => set('level', value === null ? undefined : parseVertebralLevel(value))}
        />
        {operationFields
          .filter((field) => showsRefracture || field === 'surgeryDate')
          .map((field) => (
            <SavedField
              key={field}
              label={`${cohortText.covariates[field]}, ${dates.isDays ? text.dayHint : text.dateHint}`}
              stored={covariates[field] === undefined ? '' : dates.writeInField(covariates[field])}
              placeholder={field === 'surgeryDate' ? text.notEntered : text.noneHint}
              onSave={(typed) => {
                const parsed = dates.read(typed);
                if (!parsed.ok) return text.problem(parsed.error);
                const problem = surgeryDateProblem(field, parsed.value, covariates);
                if (problem) return text.problem(problem);
                if (parsed.value !== covariates[field]) set(field, parsed.value);
                return undefined;
              }}
            />
          ))}
      </div>
      {showsRefracture ? (
        <RefractureFields
          refracture={covariates.refracture}
          onChange={(refracture) => set('refracture', refracture)}
        />
      ) : null}
      <CustomFields subject={subject} seesTelling={showsRefracture} />
    </section>
  );
}

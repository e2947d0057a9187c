import { TextInput } from '@mantine/core';
import { checkCustomCovariate } from '../../domain/study/checkCustomCovariate';
import type { CustomCovariate } from '../../domain/study/customCovariate';
import { covariateRefusalText } from '../cohort/customText';
import { Segments } from '../parts/Segments';
import { StateIcon } from '../parts/StateIcon';
import { importText as text } from './importText';

interface NewCovariateFieldsProps {
  readonly covariate: CustomCovariate;
  readonly others: readonly CustomCovariate[];
  readonly onKind: (kind: CustomCovariate['kind']) => void;
  readonly onChange: (covariate: CustomCovariate) => void;
}

/** A covariate that the import adds: its kind was guessed, and stands here to be confirmed. */
export function NewCovariateFields({ covariate, others, onKind, onChange }: NewCovariateFieldsProps) {
  const checked = checkCustomCovariate(covariate, others);
  return (
    <div className="new-covariate">
      <Segments
        label={text.newKind}
        choices={['number', 'category', 'date'] as const}
        chosen={covariate.kind}
        texts={text.kinds}
        onChoose={onKind}
      />
      <div className="new-names">
        <TextInput
          size="xs"
          label={text.newName}
          value={covariate.name}
          onChange={(event) => onChange({ ...covariate, name: event.currentTarget.value })}
        />
        {covariate.kind === 'number' ? (
          <TextInput
            size="xs"
            label={text.newUnit}
            value={covariate.unit ?? ''}
            onChange={(event) => onChange({ ...covariate, unit: event.currentTarget.value })}
          />
        ) : null}
      </div>
      {covariate.kind === 'category' ? (
        <p className="hint">{covariate.categories.map(({ name }) => name).join(' · ')}</p>
      ) : null}
      <label className="dialog-check">
        <input
          type="checkbox"
          checked={covariate.tellsGroup === true}
          onChange={(event) => {
            const { tellsGroup: _before, ...rest } = covariate;
            onChange(event.currentTarget.checked ? { ...rest, tellsGroup: true } : rest);
          }}
        />
        <span>{text.tells}</span>
      </label>
      {checked.ok ? null : (
        <p role="alert" className="hint icon-text">
          <StateIcon state="wrong" size={14} />
          {covariateRefusalText({ kind: 'cannot-be', problem: checked.error })}
        </p>
      )}
    </div>
  );
}

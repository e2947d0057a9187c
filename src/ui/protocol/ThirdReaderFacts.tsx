import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { AdjudicationRules, ThirdReader } from '../../domain/study/conduct';
import { StateIcon } from '../parts/StateIcon';
import { adjudicationText } from './adjudicationText';
import { CheckLine } from './CheckLine';
import { useEditing } from './editing';
import { Fact } from './Facts';
import { type FieldOutcome, ProtocolField } from './ProtocolField';

const { reader: words } = adjudicationText;
type ReaderText = 'role' | 'name' | 'training';

/** Who settles by a third reading: named by a role, signs in by a name. */
export function ThirdReaderFacts() {
  const { project, canEdit, canEditFree, keep } = useEditing();
  const { adjudication } = project.protocol;
  const { thirdReader } = adjudication;
  const [removing, setRemoving] = useState<FieldOutcome>();
  const keepReader = (next: ThirdReader | undefined) =>
    keep({ adjudication: withReader(adjudication, next) });
  const keepPart = (part: Partial<ThirdReader>) =>
    keepReader({ role: '', name: '', training: '', ...thirdReader, ...part });
  if (!thirdReader && !canEdit) return <Fact name={words.name}>{words.none}</Fact>;
  // Who it is may still be said where nobody said it: no reading changes by it.
  const isField = (field: ReaderText): boolean =>
    canEdit || (canEditFree && field !== 'role' && thirdReader?.[field] === '');
  const field = (name: ReaderText, width: number, placeholder?: string) =>
    isField(name) ? (
      <ProtocolField
        label={words.labels[name]}
        value={thirdReader?.[name] ?? ''}
        width={width}
        placeholder={placeholder ?? words.heads[name]}
        onKeep={(text) => keepPart({ [name]: text })}
      />
    ) : (
      <p>{thirdReader?.[name] || (name === 'name' ? words.noName : '–')}</p>
    );
  return (
    <Fact name={words.name} {...(thirdReader ? {} : { hint: words.noneHint })}>
      <div className="third-reader" data-testid="third-reader">
        {field('role', 200, words.roleExample)}
        {thirdReader ? (
          <>
            {field('name', 200)}
            {field('training', 240, words.trainingExample)}
            {canEdit ? (
              <ActionIcon
                variant="subtle"
                size={30}
                aria-label={words.remove}
                title={words.remove}
                onClick={() => void keepReader(undefined).then(setRemoving)}
              >
                <IconX size={15} aria-hidden />
              </ActionIcon>
            ) : null}
          </>
        ) : null}
      </div>
      {removing && !removing.isKept ? (
        <p className="protocol-message icon-text" role="alert">
          <StateIcon state="wrong" size={14} />
          {removing.message}
        </p>
      ) : null}
      {thirdReader && canEdit ? (
        <CheckLine
          text={words.isResearcher}
          isChecked={thirdReader.isResearcher === true}
          onKeep={(is) => {
            const { isResearcher: _was, ...others } = thirdReader;
            return keepReader(is ? { ...others, isResearcher: true } : others);
          }}
        />
      ) : null}
      {thirdReader?.isResearcher && !canEdit ? <p>{words.researcher}</p> : null}
      {thirdReader ? <p className="fact-hint">{words.researcherHint}</p> : null}
    </Fact>
  );
}

function withReader(
  { thirdReader: _was, ...rules }: AdjudicationRules,
  next: ThirdReader | undefined,
): AdjudicationRules {
  return next ? { ...rules, thirdReader: next } : rules;
}

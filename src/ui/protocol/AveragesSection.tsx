import type { Protocol } from '../../domain/study/protocol';
import { CheckLine } from './CheckLine';
import { conductText } from './conductText';
import { useEditing } from './editing';
import { Fact, Section } from './Facts';
import { measuredText } from './measuredText';
import { protocolText } from './protocolText';
import { RadioList } from './RadioList';

const { observers } = protocolText;
const { missing } = conductText;
const { combined } = measuredText;
const missingRules: readonly Protocol['missingRule'][] = ['complete-case', 'matched'];

/** From ROIs to a subject's values: over what is averaged, and what is done where something is missing. */
export function AveragesSection() {
  const { project, canEdit, keep } = useEditing();
  const { protocol } = project;
  const { missingRule } = protocol;
  const ofFirst = protocol.assignment.kind === 'subset';
  return (
    <Section id="averages" isLocked={!canEdit}>
      <Fact name={observers.average} hint={observers.averageHint}>
        {ofFirst ? conductText.assignment.subsetHint : observers.averageText(protocol.observers.length)}
      </Fact>
      <Fact name={conductText.sides}>
        {protocol.sides.length > 1 ? conductText.sidesBoth : conductText.sidesOne}
      </Fact>
      {protocol.muscles.length > 1 ? (
        <Fact name={combined.name} of="combined">
          {canEdit ? (
            <CheckLine
              text={combined.label}
              isChecked={protocol.combined}
              onKeep={(isCombined) => keep({ combined: isCombined })}
            />
          ) : protocol.combined ? (
            combined.yes
          ) : (
            combined.no
          )}
        </Fact>
      ) : null}
      <Fact name={missing.name} hint={missing.always} of="missingRule">
        {canEdit ? (
          <RadioList
            label={missing.name}
            choices={missingRules.map((value) => ({
              value,
              text: missing.choices[value],
              hint: missing.hints[value],
            }))}
            value={missingRule}
            onKeep={(value) => keep({ missingRule: value })}
          />
        ) : (
          <>
            {missing.choices[missingRule]}
            <p className="fact-hint">{missing.hints[missingRule]}</p>
          </>
        )}
      </Fact>
    </Section>
  );
}

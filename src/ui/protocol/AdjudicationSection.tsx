import { type AdjudicationRules, defaultConduct } from '../../domain/study/conduct';
import { isTwoNearestPossible } from '../../domain/study/thirdReader';
import { adjudicationText } from './adjudicationText';
import { CheckLine } from './CheckLine';
import { useEditing } from './editing';
import { Fact, Section } from './Facts';
import { ProtocolField } from './ProtocolField';
import { RadioList } from './RadioList';
import { ThirdReaderFacts } from './ThirdReaderFacts';
import { typedNumber } from './useProtocolChange';

const { dice, limits, slice, rule } = adjudicationText;
const quantities: readonly AdjudicationRules['outsideLimitsOf'][number][] = ['csaMm2', 'si'];
const thirdRules: readonly AdjudicationRules['thirdRule'][] = ['replaces-mean', 'two-nearest'];

/** What counts as a disagreement, and how a third reading settles it. */
export function AdjudicationSection() {
  const { project, canEdit, keep } = useEditing();
  const { protocol } = project;
  const { adjudication } = protocol;
  const { diceBelow, outsideLimitsOf, otherSlice, thirdRule } = adjudication;
  const keepRules = (part: Partial<AdjudicationRules>) =>
    keep({ adjudication: { ...adjudication, ...part } });
  const chosen = quantities.filter((one) => outsideLimitsOf.includes(one));
  return (
    <Section id="adjudication" isLocked={!canEdit}>
      <Fact name={dice.name} hint={dice.hint} of="adjudication">
        {canEdit ? (
          <>
            <CheckLine
              text={dice.check}
              isChecked={diceBelow !== null}
              onKeep={(isOn) => keepRules({ diceBelow: isOn ? defaultConduct.adjudication.diceBelow : null })}
            />
            {diceBelow === null ? null : (
              <ProtocolField
                label={dice.label}
                value={String(diceBelow)}
                width={88}
                suffix={dice.suffix}
                inputMode="decimal"
                onKeep={(text) => keepRules({ diceBelow: typedNumber(text) })}
              />
            )}
          </>
        ) : diceBelow === null ? (
          dice.off
        ) : (
          dice.text(diceBelow)
        )}
      </Fact>
      <Fact name={limits.name} hint={limits.hint}>
        {canEdit
          ? quantities.map((one) => (
              <CheckLine
                key={one}
                text={limits[one]}
                isChecked={chosen.includes(one)}
                onKeep={(isOn) =>
                  keepRules({
                    outsideLimitsOf: quantities.filter((other) =>
                      other === one ? isOn : chosen.includes(other),
                    ),
                  })
                }
              />
            ))
          : chosen.map((one) => limits[one]).join('; ') || limits.off}
      </Fact>
      <Fact name={slice.name} hint={slice.hint}>
        {canEdit ? (
          <CheckLine
            text={slice.check}
            isChecked={otherSlice}
            onKeep={(isOn) => keepRules({ otherSlice: isOn })}
          />
        ) : otherSlice ? (
          slice.on
        ) : (
          slice.off
        )}
      </Fact>
      <Fact name={rule.name} hint={rule.originals}>
        {canEdit && isTwoNearestPossible(protocol) ? (
          <RadioList
            label={rule.name}
            choices={thirdRules.map((value) => ({
              value,
              text: rule.choices[value],
              hint: rule.hints[value],
            }))}
            value={thirdRule}
            onKeep={(value) => keepRules({ thirdRule: value })}
          />
        ) : (
          <>
            {rule.choices[thirdRule]}
            <p className="fact-hint">{canEdit ? rule.onlyReplaces : rule.hints[thirdRule]}</p>
          </>
        )}
      </Fact>
      <ThirdReaderFacts />
    </Section>
  );
}

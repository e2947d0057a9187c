import { pixelRule } from '../../domain/measurement/pixelRule';
import type { PixelRule } from '../../domain/measurement/roiMeasurement';
import type { Protocol } from '../../domain/study/protocol';
import { StateIcon } from '../parts/StateIcon';
import { conductText } from './conductText';
import { useEditing } from './editing';
import { Fact, Section } from './Facts';
import { AidsPart, FatPart } from './FurtherSections';
import { focusSetting } from './focusSetting';
import { measuredText } from './measuredText';
import { protocolText } from './protocolText';
import { RadioList } from './RadioList';
import { ValueKindFact } from './ValueKindFact';

const { pixelRule: ruleWords } = measuredText;
const { fields, values } = protocolText;
const pixelRuleIds: readonly PixelRule['id'][] = ['centre', 'imagej'];
const csaKinds: readonly Protocol['csaKind'][] = ['gross', 'net'];

/** What a CSA and an SI are: which area, which value, which pixels; fat; and which aids may draw. */
export function ValuesSection() {
  const { project, canEdit, keep } = useEditing();
  const { protocol } = project;
  const { csaKind, isCsaDecided } = protocol;
  return (
    <Section id="values" isLocked={!canEdit}>
      <Fact name={fields.csaKind} hint={values.csaHint} of="csaKind">
        {canEdit ? (
          <>
            <RadioList
              label={fields.csaKind}
              choices={csaKinds.map((kind) => ({
                value: kind,
                text: `${values.csa[kind].text}${kind === 'gross' ? ` (${conductText.csaRecommended})` : ''}`,
              }))}
              value={isCsaDecided ? csaKind : undefined}
              onKeep={async (kind) => {
                const outcome = await keep({ csaKind: kind, isCsaDecided: true });
                // Settled for the first time: the next one is to be looked at. Later changes leave the hand where it is.
                if (outcome.isKept && !isCsaDecided) focusSetting(1);
                return outcome;
              }}
            />
            {isCsaDecided ? null : (
              <p className="icon-text" data-testid="csa-undecided">
                <StateIcon state="attention" size={14} />
                {conductText.csaUndecided}
              </p>
            )}
          </>
        ) : isCsaDecided ? (
          values.csa[csaKind].text
        ) : (
          conductText.csaUndecided
        )}
      </Fact>
      <ValueKindFact protocol={protocol} canEdit={canEdit} />
      <Fact name={ruleWords.name} of="pixelRule" {...(canEdit && { hint: measuredText.remeasured })}>
        {canEdit ? (
          <RadioList
            label={ruleWords.name}
            choices={pixelRuleIds.map((value) => ({
              value,
              text: ruleText(value),
              hint: ruleWords.hints[value],
            }))}
            value={protocol.pixelRule}
            onKeep={(value) => keep({ pixelRule: value })}
          />
        ) : (
          ruleText(protocol.pixelRule)
        )}
      </Fact>
      <FatPart protocol={protocol} canEdit={canEdit} />
      <AidsPart protocol={protocol} canEdit={canEdit} />
    </Section>
  );
}

/** A pixel rule with the version of its text: what a study must name. */
function ruleText(id: PixelRule['id']): string {
  return `${ruleWords.choices[id]}${ruleWords.version(pixelRule(id).version)}`;
}

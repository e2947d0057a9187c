import type { SliceRule } from '../../domain/study/conduct';
import { conductText } from './conductText';
import { useEditing } from './editing';
import { Fact, Section } from './Facts';
import { ProtocolField } from './ProtocolField';
import { protocolText } from './protocolText';
import { RadioList } from './RadioList';
import { typedNumber } from './useProtocolChange';

const { values } = protocolText;
const { slice: words } = conductText;
const rules: readonly SliceRule[] = ['by-observer', 'chosen-beforehand'];

/** Who chooses the slice, and how far from mid-height it may lie. */
export function SliceSection() {
  const { project, canEdit, keep } = useEditing();
  const { sliceRule, sliceToleranceMm } = project.protocol;
  return (
    <Section id="slice" isLocked={!canEdit}>
      <Fact name={words.name} hint={values.sliceHint} of="sliceRule">
        {canEdit ? (
          <RadioList
            label={words.name}
            choices={rules.map((value) => ({ value, text: words.choices[value], hint: words.hints[value] }))}
            value={sliceRule}
            onKeep={(value) => keep({ sliceRule: value })}
          />
        ) : (
          words.choices[sliceRule]
        )}
      </Fact>
      <Fact name={values.tolerance} hint={values.toleranceHint} of="sliceToleranceMm">
        {canEdit ? (
          <ProtocolField
            label={values.tolerance}
            value={String(sliceToleranceMm)}
            width={88}
            suffix={values.toleranceSuffix}
            inputMode="decimal"
            onKeep={(text) => keep({ sliceToleranceMm: typedNumber(text) })}
          />
        ) : (
          values.toleranceText(sliceToleranceMm)
        )}
      </Fact>
    </Section>
  );
}

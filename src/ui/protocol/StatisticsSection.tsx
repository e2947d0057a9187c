import type { TestPreset } from '../../domain/study/testPreset';
import { conductText } from './conductText';
import { useEditing } from './editing';
import { Fact, Section } from './Facts';
import { ProtocolField } from './ProtocolField';
import { protocolText } from './protocolText';
import { RadioList } from './RadioList';
import { typedNumber } from './useProtocolChange';

const { fields, statistics } = protocolText;
const { tests } = conductText;
const presets: readonly TestPreset[] = ['as-the-study', 'fixed-in-advance'];

/** Level of significance, tests, agreement and rounding. */
export function StatisticsSection() {
  const { project, canEdit, keep } = useEditing();
  const { alpha, testPreset } = project.protocol;
  return (
    <Section id="statistics" isLocked={!canEdit}>
      <Fact name={fields.alpha} hint={statistics.alphaHint} of="alpha">
        {canEdit ? (
          <ProtocolField
            label={fields.alpha}
            value={String(alpha)}
            width={88}
            suffix={statistics.alphaSuffix}
            inputMode="decimal"
            onKeep={(text) => keep({ alpha: typedNumber(text) })}
          />
        ) : (
          `${alpha}, ${statistics.alphaSuffix}`
        )}
      </Fact>
      <Fact name={tests.name} hint={tests.hint} of="testPreset">
        {canEdit ? (
          <RadioList
            label={tests.name}
            choices={presets.map((value) => ({
              value,
              text: tests.choices[value],
              hint: tests.hints[value],
            }))}
            value={testPreset}
            onKeep={(value) => keep({ testPreset: value })}
          />
        ) : (
          <>
            {tests.choices[testPreset]}
            <p className="fact-hint">{tests.hints[testPreset]}</p>
          </>
        )}
      </Fact>
      <Fact name={statistics.path} hint={statistics.pathHint}>
        {statistics.pathText}
      </Fact>
      <Fact name={statistics.counts}>{statistics.countsText}</Fact>
      <Fact name={statistics.agreement} hint={statistics.agreementHint}>
        {statistics.agreementText}
      </Fact>
      <Fact name={statistics.rounding}>{statistics.roundingText}</Fact>
    </Section>
  );
}

import type { PairEligibility, Protocol } from '../../domain/study/protocol';
import { Fact, Section } from './Facts';
import { pairRulesText } from './pairRulesText';
import { RadioList } from './RadioList';
import { useProtocolChange } from './useProtocolChange';

const { eligibility } = pairRulesText;
const standings: readonly PairEligibility['sameScanner'][] = ['flagged', 'required'];

interface EligibilitySectionProps {
  readonly protocol: Protocol;
  readonly canEdit: boolean;
  readonly isLocked: boolean;
}

/** What the two scans of a pair must have in common to be analysed. */
export function EligibilitySection({ protocol, canEdit, isLocked }: EligibilitySectionProps) {
  const keep = useProtocolChange(protocol);
  const rules = [
    { field: 'sameScanner', hint: eligibility.scannerHint },
    { field: 'sameParameters', hint: eligibility.parametersHint },
  ] as const;
  return (
    <Section id="eligibility" isLocked={isLocked}>
      {rules.map(({ field, hint }) => (
        <Fact key={field} name={eligibility[field]} hint={hint}>
          {canEdit ? (
            <RadioList
              label={eligibility[field]}
              choices={standings.map((value) => ({ value, text: eligibility.choices[value] }))}
              value={protocol.eligibility[field]}
              onKeep={(value) => keep({ eligibility: { ...protocol.eligibility, [field]: value } })}
            />
          ) : (
            eligibility.choices[protocol.eligibility[field]]
          )}
        </Fact>
      ))}
      <Fact name={eligibility.notStated} hint={eligibility.notStatedHint}>
        {eligibility.notStatedText}
      </Fact>
      <Fact name={eligibility.interval}>{eligibility.intervalText(protocol.followUpAtLeastDays)}</Fact>
    </Section>
  );
}

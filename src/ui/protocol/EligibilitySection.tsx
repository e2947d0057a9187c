import type { PairEligibility } from '../../domain/study/protocol';
import { useEditing } from './editing';
import { Fact, Section } from './Facts';
import { pairRulesText } from './pairRulesText';
import { RadioList } from './RadioList';
import { TimePointFacts } from './TimePointFacts';

const { eligibility } = pairRulesText;
const standings: readonly PairEligibility['sameScanner'][] = ['flagged', 'required'];

/** What the two scans of a pair must have in common to be analysed. */
export function EligibilitySection() {
  const { project, canEdit, keep } = useEditing();
  const { protocol } = project;
  const rules = [
    { field: 'sameScanner', hint: eligibility.scannerHint },
    { field: 'sameParameters', hint: eligibility.parametersHint },
  ] as const;
  return (
    <Section id="eligibility" isLocked={!canEdit}>
      <TimePointFacts />
      {rules.map(({ field, hint }) => (
        <Fact key={field} name={eligibility[field]} hint={hint} of="eligibility">
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

import { blindingLimits } from '../../report/conductNotes';
import { dayAndTime } from '../results/dayAndTime';
import { conductText } from './conductText';
import { useEditing } from './editing';
import { Fact, Section } from './Facts';
import { pairRulesText } from './pairRulesText';
import { protocolText } from './protocolText';
import { RadioList } from './RadioList';

const { blinding } = protocolText;
const { blinding: words } = conductText;

/** Who knows what; and what no setting can hide. */
export function BlindingSection() {
  const { project, canEdit, keep } = useEditing();
  const { unblinding, kind, identity, protocol } = project;
  const isDemo = kind.kind === 'demo';
  const rules = protocol.blinding;
  const choice = (
    field: keyof typeof rules,
    label: string,
    texts: readonly [on: string, off: string],
    hints: readonly [on: string | undefined, off: string | undefined] = [undefined, undefined],
  ) =>
    canEdit ? (
      <RadioList
        label={label}
        choices={[
          { value: 'on', text: texts[0], ...(hints[0] !== undefined && { hint: hints[0] }) },
          { value: 'off', text: texts[1], ...(hints[1] !== undefined && { hint: hints[1] }) },
        ]}
        value={rules[field] ? 'on' : 'off'}
        onKeep={(value) => keep({ blinding: { ...rules, [field]: value === 'on' } })}
      />
    ) : rules[field] ? (
      texts[0]
    ) : (
      texts[1]
    );
  return (
    <Section id="blinding" isLocked={!canEdit}>
      <Fact name={blinding.observers} hint={blinding.observersHint}>
        {blinding.observersText}
      </Fact>
      <Fact name={words.group} of="blinding">
        {choice('group', words.group, [words.groupOn, words.groupOff])}
      </Fact>
      <Fact name={words.timePoint}>
        {choice(
          'timePoint',
          words.timePoint,
          [words.timePointOn, words.timePointOff],
          [words.timePointOnHint, words.timePointOffHint],
        )}
      </Fact>
      <Fact name={words.crop} hint={words.cropHint}>
        {choice('cropsToPosterior', words.crop, [words.cropOn, words.cropOff])}
      </Fact>
      <Fact name={words.limits} hint={words.limitsHint}>
        <ul className="limits-list" data-testid="blinding-limits">
          {blindingLimits(project).map((limit) => (
            <li key={limit}>{limit}</li>
          ))}
        </ul>
      </Fact>
      <Fact name={blinding.results} hint={isDemo ? blinding.demoHint : blinding.resultsHint}>
        {isDemo ? blinding.demoText : blinding.resultsText}
      </Fact>
      <Fact
        name={pairRulesText.identity.name}
        hint={identity === 'kept' ? pairRulesText.identity.keptHint : pairRulesText.identity.removedHint}
      >
        {pairRulesText.identity[identity]}
      </Fact>
      {isDemo ? null : (
        <Fact name={blinding.unblinding} {...(unblinding ? { hint: `“${unblinding.reason}”` } : {})}>
          {unblinding ? blinding.unblinded(dayAndTime(unblinding.atUtc)) : blinding.notUnblinded}
        </Fact>
      )}
    </Section>
  );
}

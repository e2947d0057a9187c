import type { Protocol, SeriesRule } from '../../domain/study/protocol';
import { Fact } from './Facts';
import { pairRulesText } from './pairRulesText';
import { RadioList } from './RadioList';
import { useProtocolChange } from './useProtocolChange';

const { series } = pairRulesText;
const choices: readonly SeriesRule['fatSuppressed'][] = ['by-hand', 'allowed'];

/** Which T2 axial series the rules may take by themselves. */
export function SeriesRuleFacts({
  protocol,
  canEdit,
}: {
  readonly protocol: Protocol;
  readonly canEdit: boolean;
}) {
  const keep = useProtocolChange();
  const rules = [
    { field: 'fatSuppressed', hint: series.fatHint },
    { field: 'contrastEnhanced', hint: series.contrastHint },
  ] as const;
  return rules.map(({ field, hint }) => (
    <Fact key={field} name={series[field]} hint={hint}>
      {canEdit ? (
        <RadioList
          label={series[field]}
          choices={choices.map((value) => ({ value, text: series.choices[value] }))}
          value={protocol.seriesRule[field]}
          onKeep={(value) => keep({ seriesRule: { ...protocol.seriesRule, [field]: value } })}
        />
      ) : (
        series.choices[protocol.seriesRule[field]]
      )}
    </Fact>
  ));
}

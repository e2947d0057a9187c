import { useEditing } from './editing';
import { Fact } from './Facts';
import { ProtocolField } from './ProtocolField';
import { protocolText } from './protocolText';
import { SeriesRuleFacts } from './SeriesRuleFacts';
import { typedNumber } from './useProtocolChange';

const { fields, timePoints } = protocolText;

/** Which scans may be taken for the time points. */
export function TimePointFacts() {
  const { project, canEdit, keep } = useEditing();
  const { protocol } = project;
  return (
    <>
      <Fact name={timePoints.preop} hint={timePoints.preopHint} of="preopWithinDays">
        {canEdit ? (
          <ProtocolField
            label={fields.preopWithinDays}
            value={String(protocol.preopWithinDays)}
            width={88}
            suffix={fields.daysBefore}
            inputMode="numeric"
            onKeep={(text) => keep({ preopWithinDays: typedNumber(text) })}
          />
        ) : (
          timePoints.preopText(protocol.preopWithinDays)
        )}
      </Fact>
      <Fact name={timePoints.followUp} hint={timePoints.followUpHint} of="followUpAtLeastDays">
        {canEdit ? (
          <ProtocolField
            label={fields.followUpAtLeastDays}
            value={String(protocol.followUpAtLeastDays)}
            width={88}
            suffix={fields.daysAfter}
            inputMode="numeric"
            onKeep={(text) => keep({ followUpAtLeastDays: typedNumber(text) })}
          />
        ) : (
          timePoints.followUpText(protocol.followUpAtLeastDays)
        )}
      </Fact>
      <SeriesRuleFacts protocol={protocol} canEdit={canEdit} />
      <Fact name={timePoints.byHand} hint={timePoints.byHandHint}>
        {timePoints.byHandText}
      </Fact>
    </>
  );
}

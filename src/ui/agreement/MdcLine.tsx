import { useMemo } from 'react';
import { changesAgainstMdc } from '../../analysis/changeAgainstMdc';
import type { SubjectId } from '../../domain/ids';
import type { RoiTarget } from '../../domain/reading/roi';
import { mdcLabel } from '../../report/checks/mdcModel';
import { printSettingsOf } from '../../report/printSettingsOf';
import { roundedText, signedText } from '../../report/rounding';
import { quantityNames } from '../../report/words';
import type { ReadyResults } from '../../state/resultsState';
import { agreementText } from './agreementText';

const text = agreementText.mdc;

interface MdcLineProps {
  readonly ready: ReadyResults;
  readonly subjectId: SubjectId;
  readonly target: Pick<RoiTarget, 'siteId' | 'muscleId'>;
}

/** The subject's percent changes against the minimal detectable change of the change, in one line, labelled by the rules. */
export function MdcLine({
  ready: { results, choice },
  subjectId,
  target: { siteId, muscleId },
}: MdcLineProps) {
  const parts = useMemo(() => {
    const decimals = printSettingsOf(results).changeDecimals;
    return results.tableTwo.flatMap((row) => {
      const isOfCase = row.phase === 'changePercent' && row.siteId === siteId && row.muscleId === muscleId;
      if (!isOfCase) return [];
      const changes = changesAgainstMdc(row, results, Object.keys(row.values), choice);
      const own = changes.ok && changes.value.subjects.find((one) => one.subjectId === subjectId);
      if (!changes.ok || !own) return [];
      return [
        text.one(
          quantityNames[row.quantity],
          signedText(own.changePercent, decimals),
          roundedText(changes.value.mdc.mdc95, decimals),
          text.standing[own.standing],
        ),
      ];
    });
  }, [results, choice, subjectId, siteId, muscleId]);
  return (
    <p className="mdc-line" data-testid="mdc-line">
      {parts.length === 0 ? (
        <span className="muted">{text.none}</span>
      ) : (
        <>
          <span className="muted">{text.lead}</span> {parts.join('; ')}.{' '}
          <span className="muted">{mdcLabel}</span>
        </>
      )}
    </p>
  );
}

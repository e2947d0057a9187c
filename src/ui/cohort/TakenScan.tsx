import { Button } from '@mantine/core';
import { isolatedText } from '../../base/isolatedText';
import type { CatalogueSeries } from '../../domain/catalogue/catalogue';
import { recogniseSeries } from '../../domain/catalogue/recogniseSeries';
import type { StudyCandidate } from '../../domain/study/pairScans';
import type { Subject } from '../../domain/study/subject';
import type { SeriesByUid } from '../../domain/study/subjectPairs';
import type { TimePoint } from '../../domain/timePoint';
import { useApp } from '../AppContext';
import { StateIcon } from '../parts/StateIcon';
import { cohortText } from './cohortText';
import { choiceReasonText, recognitionText, scanReasonText, seriesProblemText } from './scanText';
import { useDates } from './useDates';

const text = cohortText.panel;

function seriesName(series: CatalogueSeries): string {
  return isolatedText(series.description ?? '') || `${text.series} ${series.seriesNumber ?? ''}`.trim();
}

interface TakenScanProps {
  readonly timePoint: TimePoint;
  readonly subject: Subject;
  readonly series: SeriesByUid;
  readonly tellsGroup: boolean;
  /** The imaging study that it was taken from, if that is at hand. */
  readonly candidate: StudyCandidate | undefined;
}

/** The scan of one time point: its series, why it was taken, and what it was recognised by. */
export function TakenScan({ timePoint, subject, series, tellsGroup, candidate }: TakenScanProps) {
  const app = useApp();
  const dates = useDates();
  const scan = subject.scans[timePoint];
  const name = cohortText.timePoints[timePoint];
  if (!scan) {
    return (
      <div className="taken-scan" data-testid={`scan-${timePoint}`}>
        <strong>{name}</strong>
        <p className="hint">{text.noScan(timePoint)}</p>
      </div>
    );
  }
  const axial = series.get(scan.axialSeriesUid);
  const sagittal = scan.sagittalSeriesUid && series.get(scan.sagittalSeriesUid);
  const isByHand = scan.reason.kind === 'chosen-by-user';
  const isAssumed = scan.reason.kind.startsWith('assumed');
  const choice = isByHand ? undefined : candidate?.axial.reason;
  const recognition = axial && recogniseSeries(axial);
  const changes = recognition && (recognition.isFatSuppressed || recognition.isContrastEnhanced);
  return (
    <div className="taken-scan" data-testid={`scan-${timePoint}`}>
      <div className="taken-head">
        <strong>{name}</strong>
        <span>{scan.studyDate ? dates.write(scan.studyDate) : text.noDate}</span>
        <span className="gap" />
        {isByHand ? (
          <Button
            size="compact-xs"
            aria-label={text.leaveLabel(timePoint)}
            onClick={() => void app.chooseScan(subject.id, timePoint, undefined)}
          >
            {text.leave}
          </Button>
        ) : null}
      </div>
      {axial ? (
        <div>{[seriesName(axial), text.slices(axial.slices.length)].join(' · ')}</div>
      ) : (
        <p className="hint">{text.noHeaders}</p>
      )}
      <p className={isAssumed ? 'hint icon-text' : 'hint'}>
        {isAssumed ? <StateIcon state="attention" size={14} /> : null}
        {[scanReasonText(scan.reason, tellsGroup), choice ? choiceReasonText(choice) : '']
          .filter((part) => part !== '')
          .join(' ')}
      </p>
      {recognition ? (
        <p className={changes ? 'hint icon-text' : 'hint faint'}>
          {changes ? <StateIcon state="attention" size={14} /> : null}
          {recognitionText(recognition)}
        </p>
      ) : null}
      {axial ? (
        <p className="hint faint">
          {sagittal ? text.sagittalTaken(seriesName(sagittal)) : text.noSagittalTaken}
        </p>
      ) : null}
      {axial?.problems.map((problem) => (
        <p key={seriesProblemText(problem)} className="hint icon-text">
          <StateIcon state="attention" size={14} />
          {seriesProblemText(problem)}
        </p>
      ))}
    </div>
  );
}

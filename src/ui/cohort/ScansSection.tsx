import { Button } from '@mantine/core';
import { useMemo } from 'react';
import type { CataloguePatient } from '../../domain/catalogue/catalogue';
import { recogniseSeries } from '../../domain/catalogue/recogniseSeries';
import type { Protocol } from '../../domain/study/protocol';
import { rechooseScans } from '../../domain/study/rechooseScans';
import type { Subject } from '../../domain/study/subject';
import type { SeriesByUid } from '../../domain/study/subjectPairs';
import { type TimePoint, timePoints } from '../../domain/timePoint';
import { useApp } from '../AppContext';
import { StateIcon } from '../parts/StateIcon';
import { cohortText } from './cohortText';
import { StudyCandidateView } from './StudyCandidateView';
import { choiceReasonText, recognitionText, scanReasonText, seriesProblemText } from './scanText';

const text = cohortText.panel;

interface ScansSectionProps {
  readonly subject: Subject;
  readonly patient: CataloguePatient | undefined;
  readonly protocol: Protocol;
  readonly series: SeriesByUid;
}

/** Which study each time point has and why; every study of the patient, and what it may be taken for. */
export function ScansSection({ subject, patient, protocol, series }: ScansSectionProps) {
  const { surgeryDate, refracture } = subject.covariates;
  const candidates = useMemo(
    () =>
      patient ? rechooseScans(subject.scans, { patient, surgeryDate, refracture, protocol }).candidates : [],
    [patient, subject.scans, surgeryDate, refracture, protocol],
  );
  return (
    <>
      <section className="panel-section" aria-label={text.scans}>
        <h3>{text.scans}</h3>
        {timePoints.map((timePoint) => (
          <TakenScan
            key={timePoint}
            timePoint={timePoint}
            subject={subject}
            series={series}
            choice={candidates.find((one) => one.takenFor === timePoint)?.axial.reason}
          />
        ))}
      </section>
      <section className="panel-section" aria-label={text.studies}>
        <h3>{text.studies}</h3>
        {candidates.length === 0 ? <p className="hint">{text.noStudies}</p> : null}
        {candidates.map((candidate) => (
          <StudyCandidateView
            key={candidate.studyInstanceUid}
            subject={subject}
            candidate={candidate}
            study={patient?.studies.find((one) => one.studyInstanceUid === candidate.studyInstanceUid)}
          />
        ))}
      </section>
    </>
  );
}

interface TakenScanProps {
  readonly timePoint: TimePoint;
  readonly subject: Subject;
  readonly series: SeriesByUid;
  readonly choice: Parameters<typeof choiceReasonText>[0] | undefined;
}

function TakenScan({ timePoint, subject, series, choice }: TakenScanProps) {
  const app = useApp();
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
  const isByHand = scan.reason.kind === 'chosen-by-user';
  const isAssumed = scan.reason.kind.startsWith('assumed');
  const facts = axial
    ? [axial.description ?? `${text.series} ${axial.seriesNumber ?? ''}`, text.slices(axial.slices.length)]
    : [];
  const why = [scanReasonText(scan.reason), isByHand || !choice ? '' : choiceReasonText(choice)];
  return (
    <div className="taken-scan" data-testid={`scan-${timePoint}`}>
      <div className="taken-head">
        <strong>{name}</strong>
        <span>{scan.studyDate ?? text.noDate}</span>
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
      {axial ? <div>{facts.join(' · ')}</div> : <p className="hint">{text.noHeaders}</p>}
      <p className={isAssumed ? 'hint icon-text' : 'hint'}>
        {isAssumed ? <StateIcon state="attention" size={14} /> : null}
        {why.filter((part) => part !== '').join(' ')}
      </p>
      {axial ? <p className="hint faint">{recognitionText(recogniseSeries(axial))}</p> : null}
      {axial?.problems.map((problem) => (
        <p key={seriesProblemText(problem)} className="hint icon-text">
          <StateIcon state="attention" size={14} />
          {seriesProblemText(problem)}
        </p>
      ))}
    </div>
  );
}

import { useMemo } from 'react';
import type { CataloguePatient } from '../../domain/catalogue/catalogue';
import { pairSubject } from '../../domain/study/pairSubject';
import type { Protocol } from '../../domain/study/protocol';
import type { Subject } from '../../domain/study/subject';
import type { SeriesByUid } from '../../domain/study/subjectPairs';
import { timePoints } from '../../domain/timePoint';
import { cohortText } from './cohortText';
import { StudyCandidateView } from './StudyCandidateView';
import './scans.css';
import { TakenScan } from './TakenScan';

const text = cohortText.panel;

interface ScansSectionProps {
  readonly subject: Subject;
  readonly patient: CataloguePatient | undefined;
  readonly protocol: Protocol;
  readonly series: SeriesByUid;
  /** False where this person may not know of a refracture or a second operation. */
  readonly tellsGroup: boolean;
}

/** Which study each time point has and why; every study of the patient, and what it may be taken for. */
export function ScansSection({ subject, patient, protocol, series, tellsGroup }: ScansSectionProps) {
  const candidates = useMemo(
    () => (patient ? pairSubject(subject, patient, protocol).candidates : []),
    [patient, subject, protocol],
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
            tellsGroup={tellsGroup}
            candidate={candidates.find((one) => one.takenFor === timePoint)}
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
            rule={protocol.seriesRule}
            tellsGroup={tellsGroup}
            study={patient?.studies.find((one) => one.studyInstanceUid === candidate.studyInstanceUid)}
          />
        ))}
      </section>
    </>
  );
}

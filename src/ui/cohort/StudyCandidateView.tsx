import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import type { CatalogueStudy } from '../../domain/catalogue/catalogue';
import type { StudyCandidate } from '../../domain/study/pairScans';
import type { Subject } from '../../domain/study/subject';
import { type TimePoint, timePoints } from '../../domain/timePoint';
import { useApp } from '../AppContext';
import { type AxialOption, axialOptions } from './axialOptions';
import { cohortText } from './cohortText';
import { eligibilityText, recognitionText } from './scanText';

const text = cohortText.panel;

function optionName({ series }: AxialOption): string {
  const name = series.description ?? text.series;
  const number = series.seriesNumber === undefined ? '' : `${series.seriesNumber}: `;
  return `${number}${name} (${text.slices(series.slices.length)})`;
}

interface StudyCandidateViewProps {
  readonly subject: Subject;
  readonly candidate: StudyCandidate;
  readonly study: CatalogueStudy | undefined;
}

/** One imaging study of the patient: what it may be taken for, and the user's own choice of it. */
export function StudyCandidateView({ subject, candidate, study }: StudyCandidateViewProps) {
  const app = useApp();
  const options = axialOptions(candidate, study);
  const takenScan = candidate.takenFor && subject.scans[candidate.takenFor];
  const takenUid = takenScan?.axialSeriesUid;
  const [picked, setPicked] = useState<string>();
  const chosen =
    options.find(({ series }) => series.seriesInstanceUid === picked) ??
    options.find(({ series }) => series.seriesInstanceUid === takenUid) ??
    options[0];
  const name = candidate.studyDate ?? text.noDate;
  const use = (timePoint: TimePoint): void => {
    if (!chosen) return;
    const sagittal = candidate.sagittal.candidates[0]?.series.seriesInstanceUid;
    void app.chooseScan(subject.id, timePoint, {
      studyInstanceUid: candidate.studyInstanceUid,
      axialSeriesUid: chosen.series.seriesInstanceUid,
      ...(sagittal && { sagittalSeriesUid: sagittal }),
    });
  };
  /** Nothing to change: this very series is the scan already, or a hand chose the study for the other time point. */
  const isIdle = (timePoint: TimePoint): boolean => {
    const other = subject.scans[timePoint === 'preop' ? 'followUp' : 'preop'];
    const isOthers =
      other?.studyInstanceUid === candidate.studyInstanceUid && other.reason.kind === 'chosen-by-user';
    const isSame = candidate.takenFor === timePoint && chosen?.series.seriesInstanceUid === takenUid;
    return isOthers || isSame;
  };
  return (
    <div className="study-candidate" data-testid={`study-${name}`}>
      <div className="taken-head">
        <strong>{name}</strong>
        <span className="muted clip">{study?.description}</span>
        <span className="gap" />
        {candidate.takenFor ? <span className="chip">{text.takenFor(candidate.takenFor)}</span> : null}
      </div>
      <p className="hint">{eligibilityText(candidate.eligibility)}</p>
      {chosen ? (
        <>
          <Select
            label={`${text.series}, ${name}`}
            data={options.map((option) => ({
              value: String(option.series.seriesInstanceUid),
              label: optionName(option),
            }))}
            value={String(chosen.series.seriesInstanceUid)}
            onChange={(value) => setPicked(value ?? undefined)}
          />
          <p className="hint faint">{recognitionText(chosen.recognition)}</p>
          <div className="study-acts">
            {timePoints.map((timePoint) => (
              <Button
                key={timePoint}
                size="compact-sm"
                disabled={isIdle(timePoint)}
                aria-label={text.chooseLabel(timePoint, name)}
                onClick={() => use(timePoint)}
              >
                {text.choose[timePoint]}
              </Button>
            ))}
          </div>
        </>
      ) : (
        <p className="hint faint">{study ? text.noAxial : text.noHeaders}</p>
      )}
    </div>
  );
}

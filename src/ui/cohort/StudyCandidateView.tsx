import { Button, Select } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { isolatedText } from '../../base/isolatedText';
import type { CatalogueSeries, CatalogueStudy } from '../../domain/catalogue/catalogue';
import { onlyByHand } from '../../domain/study/chooseSeries';
import type { StudyCandidate } from '../../domain/study/pairScans';
import type { SeriesRule } from '../../domain/study/protocol';
import type { Subject } from '../../domain/study/subject';
import { type TimePoint, timePoints } from '../../domain/timePoint';
import { useApp } from '../AppContext';
import { StateIcon } from '../parts/StateIcon';
import { axialOptions } from './axialOptions';
import { cohortText } from './cohortText';
import { choiceReasonText, eligibilityText, onlyByHandText, recognitionText } from './scanText';
import { useDates } from './useDates';

const text = cohortText.panel;

function optionOf(series: CatalogueSeries): { readonly value: string; readonly label: string } {
  const name = isolatedText(series.description ?? text.series);
  const number = series.seriesNumber === undefined ? '' : `${series.seriesNumber}: `;
  return {
    value: String(series.seriesInstanceUid),
    label: `${number}${name} (${text.slices(series.slices.length)})`,
  };
}

interface StudyCandidateViewProps {
  readonly subject: Subject;
  readonly candidate: StudyCandidate;
  readonly rule: SeriesRule;
  /** False where this person may not know of a refracture or a second operation. */
  readonly tellsGroup: boolean;
  readonly study: CatalogueStudy | undefined;
}

/**
 * One imaging study of the patient: what it may be taken for, its series, and the user's own choice of them. It stands
 * open where there is something to choose: a scan that is missing, or a second series that fits.
 */
export function StudyCandidateView(props: StudyCandidateViewProps) {
  const { subject, candidate, rule, tellsGroup, study } = props;
  const app = useApp();
  const dates = useDates();
  const axials = axialOptions(candidate, study);
  const sagittals = candidate.sagittal.candidates;
  const taken = candidate.takenFor && subject.scans[candidate.takenFor];
  const [isOpenFirst] = useState(
    axials.length > 1 || (!candidate.takenFor && timePoints.some((timePoint) => !subject.scans[timePoint])),
  );
  const [pickedAxial, setAxial] = useState<string>();
  const [pickedSagittal, setSagittal] = useState<string>();
  const chosen =
    axials.find(({ series }) => series.seriesInstanceUid === pickedAxial) ??
    axials.find(({ series }) => series.seriesInstanceUid === taken?.axialSeriesUid) ??
    axials[0];
  const sagittal =
    sagittals.find(({ series }) => series.seriesInstanceUid === pickedSagittal) ??
    sagittals.find(({ series }) => series.seriesInstanceUid === taken?.sagittalSeriesUid) ??
    sagittals[0];
  const name = candidate.studyDate ? dates.write(candidate.studyDate) : text.noDate;
  const use = (timePoint: TimePoint): void => {
    if (!chosen) return;
    void app.chooseScan(subject.id, timePoint, {
      studyInstanceUid: candidate.studyInstanceUid,
      axialSeriesUid: chosen.series.seriesInstanceUid,
      ...(sagittal && { sagittalSeriesUid: sagittal.series.seriesInstanceUid }),
    });
  };
  /** Nothing to change: these very series are the scan already, or a hand chose the study for the other time point. */
  const isIdle = (timePoint: TimePoint): boolean => {
    const other = subject.scans[timePoint === 'preop' ? 'followUp' : 'preop'];
    const isOthers =
      other?.studyInstanceUid === candidate.studyInstanceUid && other.reason.kind === 'chosen-by-user';
    const isSame =
      candidate.takenFor === timePoint &&
      chosen?.series.seriesInstanceUid === taken?.axialSeriesUid &&
      sagittal?.series.seriesInstanceUid === taken?.sagittalSeriesUid;
    return isOthers || isSame;
  };
  const byHand = chosen && onlyByHand(chosen.recognition, rule);
  const isFirst = chosen?.series === candidate.axial.candidates[0]?.series;
  const why = isFirst && candidate.axial.reason ? choiceReasonText(candidate.axial.reason) : '';
  const isByHandOnly = candidate.eligibility.kind === 'only-by-hand';
  return (
    <details className="study-candidate" data-testid={`study-${name}`} open={isOpenFirst}>
      <summary>
        <span className="taken-head">
          <IconChevronRight size={14} className="chevron" aria-hidden />
          <strong>{name}</strong>
          <bdi className="muted clip">{study?.description}</bdi>
          <span className="gap" />
          {candidate.takenFor ? <span className="chip">{text.takenFor(candidate.takenFor)}</span> : null}
        </span>
        {candidate.takenFor ? null : (
          <span className={isByHandOnly ? 'hint icon-text top' : 'hint'}>
            {isByHandOnly ? <StateIcon state="attention" size={14} /> : null}
            {eligibilityText(candidate.eligibility, tellsGroup)}
          </span>
        )}
      </summary>
      {chosen ? (
        <div className="study-choice">
          <Select
            label={`${text.series}, ${name}`}
            data={axials.map(({ series }) => optionOf(series))}
            value={String(chosen.series.seriesInstanceUid)}
            onChange={(value) => setAxial(value ?? undefined)}
          />
          <p className="hint faint">
            {[recognitionText(chosen.recognition), why].filter((part) => part !== '').join('. ')}
          </p>
          {byHand ? (
            <p className="hint icon-text top">
              <StateIcon state="attention" size={14} />
              {onlyByHandText(byHand)}
            </p>
          ) : null}
          {sagittals.length > 1 && sagittal ? (
            <Select
              label={`${text.sagittal}, ${name}`}
              data={sagittals.map(({ series }) => optionOf(series))}
              value={String(sagittal.series.seriesInstanceUid)}
              onChange={(value) => setSagittal(value ?? undefined)}
            />
          ) : null}
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
        </div>
      ) : (
        <p className="study-choice hint faint">{study ? text.noAxial : text.noHeaders}</p>
      )}
    </details>
  );
}

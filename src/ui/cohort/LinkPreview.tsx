import { Button, Select } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import { linkPreview } from '../../app/linkSubjects';
import type { SubjectId } from '../../domain/ids';
import { type CovariateChoices, type CovariateConflict, customIdOf } from '../../domain/study/linkSubjects';
import { patientOf, patientsByKey } from '../../domain/study/patientOf';
import type { FixedCovariate, Subject } from '../../domain/study/subject';
import { timePoints } from '../../domain/timePoint';
import type { OpenProject } from '../../state/openProject';
import { Segments } from '../parts/Segments';
import { StateIcon } from '../parts/StateIcon';
import { cohortText } from './cohortText';
import { covariateName, covariateText, linkRefusalText, linkText } from './linkText';
import { personLine } from './personName';
import { scanReasonText } from './scanText';
import { useDates } from './useDates';

interface LinkPreviewProps {
  readonly open: OpenProject;
  readonly subject: Subject;
  readonly other: SubjectId | undefined;
  readonly tellsGroup: boolean;
  readonly onOther: (id: SubjectId | undefined) => void;
  readonly onLink: (otherId: SubjectId, choices: CovariateChoices) => void;
  readonly onClose: () => void;
}

/** Covariates from which a reader could tell the group. */
const tellingFields: readonly FixedCovariate[] = ['refracture', 'secondSurgeryDate'];

/** Which subject is the same person, and what linking the two would make of them. */
export function LinkPreview(props: LinkPreviewProps) {
  const { open, subject, other: otherId, tellsGroup, onOther, onLink, onClose } = props;
  const dates = useDates();
  const [choices, setChoices] = useState<CovariateChoices>({});
  const other = open.subjects.find((one) => one.id === otherId);
  const options = useMemo(() => {
    const index = patientsByKey(open.catalogue);
    return open.subjects
      .filter((one) => one.id !== subject.id)
      .map((one) => {
        const patient = index.get(one.patientKey);
        const who = patient ? personLine(patient) : '';
        return { value: String(one.id), label: who === '' ? one.code : `${one.code} · ${who}` };
      });
  }, [open.catalogue, open.subjects, subject.id]);
  const preview = useMemo(
    () => (other ? linkPreview(open, subject.id, other.id, choices, '') : undefined),
    [open, subject.id, other, choices],
  );
  const conflicts = useMemo(() => {
    const undecided = other ? linkPreview(open, subject.id, other.id, {}, '') : undefined;
    return undecided && !undecided.ok && undecided.error.kind === 'covariates-contradict'
      ? undecided.error.conflicts
      : [];
  }, [open, subject.id, other]);
  const definitions = open.project.customCovariates ?? [];
  const isTelling = ({ field }: CovariateConflict): boolean =>
    tellingFields.some((one) => one === field) ||
    definitions.some((one) => one.tellsGroup && one.id === customIdOf(field));
  const isHidden = (one: CovariateConflict): boolean => !tellsGroup && isTelling(one);
  const element = useRef<HTMLDivElement>(null);
  // It opens below the suggestions, at the end of a long panel.
  useEffect(() => {
    // In braces: newer browsers return a promise here, which React would call when the element goes.
    element.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={element} className="link-preview" data-testid="link-preview">
      <Select
        label={linkText.other}
        placeholder={linkText.search}
        data={options}
        searchable
        selectFirstOptionOnChange
        limit={50}
        value={otherId === undefined ? null : String(otherId)}
        onChange={(value) => onOther(open.subjects.find((one) => one.id === value)?.id)}
      />
      {other ? <p className="hint">{linkText.becomes(other.code, subject.code)}</p> : null}
      {other?.exclusion ? (
        <p className="hint">
          {linkText.excluded(other.code, tellsGroup ? other.exclusion.reason : undefined)}
        </p>
      ) : null}
      {other && conflicts.length > 0 ? (
        <div className="link-conflicts">
          <p className="hint icon-text">
            <StateIcon state="attention" size={14} />
            {conflicts.some(isHidden) ? linkText.hiddenConflict : linkText.which}
          </p>
          {conflicts
            .filter((one) => !isHidden(one))
            .map(({ field, kept, other: theirs }) => (
              <div key={field} className="link-conflict">
                <span>{covariateName(field, definitions)}</span>
                <Segments
                  label={covariateName(field, definitions)}
                  choices={['kept', 'other'] as const}
                  // Neither is pressed before somebody says which holds.
                  chosen={choices[field] ?? ('' as 'kept')}
                  texts={{
                    kept: linkText.from(subject.code, covariateText(field, kept, dates, definitions)),
                    other: linkText.from(other.code, covariateText(field, theirs, dates, definitions)),
                  }}
                  onChoose={(choice) => setChoices({ ...choices, [field]: choice })}
                />
              </div>
            ))}
        </div>
      ) : null}
      {other && preview?.ok ? (
        <Outcome open={open} kept={subject} other={other} linked={preview.value} tellsGroup={tellsGroup} />
      ) : null}
      {preview && !preview.ok && preview.error.kind !== 'covariates-contradict' ? (
        <p className="hint icon-text top" role="alert">
          <StateIcon state="wrong" size={14} />
          {linkRefusalText(preview.error)}
        </p>
      ) : null}
      <div className="study-acts">
        {other ? (
          <Button size="compact-sm" disabled={!preview?.ok} onClick={() => onLink(other.id, choices)}>
            {linkText.link(other.code, subject.code)}
          </Button>
        ) : null}
        <Button size="compact-sm" onClick={onClose}>
          {linkText.cancel}
        </Button>
      </div>
    </div>
  );
}

interface OutcomeProps {
  readonly open: OpenProject;
  readonly kept: Subject;
  readonly other: Subject;
  readonly linked: Subject;
  readonly tellsGroup: boolean;
}

/** The imaging studies and scans that the linked subject would have. */
function Outcome({ open, kept, other, linked, tellsGroup }: OutcomeProps) {
  const dates = useDates();
  const { catalogue } = open;
  const own = new Set(patientOf(kept, catalogue)?.studies.map((study) => study.studyInstanceUid));
  const studies = patientOf(linked, catalogue)?.studies ?? [];
  return (
    <dl className="link-outcome">
      <dt>{linkText.studies}</dt>
      {studies.map((study) => (
        <dd key={study.studyInstanceUid}>
          {study.date ? dates.write(study.date) : cohortText.panel.noDate}{' '}
          <span className="faint">
            {linkText.of(own.has(study.studyInstanceUid) ? kept.code : other.code)}
          </span>
        </dd>
      ))}
      <dt>{linkText.scans}</dt>
      {timePoints.map((timePoint) => {
        const scan = linked.scans[timePoint];
        const date = scan?.studyDate ? dates.write(scan.studyDate) : undefined;
        return (
          <dd key={timePoint}>
            {cohortText.timePoints[timePoint]}: {date ?? linkText.noScan}{' '}
            {scan ? <span className="faint">{scanReasonText(scan.reason, tellsGroup)}</span> : null}
          </dd>
        );
      })}
    </dl>
  );
}

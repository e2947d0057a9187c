import { Button } from '@mantine/core';
import { IconAlertTriangle, IconX } from '@tabler/icons-react';
import type { SeriesByUid } from '../../domain/study/subjectPairs';
import type { OpenProject } from '../../state/openProject';
import { useApp } from '../AppContext';
import { KeyCap } from '../parts/KeyCap';
import { StateIcon } from '../parts/StateIcon';
import { CovariatesForm } from './CovariatesForm';
import type { CohortRow, PairStanding } from './cohortRow';
import { cohortText } from './cohortText';
import { findingText } from './findingText';
import { personName } from './personName';
import { SavedField } from './SavedField';
import { ScansSection } from './ScansSection';
import { SidePanel } from './SidePanel';

const text = cohortText.panel;

interface SubjectPanelProps {
  readonly open: OpenProject;
  readonly row: CohortRow;
  readonly series: SeriesByUid;
  readonly showsRefracture: boolean;
  readonly onExclude: () => void;
  readonly onClose: () => void;
}

/** All that a researcher knows of a subject, and may change. Observers never see it. */
export function SubjectPanel({ open, row, series, showsRefracture, onExclude, onClose }: SubjectPanelProps) {
  const app = useApp();
  const { subject, pair } = row;
  const patient = open.catalogue.patients.find(({ key }) => key === subject.patientKey);
  const isTaken = (code: string): boolean =>
    code === '' || open.subjects.some((one) => one.id !== subject.id && one.code === code);
  const who = patient
    ? [patient.id, personName(patient.name)].filter((part) => part !== '').join(' · ')
    : undefined;
  return (
    <SidePanel
      label={text.label(subject.code)}
      title={subject.code}
      {...(who && { subtitle: `${text.patient}: ${who}` })}
      onClose={onClose}
    >
      {patient?.problems.map(({ kind }) => (
        <p key={kind} className="panel-section hint icon-text">
          <StateIcon state="attention" size={14} />
          {kind === 'several-birth-dates' ? text.otherBirthDates : text.otherSexes}
        </p>
      ))}
      <section className="panel-section" aria-label={text.enrolment}>
        <div className="code-line">
          <SavedField
            label={text.code}
            stored={subject.code}
            onSave={(typed) => {
              if (isTaken(typed.trim())) return text.codeTaken;
              void app.setCode(subject.id, typed);
              return undefined;
            }}
          />
          {subject.exclusion ? (
            <Button onClick={() => void app.setExclusion(subject.id, undefined)}>{text.include}</Button>
          ) : (
            <Button
              className="danger"
              rightSection={<KeyCap name="E" />}
              aria-label={text.exclude}
              onClick={onExclude}
            >
              {text.exclude}
            </Button>
          )}
        </div>
        {subject.exclusion ? (
          <p className="hint">{cohortText.excludedFor(subject.exclusion.reason)}</p>
        ) : null}
      </section>
      <CovariatesForm key={subject.id} subject={subject} showsRefracture={showsRefracture} />
      <ScansSection subject={subject} patient={patient} protocol={open.project.protocol} series={series} />
      <Findings pair={pair} />
    </SidePanel>
  );
}

function Findings({ pair }: { readonly pair: PairStanding }) {
  return (
    <section className="panel-section" aria-label={text.findings}>
      <h3>{text.findings}</h3>
      {pair.kind === 'checked' ? null : <p className="hint">{text.notChecked}</p>}
      {pair.kind === 'checked' && pair.findings.length === 0 ? (
        <p className="icon-text">
          <StateIcon state="done" />
          {text.noFindings}
        </p>
      ) : null}
      {pair.kind === 'checked' && pair.findings.length > 0 ? (
        <ul className="finding-list">
          {pair.findings.map((finding) => (
            <li key={`${finding.item} ${finding.kind}`} className="icon-text top">
              {finding.severity === 'red' ? (
                <IconX size={14} className="wrong" aria-hidden />
              ) : (
                <IconAlertTriangle size={14} className="attention" aria-hidden />
              )}
              {findingText(finding)}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

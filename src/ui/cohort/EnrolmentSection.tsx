import { Button, Select } from '@mantine/core';
import { isCodeTaken } from '../../app/subjects';
import type { AuditPerson } from '../../domain/keeping/auditEntry';
import { enrolmentOf } from '../../domain/study/enrolmentOf';
import type { Subject } from '../../domain/study/subject';
import { readersOf } from '../../domain/study/thirdReader';
import type { OpenProject } from '../../state/openProject';
import { useApp } from '../AppContext';
import { KeyCap } from '../parts/KeyCap';
import { cohortText } from './cohortText';
import { enrolmentText, finalScanReasons } from './enrolmentText';
import { NoteField } from './NoteField';
import { SavedField } from './SavedField';

const text = cohortText.panel;

interface EnrolmentSectionProps {
  readonly open: OpenProject;
  readonly subject: Subject;
  readonly showsGroup: boolean;
  readonly onExclude: () => void;
  readonly onFinalScan: () => void;
  readonly onErase: () => void;
}

/** Whether the subject is in the study, why and since when; its code, note, and why it had a final scan. */
export function EnrolmentSection(props: EnrolmentSectionProps) {
  const { open, subject, showsGroup, onExclude, onFinalScan, onErase } = props;
  const app = useApp();
  const { id, code, exclusion, finalScanReason } = subject;
  const state = enrolmentOf(subject);
  const isTaken = (typed: string): boolean => typed === '' || isCodeTaken(open.subjects, id, typed);
  const presets: readonly string[] = finalScanReasons;
  const isOwn = finalScanReason !== undefined && !presets.includes(finalScanReason);
  return (
    <section className="panel-section" aria-label={text.enrolment}>
      <div className="code-line">
        <SavedField
          label={text.code}
          stored={code}
          onSave={(typed) => {
            if (isTaken(typed.trim())) return text.codeTaken;
            void app.setCode(id, typed);
            return undefined;
          }}
        />
        {state === 'included' ? (
          <Button
            className="danger"
            rightSection={<KeyCap name="E" />}
            aria-label={text.exclude}
            onClick={onExclude}
          >
            {text.exclude}
          </Button>
        ) : null}
      </div>
      <p className="hint" data-testid="enrolment-state">
        {stateLine(open, subject)}
        {exclusion && showsGroup ? ` ${enrolmentText.becauseOf(exclusion.reason)}` : ''}
      </p>
      <div className="enrolment-acts">
        {state === 'included' ? (
          <Button size="compact-sm" onClick={() => void app.setEnrolment([id], { kind: 'screen' })}>
            {enrolmentText.screen}
          </Button>
        ) : null}
        {state === 'included' ? null : (
          <Button size="compact-sm" onClick={() => void app.setEnrolment([id], { kind: 'include' })}>
            {exclusion ? text.include : enrolmentText.include}
          </Button>
        )}
        {state === 'screened' ? (
          <Button size="compact-sm" onClick={onExclude}>
            {text.exclude}
          </Button>
        ) : null}
        <Button size="compact-sm" className="danger" onClick={onErase}>
          {enrolmentText.erase}
        </Button>
      </div>
      <label className="tick-line">
        <input
          type="checkbox"
          checked={subject.isTraining === true}
          onChange={(event) =>
            void app.markSubjects([id], { kind: 'training', isTraining: event.currentTarget.checked })
          }
        />
        {enrolmentText.isTraining}
      </label>
      {showsGroup && subject.covariates.refracture?.kind !== 'confirmed' ? (
        <Select
          label={enrolmentText.finalScanLabel}
          placeholder={enrolmentText.finalScanNone}
          clearable
          data={[...presets, ...(isOwn ? [finalScanReason] : []), enrolmentText.ownWords]}
          value={finalScanReason ?? null}
          onChange={(reason) => {
            if (reason === enrolmentText.ownWords) onFinalScan();
            else void app.markSubjects([id], { kind: 'final-scan-reason', reason: reason ?? '' });
          }}
        />
      ) : null}
      {showsGroup ? <NoteField subject={subject} /> : null}
    </section>
  );
}

function stateLine({ project }: OpenProject, { exclusion, enrolment, ...rest }: Subject): string {
  const since = exclusion ?? enrolment;
  const state = enrolmentOf({ ...rest, ...(exclusion && { exclusion }), ...(enrolment && { enrolment }) });
  if (since && state !== undefined) {
    return enrolmentText.stateBy(state, since.atUtc.slice(0, 10), whoText(since.by));
  }
  return state === 'included' ? enrolmentText.byRule.included : enrolmentText.byRule.screened;

  function whoText(by: AuditPerson | undefined): string {
    if (by === undefined) return '';
    const observer = readersOf(project.protocol).find(({ id }) => id === by);
    return observer ? enrolmentText.observer(observer.letter) : enrolmentText.researcher;
  }
}

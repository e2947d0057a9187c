import { Button, Modal, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Subject } from '../../domain/study/subject';
import { useApp, useAppState } from '../AppContext';
import { cohortText } from './cohortText';
import { enrolmentText, finalScanReasons } from './enrolmentText';

/** An act that asks something first. */
export type AskedAct = 'exclude' | 'note' | 'final-scan' | 'erase';

interface DialogProps {
  readonly subjects: readonly Subject[];
  readonly onClose: () => void;
}

function codesOf(subjects: readonly Subject[]): readonly string[] {
  return subjects.map(({ code }) => code);
}

function Acts({
  verb,
  isReady,
  onClose,
  children,
}: {
  readonly verb: string;
  readonly isReady: boolean;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}) {
  return (
    <div className="dialog-acts">
      {children}
      <Button onClick={onClose}>{cohortText.cancel}</Button>
      <Button type="submit" variant="filled" disabled={!isReady}>
        {verb}
      </Button>
    </div>
  );
}

/** Presets of the protocol, or own words: arrows choose, Enter does it. */
function ReasonChoice({
  label,
  presets,
  reason,
  onChange,
}: {
  readonly label: string;
  readonly presets: readonly string[];
  readonly reason: string;
  readonly onChange: (reason: string) => void;
}) {
  const isPreset = presets.includes(reason);
  return (
    <>
      <fieldset className="reason-choices">
        <legend className="field-label">{label}</legend>
        {presets.map((one, at) => (
          <label key={one} className="tick-line">
            <input
              type="radio"
              name="reason"
              checked={reason === one}
              onChange={() => onChange(one)}
              data-autofocus={at === 0 ? true : undefined}
            />
            {one}
          </label>
        ))}
      </fieldset>
      <TextInput
        label={enrolmentText.ownWords}
        value={isPreset ? '' : reason}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </>
  );
}

/** Leaves subjects out, with one reason. */
export function ExcludeDialog({ subjects, onClose }: DialogProps) {
  const app = useApp();
  const presets = useAppState((state) => state.open?.project.protocol.enrolmentReasons ?? []);
  const [reason, setReason] = useState('');
  const isReady = reason.trim() !== '';
  const text = enrolmentText.excludeDialog;
  return (
    <Modal opened onClose={onClose} title={text.title(codesOf(subjects))}>
      <form
        className="dialog-body"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isReady) return;
          void app.setEnrolment(
            subjects.map(({ id }) => id),
            { kind: 'exclude', reason },
          );
          onClose();
        }}
      >
        <p className="muted">{text.text}</p>
        <ReasonChoice
          label={cohortText.exclude.reason}
          presets={presets}
          reason={reason}
          onChange={setReason}
        />
        <Acts verb={text.verb} isReady={isReady} onClose={onClose} />
      </form>
    </Modal>
  );
}

/** The note of a subject, or a line for the notes of several. */
export function NoteDialog({ subjects, onClose }: DialogProps) {
  const app = useApp();
  const [only] = subjects;
  const isOne = subjects.length === 1;
  const [note, setNote] = useState(isOne ? (only?.note ?? '') : '');
  const text = enrolmentText.noteDialog;
  const save = (): void => {
    const ids = subjects.map(({ id }) => id);
    void app.markSubjects(ids, isOne ? { kind: 'note', note } : { kind: 'add-to-note', line: note });
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={text.title(codesOf(subjects))}>
      <form
        className="dialog-body"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <p className="muted">{text.text}</p>
        <Textarea
          aria-label={enrolmentText.noteLabel}
          autosize
          minRows={3}
          maxRows={12}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            save();
          }}
          data-autofocus
        />
        <Acts verb={text.verb} isReady={isOne || note.trim() !== ''} onClose={onClose} />
      </form>
    </Modal>
  );
}

/** Why subjects without refracture had a final scan. Those with one are passed over. */
export function FinalScanDialog({ subjects, onClose }: DialogProps) {
  const app = useApp();
  const asked = subjects.filter(({ covariates }) => covariates.refracture?.kind !== 'confirmed');
  const [only] = asked;
  const [reason, setReason] = useState(asked.length === 1 ? (only?.finalScanReason ?? '') : '');
  const text = enrolmentText.finalScanDialog;
  const give = (given: string): void => {
    void app.markSubjects(
      asked.map(({ id }) => id),
      { kind: 'final-scan-reason', reason: given },
    );
    onClose();
  };
  const isReady = reason.trim() !== '' && asked.length > 0;
  return (
    <Modal opened onClose={onClose} title={text.title(codesOf(subjects))}>
      <form
        className="dialog-body"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) give(reason);
        }}
      >
        <p className="muted">{text.text}</p>
        {asked.length < subjects.length ? (
          <p className="hint">{text.passed(subjects.length - asked.length)}</p>
        ) : null}
        <ReasonChoice
          label={enrolmentText.finalScanLabel}
          presets={finalScanReasons}
          reason={reason}
          onChange={setReason}
        />
        <Acts verb={text.verb} isReady={isReady} onClose={onClose}>
          {asked.some((one) => one.finalScanReason !== undefined) ? (
            <Button variant="subtle" onClick={() => give('')}>
              {text.remove}
            </Button>
          ) : null}
        </Acts>
      </form>
    </Modal>
  );
}

/** Erases subjects: says what goes and what cannot be reached, then asks for the code. */
export function EraseDialog({ subjects, onClose }: DialogProps) {
  const app = useApp();
  const progress = useAppState((state) => state.open?.progress);
  const [isSecond, setSecond] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [typed, setTyped] = useState('');
  const text = enrolmentText.eraseDialog;
  const codes = codesOf(subjects);
  const wanted = text.wanted(codes);
  const isReady = isSecond ? typed.trim() === wanted && !isBusy : true;
  const ids = new Set(subjects.map(({ id }) => id));
  const signed = (progress ?? []).filter((one) => one.state === 'signed' && ids.has(one.subjectId)).length;
  return (
    <Modal opened onClose={onClose} title={text.title(codes)}>
      <form
        className="dialog-body"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isReady) return;
          if (!isSecond) {
            setSecond(true);
            return;
          }
          setBusy(true);
          void app.eraseSubjects([...ids]).then(onClose);
        }}
      >
        <p>{text.first}</p>
        <p>{text.readings(signed)}</p>
        {codes.length > 1 ? <p className="muted erase-codes">{codes.join(', ')}</p> : null}
        <p className="muted">{text.stays}</p>
        {isSecond ? (
          <TextInput
            label={text.typed(wanted)}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            autoFocus
          />
        ) : null}
        <div className="dialog-acts">
          <Button onClick={onClose} data-autofocus>
            {cohortText.cancel}
          </Button>
          <Button type="submit" className="danger" disabled={!isReady}>
            {isBusy ? text.busy : isSecond ? text.verb : text.next}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** The dialog of an act. */
export function ActDialog({ act, ...props }: DialogProps & { readonly act: AskedAct }) {
  switch (act) {
    case 'exclude':
      return <ExcludeDialog {...props} />;
    case 'note':
      return <NoteDialog {...props} />;
    case 'final-scan':
      return <FinalScanDialog {...props} />;
    case 'erase':
      return <EraseDialog {...props} />;
  }
}

import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { CovariateDraft, CovariateRefusal } from '../../app/covariates';
import { subjectsWithValue } from '../../app/covariates';
import type { Result } from '../../base/result';
import type { CustomCovariate, PlausibleRange } from '../../domain/study/customCovariate';
import { useApp, useAppState } from '../AppContext';
import { Segments } from '../parts/Segments';
import { StateIcon } from '../parts/StateIcon';
import { type CategoryLine, CategoryLines, emptyLines } from './CategoryLines';
import { parseNumber } from './covariateFields';
import { covariateRefusalText, customText as text, typedNumber } from './customText';

interface CovariateDialogProps {
  /** The one to change; undefined for a new one. */
  readonly covariate: CustomCovariate | undefined;
  readonly onClose: () => void;
}

/** Adds a covariate, or changes or removes one. What would lose values asks, and says of how many subjects. */
export function CovariateDialog({ covariate, onClose }: CovariateDialogProps) {
  const app = useApp();
  const [isRemoving, setRemoving] = useState(false);
  const valued = useAppState((state) =>
    covariate && state.open ? subjectsWithValue(state.open.subjects, covariate.id) : 0,
  );
  if (covariate && isRemoving) {
    return (
      <Modal opened onClose={onClose} title={text.removeTitle(covariate.name)}>
        <div className="dialog-body">
          <p className="muted">{text.removeQuestion(valued)}</p>
          <div className="dialog-acts">
            <Button onClick={() => setRemoving(false)} data-autofocus>
              {text.cancel}
            </Button>
            <Button
              className="danger"
              onClick={() => {
                void app.removeCovariate(covariate.id, true);
                onClose();
              }}
            >
              {text.removeVerb(valued)}
            </Button>
          </div>
        </div>
      </Modal>
    );
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={covariate ? text.changeTitle(covariate.name) : text.addTitle}
      size={480}
    >
      <DraftForm covariate={covariate} onClose={onClose} onRemove={() => setRemoving(true)} />
    </Modal>
  );
}

function DraftForm({
  covariate,
  onClose,
  onRemove,
}: CovariateDialogProps & { readonly onRemove: () => void }) {
  const app = useApp();
  const [name, setName] = useState(covariate?.name ?? '');
  const [kind, setKind] = useState<CustomCovariate['kind']>(covariate?.kind ?? 'number');
  const [unit, setUnit] = useState(covariate?.kind === 'number' ? (covariate.unit ?? '') : '');
  const range = covariate?.kind === 'number' ? covariate.range : undefined;
  const [from, setFrom] = useState(range ? typedNumber(range.from) : '');
  const [to, setTo] = useState(range ? typedNumber(range.to) : '');
  const [lines, setLines] = useState<readonly CategoryLine[]>(
    covariate?.kind === 'category'
      ? covariate.categories.map((one) => ({ ...one, key: one.id }))
      : emptyLines(),
  );
  const [tellsGroup, setTells] = useState(covariate?.tellsGroup ?? false);
  const [message, setMessage] = useState('');
  const [question, setQuestion] = useState<CovariateRefusal>();

  /** Whatever is typed after a question is another change: it is asked anew. */
  const typing = (): void => {
    setMessage('');
    setQuestion(undefined);
  };
  const draft = (): CovariateDraft | undefined => {
    const named = { name, tellsGroup, ...(covariate && { id: covariate.id }) };
    if (kind === 'date') return { ...named, kind };
    if (kind === 'category') {
      const categories = lines
        .filter((line) => line.id !== undefined || line.name.trim() !== '')
        .map((line) => ({ name: line.name, ...(line.id !== undefined && { id: line.id }) }));
      return { ...named, kind, categories };
    }
    const limits = rangeOf(from, to);
    return limits.ok ? { ...named, kind, unit, ...(limits.value && { range: limits.value }) } : undefined;
  };
  const save = async (): Promise<void> => {
    const given = draft();
    if (!given) {
      setMessage(text.halfRange);
      return;
    }
    const done = await app.defineCovariate(given, question !== undefined);
    if (done.ok) onClose();
    else if (done.error.kind === 'values-would-go' || done.error.kind === 'other-unit') {
      setQuestion(done.error);
      setMessage('');
    } else setMessage(covariateRefusalText(done.error));
  };
  const verb = covariate ? text.verbChange : text.verbAdd;
  return (
    <form
      className="dialog-body covariate-dialog"
      data-testid="covariate-dialog"
      onChange={typing}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextInput
        label={text.name}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
      />
      {covariate ? null : (
        <div>
          <p className="field-label">{text.kind}</p>
          <Segments
            label={text.kind}
            choices={['number', 'category', 'date'] as const}
            chosen={kind}
            texts={text.kinds}
            onChoose={(chosen) => {
              typing();
              setKind(chosen);
            }}
          />
        </div>
      )}
      {kind === 'number' ? (
        <div>
          <div className="number-draft">
            <TextInput
              label={text.unit}
              placeholder={text.unitHint}
              value={unit}
              onChange={(event) => setUnit(event.currentTarget.value)}
            />
            <TextInput
              label={text.from}
              placeholder={text.noLimit}
              value={from}
              onChange={(event) => setFrom(event.currentTarget.value)}
            />
            <TextInput
              label={text.to}
              placeholder={text.noLimit}
              value={to}
              onChange={(event) => setTo(event.currentTarget.value)}
            />
          </div>
          <p className="hint">{text.rangeHint}</p>
        </div>
      ) : null}
      {kind === 'category' ? (
        <CategoryLines
          lines={lines}
          onChange={(changed) => {
            typing();
            setLines(changed);
          }}
        />
      ) : null}
      <label className="dialog-check">
        <input
          type="checkbox"
          checked={tellsGroup}
          onChange={(event) => setTells(event.currentTarget.checked)}
        />
        <span>
          {text.tells}
          <span className="hint">{text.tellsHint}</span>
        </span>
      </label>
      {message === '' && !question ? null : (
        <p className="icon-text top" role="alert">
          <StateIcon state={question ? 'attention' : 'wrong'} size={14} />
          {question ? covariateRefusalText(question) : message}
        </p>
      )}
      <div className="dialog-acts">
        {covariate ? (
          <Button className="danger covariate-remove" onClick={onRemove}>
            {text.remove}
          </Button>
        ) : null}
        <Button onClick={onClose}>{text.cancel}</Button>
        <Button type="submit" variant="filled" disabled={name.trim() === ''}>
          {question ? (question.kind === 'other-unit' ? text.unitVerb : text.lostVerb) : verb}
        </Button>
      </div>
    </form>
  );
}

/** Both limits, or none; a single one, or no number, is neither. */
function rangeOf(from: string, to: string): Result<PlausibleRange | undefined, 'half'> {
  const [low, high] = [parseNumber(from), parseNumber(to)];
  if (!low.ok || !high.ok) return { ok: false, error: 'half' };
  if (low.value === undefined && high.value === undefined) return { ok: true, value: undefined };
  return low.value !== undefined && high.value !== undefined
    ? { ok: true, value: { from: low.value, to: high.value } }
    : { ok: false, error: 'half' };
}

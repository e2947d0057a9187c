import { useEffect, useId, useRef, useState } from 'react';
import type { CovariateColumn } from '../../domain/covariateTable/covariateColumn';
import { columnLabel } from './covariatesText';
import type { FieldEnd } from './GridRow';
import { offeredAnswers } from './gridCells';

interface GridFieldProps {
  readonly column: CovariateColumn;
  readonly start: string;
  /** Opened by typing: arrows then leave it, as in spreadsheets. */
  readonly isQuick: boolean;
  /** `typed` undefined: nothing changes. */
  readonly onEnd: (typed: string | undefined, end: FieldEnd) => void;
}

const arrows: Readonly<Record<string, FieldEnd>> = {
  ArrowDown: 'down',
  ArrowUp: 'up',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

/** The field of the cell that is being changed. */
export function GridField({ column, start, isQuick, onEnd }: GridFieldProps) {
  const [typed, setTyped] = useState(start);
  const field = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  const list = useId();
  const answers = offeredAnswers(column);
  useEffect(() => {
    field.current?.focus();
    // What was there is replaced by typing on, and kept by moving into it.
    if (!isQuick) field.current?.select();
  }, [isQuick]);
  const end = (text: string | undefined, where: FieldEnd): void => {
    if (isDone.current) return;
    isDone.current = true;
    onEnd(text, where);
  };
  return (
    <>
      <input
        ref={field}
        className="grid-field"
        aria-label={columnLabel(column)}
        list={answers.length > 0 ? list : undefined}
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={() => end(typed, 'stay')}
        onKeyDown={(event) => {
          // The grid's own keys are not meant while a text is typed.
          event.stopPropagation();
          const { key, shiftKey, nativeEvent } = event;
          if (nativeEvent.isComposing) return;
          const arrow = isQuick && answers.length === 0 ? arrows[key] : undefined;
          if (key === 'Escape') end(undefined, 'stay');
          else if (key === 'Enter') end(typed, shiftKey ? 'up' : 'down');
          else if (key === 'Tab') end(typed, shiftKey ? 'left' : 'right');
          else if (arrow) end(typed, arrow);
          else return;
          event.preventDefault();
        }}
      />
      {answers.length > 0 ? (
        <datalist id={list}>
          {answers.map((answer) => (
            <option key={answer} value={answer} />
          ))}
        </datalist>
      ) : null}
    </>
  );
}

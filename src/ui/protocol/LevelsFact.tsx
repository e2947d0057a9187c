import { useState } from 'react';
import { type VertebralLevel, vertebralLevels } from '../../domain/level';
import { levelsText } from '../../report/levelsText';
import { StateIcon } from '../parts/StateIcon';
import { conductText } from './conductText';
import { useEditing } from './editing';
import { Fact } from './Facts';
import type { FieldOutcome } from './ProtocolField';

const { levels: words } = conductText;

/** The levels of the study: pressed is in. T13 and L6 exist in some people. */
export function LevelsFact() {
  const { project, canEdit, keep } = useEditing();
  const { levels } = project.protocol;
  const [outcome, setOutcome] = useState<FieldOutcome>();
  const toggle = (level: VertebralLevel): void => {
    const next = levels.includes(level) ? levels.filter((one) => one !== level) : [...levels, level];
    void keep({ levels: next }).then(setOutcome);
  };
  return (
    <Fact name={words.name} hint={words.hint} of="levels" isWide>
      {canEdit ? (
        <fieldset className="level-chips" aria-label={words.name}>
          {vertebralLevels.map((level) => (
            <button
              key={level}
              type="button"
              className="level-chip"
              aria-pressed={levels.includes(level)}
              onClick={() => toggle(level)}
            >
              {level}
            </button>
          ))}
        </fieldset>
      ) : (
        <div className="level-chips">
          {levels.map((level) => (
            <span key={level} className="level-chip is-fact">
              {level}
            </span>
          ))}
        </div>
      )}
      {canEdit ? <p className="fact-hint">{levelsText(levels)}</p> : null}
      {outcome && !outcome.isKept ? (
        <p className="protocol-message icon-text" role="status">
          <StateIcon state="wrong" size={14} />
          {outcome.message}
        </p>
      ) : null}
    </Fact>
  );
}

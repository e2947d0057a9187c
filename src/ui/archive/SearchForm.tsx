import { Button, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { emptyQuestion, isNarrowed, type QuestionProblem } from '../../app/archive/searchQuestion';
import type { ArchiveQuestion } from '../../state/archiveSearchState';
import { KeyCap } from '../parts/KeyCap';
import { Segments } from '../parts/Segments';
import { archiveText } from './archiveText';

const text = archiveText.search;

type Typed = Exclude<keyof ArchiveQuestion, 'modality'>;

interface SearchFormProps {
  readonly question: ArchiveQuestion;
  /** Why it cannot be asked. */
  readonly problem: QuestionProblem | undefined;
  readonly onChange: (question: ArchiveQuestion) => void;
  readonly onSearch: (question: ArchiveQuestion) => void;
  /** The first field. */
  readonly first: RefObject<HTMLInputElement | null>;
}

/** What is asked of the archive: every field narrows it. Enter in any field asks. */
export function SearchForm({ question, problem, onChange, onSearch, first }: SearchFormProps) {
  const field = (name: Typed, label: string, hint?: string, isWrong = false) => (
    <TextInput
      {...(name === 'patientName' && { ref: first, rightSection: <KeyCap name="/" /> })}
      className={`archive-field ${name}`}
      label={label}
      placeholder={hint}
      value={question[name]}
      maxLength={64}
      spellCheck={false}
      autoComplete="off"
      error={isWrong}
      onChange={(event) => onChange({ ...question, [name]: event.currentTarget.value })}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur();
      }}
    />
  );
  const isWrong = (name: 'from' | 'to'): boolean =>
    problem !== undefined && (problem.kind !== 'not-a-date' || problem.field === name);
  return (
    <search aria-label={text.label}>
      <form
        className="archive-search"
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          if (!problem) onSearch(question);
        }}
      >
        {field('patientName', text.name)}
        {field('patientId', text.number)}
        {field('from', text.from, text.dateHint, isWrong('from'))}
        {field('to', text.to, text.dateHint, isWrong('to'))}
        {field('description', text.description)}
        {field('accessionNumber', text.accession)}
        <div className="archive-field">
          <span className="field-label">{text.modality}</span>
          <Segments
            label={text.modality}
            choices={['MR', 'any'] as const}
            chosen={question.modality}
            texts={text.modalities}
            onChoose={(modality) => {
              onChange({ ...question, modality });
              if (!problem) onSearch({ ...question, modality });
            }}
          />
        </div>
        <Button
          type="submit"
          leftSection={<IconSearch size={14} aria-hidden />}
          disabled={problem !== undefined}
        >
          {text.verb}
        </Button>
        {isNarrowed(question) ? (
          <Button
            onClick={() => {
              const cleared = { ...emptyQuestion, modality: question.modality };
              onChange(cleared);
              onSearch(cleared);
            }}
          >
            {text.clear}
          </Button>
        ) : null}
      </form>
    </search>
  );
}

import { Select } from '@mantine/core';
import type { ColumnAnswers, ColumnQuestion } from '../../domain/covariateTable/columnQuestions';
import type { CovariateColumn } from '../../domain/covariateTable/covariateColumn';
import { Segments } from '../parts/Segments';
import { importText as text } from './importText';

interface QuestionFieldsProps {
  readonly header: string;
  readonly column: CovariateColumn | undefined;
  readonly questions: readonly ColumnQuestion[];
  readonly answers: ColumnAnswers;
  readonly onAnswer: (answers: ColumnAnswers) => void;
}

type Choice = { readonly value: string; readonly label: string };

/** What the codes of a column may stand for. */
function meaningsOf(column: CovariateColumn | undefined): readonly Choice[] {
  const named = (value: keyof typeof text.answers): Choice => ({ value, label: text.answers[value] });
  switch (column?.kind) {
    case 'sex':
      return [named('female'), named('male'), named('missing')];
    case 'yes-no':
      return [named('yes'), named('no'), named('missing')];
    case 'category':
      return [...column.categories.map(({ id, name }) => ({ value: id, label: name })), named('missing')];
    default:
      return [named('missing'), named('value')];
  }
}

/** Whether something of a column still waits for a person. */
export function isWaiting(question: ColumnQuestion, answers: ColumnAnswers): boolean {
  switch (question.kind) {
    case 'codes':
    case 'missing-codes':
      return question.codes.some(({ key }) => answers.meanings?.[key] === undefined);
    case 'date-order':
      return answers.order === undefined;
    case 'serial':
      return answers.serial === undefined;
    case 'decimal':
      return answers.decimal === undefined;
    case 'unit':
      return answers.unit === undefined;
  }
}

/** What only a person can say of a column. Nothing is chosen beforehand. */
export function QuestionFields({ header, column, questions, answers, onAnswer }: QuestionFieldsProps) {
  return questions.map((question) => (
    <div
      key={question.kind}
      className="column-question"
      data-waits={isWaiting(question, answers) || undefined}
    >
      {question.kind === 'codes' || question.kind === 'missing-codes' ? (
        <>
          <p className="field-label">
            {question.kind === 'codes' ? text.questions.codes(header) : text.questions['missing-codes']}
          </p>
          {question.codes.map(({ key, text: code, count }) => (
            <div key={key} className="code-meaning">
              <strong>{code}</strong>
              <span className="hint">{text.rowsOf(count)}</span>
              <Select
                size="xs"
                aria-label={`${header}: ${code}`}
                placeholder={text.notSaid}
                data={[...meaningsOf(question.kind === 'codes' ? column : undefined)]}
                value={answers.meanings?.[key] ?? null}
                clearable
                onChange={(value) => {
                  const { [key]: _before, ...others } = answers.meanings ?? {};
                  onAnswer({ ...answers, meanings: value === null ? others : { ...others, [key]: value } });
                }}
              />
            </div>
          ))}
        </>
      ) : question.kind === 'date-order' ? (
        <Asked
          label={text.questions['date-order'](question.example, question.contradicts)}
          choices={['day-month', 'month-day'] as const}
          texts={text.orders}
          chosen={answers.order}
          onChoose={(order) => onAnswer({ ...answers, order })}
        />
      ) : question.kind === 'serial' ? (
        <Asked
          label={text.questions.serial(question.example)}
          choices={['1900', '1904'] as const}
          texts={text.serials}
          chosen={answers.serial}
          onChoose={(serial) => onAnswer({ ...answers, serial })}
        />
      ) : question.kind === 'decimal' ? (
        <Asked
          label={text.questions.decimal(question.example)}
          choices={['comma', 'point'] as const}
          texts={text.decimals}
          chosen={answers.decimal}
          onChoose={(decimal) => onAnswer({ ...answers, decimal })}
        />
      ) : (
        <Asked
          label={text.questions.unit}
          choices={question.choices}
          texts={Object.fromEntries(question.choices.map((unit) => [unit, unit]))}
          chosen={answers.unit}
          onChoose={(unit) => onAnswer({ ...answers, unit })}
        />
      )}
    </div>
  ));
}

interface AskedProps<Choice extends string> {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly texts: Readonly<Record<Choice, string>>;
  readonly chosen: Choice | undefined;
  readonly onChoose: (choice: Choice) => void;
}

function Asked<Choice extends string>({ label, choices, texts, chosen, onChoose }: AskedProps<Choice>) {
  return (
    <>
      <p className="field-label">{label}</p>
      <Segments<Choice | 'none'>
        label={label}
        choices={choices}
        chosen={chosen ?? 'none'}
        texts={{ ...texts, none: '' } as Readonly<Record<Choice | 'none', string>>}
        onChoose={(choice) => choice !== 'none' && onChoose(choice as Choice)}
      />
    </>
  );
}

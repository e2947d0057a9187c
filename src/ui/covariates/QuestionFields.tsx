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
  /** An id for an answer that is added. */
  readonly newId: () => string;
  readonly onAnswer: (answers: ColumnAnswers) => void;
}

type Choice = { readonly value: string; readonly label: string };

const addsAnswer = '+';

/** What a code of a column may stand for. A category may get it as a further answer. */
function meaningsOf(
  column: CovariateColumn | undefined,
  added: readonly Choice[],
  code: string,
): readonly Choice[] {
  const named = (value: keyof typeof text.answers): Choice => ({ value, label: text.answers[value] });
  switch (column?.kind) {
    case 'sex':
      return [named('female'), named('male'), named('missing')];
    case 'yes-no':
      return [named('yes'), named('no'), named('missing')];
    case 'category':
      return [
        ...column.categories.map(({ id, name }) => ({ value: id, label: name })),
        ...added,
        ...(added.some(({ label }) => label === code)
          ? []
          : [{ value: addsAnswer, label: text.addAnswer(code) }]),
        named('missing'),
      ];
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
export function QuestionFields(props: QuestionFieldsProps) {
  const { header, column, questions, answers, newId, onAnswer } = props;
  const added = (answers.added ?? []).map(({ id, name }) => ({ value: id, label: name }));
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
                data={[...meaningsOf(question.kind === 'codes' ? column : undefined, added, code)]}
                value={answers.meanings?.[key] ?? null}
                clearable
                onChange={(value) => onAnswer(withMeaning(answers, key, code, value, newId))}
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

/** Answers with what a text means; an answer that was added and that no text means any more goes. */
function withMeaning(
  { added = [], ...answers }: ColumnAnswers,
  key: string,
  code: string,
  value: string | null,
  newId: () => string,
): ColumnAnswers {
  const { [key]: _before, ...others } = answers.meanings ?? {};
  const own = value === addsAnswer ? { id: newId(), name: code } : undefined;
  const meaning = own ? own.id : value;
  const meanings = meaning === null ? others : { ...others, [key]: meaning };
  const meant = new Set(Object.values(meanings));
  const kept = [...added, ...(own ? [own] : [])].filter(({ id }) => meant.has(id));
  return { ...answers, meanings, ...(kept.length > 0 && { added: kept }) };
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

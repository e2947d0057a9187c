/** What a checklist asks of a paper, as far as the project can answer it. */
export interface Checklist {
  readonly id: 'grras' | 'strobe-cohort';
  readonly title: string;
  /** Where the items were published. */
  readonly source: string;
  readonly items: readonly ChecklistItem[];
}

/** One item: number and topic as published, the question in our own words. */
export interface ChecklistItem {
  readonly number: string;
  readonly topic: string;
  readonly asks: string;
  readonly answer: ChecklistAnswer;
}

/**
 * `filled`: facts that the project holds, and nothing else; `remains` is what the item asks beside them and a person has
 * to write. `author`: the project knows nothing of it.
 */
export type ChecklistAnswer =
  | { readonly kind: 'filled'; readonly text: string; readonly remains?: string }
  | { readonly kind: 'author'; readonly toWrite: string };

/** How many items the project answers in full: one that leaves something to the author is none. */
export function filledCount({ items }: Pick<Checklist, 'items'>): number {
  return items.filter(({ answer }) => answer.kind === 'filled' && answer.remains === undefined).length;
}

/** How many items the project answers in part. */
export function partlyFilledCount({ items }: Pick<Checklist, 'items'>): number {
  return items.filter(({ answer }) => answer.kind === 'filled' && answer.remains !== undefined).length;
}

/** An answer as it is printed: the facts, then what is left "for the author". */
export function answerText(answer: ChecklistAnswer): string {
  if (answer.kind === 'author') return `For the author: ${answer.toWrite}`;
  return answer.remains === undefined ? answer.text : `${answer.text} For the author: ${answer.remains}`;
}

/** Facts where there are any, else what a person has to write. */
export function answerOf(
  facts: string | undefined,
  toWrite: string,
  remains: 'nothing' | 'the-rest' = 'nothing',
): ChecklistAnswer {
  if (facts === undefined || facts === '') return { kind: 'author', toWrite };
  return remains === 'nothing'
    ? { kind: 'filled', text: facts }
    : { kind: 'filled', text: facts, remains: toWrite };
}

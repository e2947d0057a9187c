/** How far long work is: of a bootstrap in samples, of the sensitivity table in its lines. */
export interface WorkProgress {
  readonly done: number;
  readonly total: number;
}

/** How long work ended. A failure's message is meant for the user. */
export type WorkOutcome<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly message: string };

/** Work that takes a while and can be stopped; cancelling what is done changes nothing. */
export interface LongWork<T> {
  readonly outcome: Promise<WorkOutcome<T>>;
  readonly cancel: () => void;
}

import { err, type Result } from '../../base/result';
import type { ArchiveFailure } from '../../domain/archive/archiveFailure';
import type { ArchiveOutside, Patience } from './archiveOutside';
import { askRepeatedly, type Question } from './askRepeatedly';
import type { ComposedRequest } from './composedRequest';
import type { RequestQueue } from './requestQueue';
import { type SignInHeader, withoutSecrets } from './signInHeader';

/** A question before it is known where it goes and who asks. */
export interface OpenQuestion<T> extends Omit<Question<T>, 'request' | 'headers' | 'patience'> {
  readonly compose: (address: string) => ComposedRequest;
  /** The media type wanted, where the composed request asks for none or another. */
  readonly accept?: string;
}

export type Ask = <T>(question: OpenQuestion<T>, signal: AbortSignal) => Promise<Result<T, ArchiveFailure>>;

/** Asks one archive as one person. The sign-in is added to what is sent, here alone; no message repeats it. */
export function createAsker(
  outside: ArchiveOutside,
  queue: RequestQueue,
  address: string,
  signIn: SignInHeader,
  patience: Patience,
): Ask {
  return async (question, signal) => {
    const headers = new Map<string, string>();
    if (question.accept !== undefined) headers.set('Accept', question.accept);
    if (signIn.value !== undefined) headers.set('Authorization', signIn.value);
    const request = question.compose(address);
    const answer = await askRepeatedly(outside, queue, { ...question, request, headers, patience }, signal);
    if (answer.ok) return answer;
    return err({ ...answer.error, message: withoutSecrets(answer.error.message, signIn) });
  };
}

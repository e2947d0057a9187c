/** What goes wrong with one request to a fake archive. */
export type ArchiveFault =
  /** The connection is gone before an answer. */
  | { readonly kind: 'drop' }
  /** The connection is gone in the middle of the answer's body. */
  | { readonly kind: 'drop-midway' }
  /** Answers late. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** Half of the body, then nothing, and the connection stays. */
  | { readonly kind: 'stall' }
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: string; readonly body?: string }
  /** A whole HTTP answer whose body lacks its second half: what a proxy makes of a server that fell over. */
  | { readonly kind: 'cut' }
  /** A whole HTTP answer with bytes that mean nothing. */
  | { readonly kind: 'garbage' }
  /** A page for people, such as a sign-in page, with status 200. */
  | { readonly kind: 'html' }
  /** A redirect to such a page. */
  | { readonly kind: 'redirect' };

/** A request as faults are chosen for it. */
export interface AskedRequest {
  /** From 1, over all requests. */
  readonly number: number;
  readonly method: string;
  readonly path: string;
  /** How often this very request came, from 1. */
  readonly time: number;
}

export type FaultPlan = (request: AskedRequest) => ArchiveFault | undefined;

/** The same fault for every n-th request. */
export function everyNth(n: number, fault: ArchiveFault): FaultPlan {
  return ({ number }) => (number % n === 0 ? fault : undefined);
}

/** Each question fails so often before it is answered. */
export function firstTimes(times: number, fault: ArchiveFault): FaultPlan {
  return ({ time }) => (time <= times ? fault : undefined);
}

/** The first plan that has a fault. */
export function anyOf(...plans: readonly FaultPlan[]): FaultPlan {
  return (request) => {
    for (const plan of plans) {
      const fault = plan(request);
      if (fault) return fault;
    }
    return undefined;
  };
}

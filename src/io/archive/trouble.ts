import type { ArchiveFailureKind } from '../../domain/archive/archiveFailure';

/** Why one attempt gave nothing. */
export interface Trouble {
  readonly kind: ArchiveFailureKind;
  readonly message: string;
  readonly status?: number;
  readonly isWorthRepeating: boolean;
  /** The server asks not to come back earlier. */
  readonly retryAfterMs?: number;
}

/** What an attempt's answer turned out to be. */
export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: Trouble };

/** The answer came and cannot be read: it is asked for again, since the next may be whole. */
export function damaged(message: string): Read<never> {
  return { ok: false, error: { kind: 'damaged', message, isWorthRepeating: true } };
}

/** Something answered that is no DICOMweb server; it would answer so again. */
export function notDicomweb(message: string, status?: number): Read<never> {
  const told = { kind: 'not-dicomweb', message, isWorthRepeating: false } as const;
  return { ok: false, error: status === undefined ? told : { ...told, status } };
}

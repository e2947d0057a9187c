import type { HeaderWarning } from '../../domain/image/sliceHeader';
import type { WarningKind } from './warningKinds';

/** Gathers warnings while a file is read; the same kind for the same tag is kept once. */
export interface WarningSink {
  readonly all: readonly HeaderWarning[];
  readonly warn: (kind: WarningKind, tag: string, text: string) => void;
}

export function warningSink(): WarningSink {
  const all: HeaderWarning[] = [];
  const seen = new Set<string>();
  const warn: WarningSink['warn'] = (kind, tag, text) => {
    const key = `${kind} ${tag}`;
    if (seen.has(key)) return;
    seen.add(key);
    all.push({ kind, tag, text });
  };
  return { all, warn };
}

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AuditEntry, LoggedAct } from '../../src/domain/keeping/auditEntry';
import { auditEntryText } from '../../src/domain/keeping/auditEntryText';
import { auditHeadCheck } from '../../src/domain/keeping/auditHeadCheck';
import { auditHeadCode, parseHeadCode } from '../../src/domain/keeping/auditHeadCode';
import { auditNext } from '../../src/domain/keeping/auditNext';

const hashOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

const anyAct: fc.Arbitrary<LoggedAct> = fc.record(
  {
    act: fc.constantFrom('roi-committed', 'reading-signed', 'unblinded', 'other'),
    detail: fc.string({ maxLength: 8 }),
    subjectId: fc.string({ maxLength: 4 }),
  },
  { requiredKeys: ['act', 'detail'] },
);

function chainOf(acts: readonly LoggedAct[]): readonly AuditEntry[] {
  const entries: AuditEntry[] = [];
  for (const [index, act] of acts.entries()) {
    const atUtc = new Date(Date.UTC(2026, 0, 1, 0, 0, index)).toISOString();
    entries.push(auditNext(entries.at(-1), { projectId: 'p', person: 'A', device: 'd', atUtc }, act, hashOf));
  }
  return entries;
}

/** One thing that somebody does to a list of entries; `seals`: with every hash made anew from there on. */
type Tampering =
  | { readonly kind: 'alter'; readonly field: keyof AuditEntry; readonly text: string }
  | { readonly kind: 'remove' }
  | { readonly kind: 'insert'; readonly act: LoggedAct }
  | { readonly kind: 'copy' }
  | { readonly kind: 'move'; readonly to: number };

const anyTampering: fc.Arbitrary<Tampering> = fc.oneof(
  fc.record({
    kind: fc.constant('alter' as const),
    field: fc.constantFrom<keyof AuditEntry>(
      ...(['projectId', 'chain', 'number', 'atUtc', 'person', 'act'] as const),
      ...(['subjectId', 'detail', 'previousHash', 'hash'] as const),
    ),
    text: fc.string({ maxLength: 8 }),
  }),
  fc.constantFrom({ kind: 'remove' as const }, { kind: 'copy' as const }),
  fc.record({ kind: fc.constant('insert' as const), act: anyAct }),
  fc.record({ kind: fc.constant('move' as const), to: fc.nat() }),
);

function tampered(entries: readonly AuditEntry[], at: number, how: Tampering): readonly AuditEntry[] {
  const one = entries[at] ?? raise();
  switch (how.kind) {
    case 'alter': {
      const value = how.field === 'number' ? one.number + how.text.length : how.text;
      return entries.with(at, { ...one, [how.field]: value });
    }
    case 'remove':
      return entries.toSpliced(at, 1);
    case 'copy':
      return entries.toSpliced(at, 0, one);
    case 'insert': {
      const place = { projectId: 'p', person: 'A', device: 'd', atUtc: one.atUtc };
      return entries.toSpliced(at, 0, auditNext(entries[at - 1], place, how.act, hashOf));
    }
    case 'move':
      return entries.toSpliced(at, 1).toSpliced(how.to % entries.length, 0, one);
  }
}

/** Numbers and hashes made anew from an entry on, as somebody would who knows how the log is made. */
function sealed(entries: readonly AuditEntry[], from: number): readonly AuditEntry[] {
  const made: AuditEntry[] = [];
  for (const [index, entry] of entries.entries()) {
    if (index < from) {
      made.push(entry);
      continue;
    }
    const bare = { ...entry, number: index + 1, previousHash: made.at(-1)?.hash ?? '' };
    made.push({ ...bare, hash: hashOf(auditEntryText(bare)) });
  }
  return made;
}

function raise(): never {
  throw new Error('It is not there');
}

describe('a printed head of the log', () => {
  it('gives away every alteration, removal, insertion and re-ordering of the entries up to it', () => {
    fc.assert(
      fc.property(
        fc.array(anyAct, { minLength: 1, maxLength: 12 }),
        fc.nat(),
        fc.nat(),
        anyTampering,
        fc.boolean(),
        (acts, headAt, tamperAt, how, isSealed) => {
          const entries = chainOf(acts);
          const head = entries[headAt % entries.length] ?? raise();
          const printed = parseHeadCode(auditHeadCode(head)) ?? raise();
          const chains = (list: readonly AuditEntry[]) => new Map([['A@d', list]]);
          expect(auditHeadCheck(chains(entries), printed, hashOf)).toEqual({
            kind: 'as-printed',
            chain: 'A@d',
          });
          const at = tamperAt % head.number;
          const after = tampered(entries, at, how);
          // What changes nothing up to the head is no tampering with what it vouches for.
          const upTo =
            JSON.stringify(after.slice(0, head.number)) === JSON.stringify(entries.slice(0, head.number));
          fc.pre(!upTo);
          const offered = isSealed
            ? sealed(after, Math.min(at, how.kind === 'move' ? how.to % entries.length : at))
            : after;
          // Hashes made anew from an entry on that is the same again make the same chain again.
          fc.pre(
            JSON.stringify(offered.slice(0, head.number)) !== JSON.stringify(entries.slice(0, head.number)),
          );
          expect(auditHeadCheck(chains(offered), printed, hashOf).kind).not.toBe('as-printed');
        },
      ),
      { numRuns: 2000 },
    );
  });
});

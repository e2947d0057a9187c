import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { auditChains } from '../../../../src/domain/keeping/auditChains';
import { auditCheck } from '../../../../src/domain/keeping/auditCheck';
import type { AuditEntry, LoggedAct } from '../../../../src/domain/keeping/auditEntry';
import { auditHeadCheck } from '../../../../src/domain/keeping/auditHeadCheck';
import { auditHeadCode, parseHeadCode } from '../../../../src/domain/keeping/auditHeadCode';
import { auditNext, personOfChain } from '../../../../src/domain/keeping/auditNext';

/** Node's own SHA-256: not the one that the storage uses. */
const hashOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

const place = { projectId: 'p1', person: 'A', device: 'd1', atUtc: '2026-11-23T12:00:00.000Z' };

function chainOf(acts: readonly LoggedAct[], from: Partial<typeof place> = {}): readonly AuditEntry[] {
  const entries: AuditEntry[] = [];
  for (const act of acts) entries.push(auditNext(entries.at(-1), { ...place, ...from }, act, hashOf));
  return entries;
}

const five = chainOf(
  ['one', 'two', 'three', 'four', 'five'].map((detail) => ({ act: 'roi-committed', detail, subjectId: 's' })),
);
const at = (number: number): AuditEntry => five[number - 1] ?? raise();

function raise(): never {
  throw new Error('It is not there');
}

describe('an entry of the log', () => {
  it('is hashed over a text that anybody can write down again', () => {
    const [entry = raise()] = chainOf([{ act: 'reading-signed', detail: 'round 1', subjectId: 's-7' }]);
    // Written by hand from the description: keys in alphabetical order, no spaces, the hash itself left out.
    const text =
      '{"act":"reading-signed","atUtc":"2026-11-23T12:00:00.000Z","chain":"A@d1","detail":"round 1","number":1,"person":"A","previousHash":"","projectId":"p1","subjectId":"s-7"}';
    expect(entry.hash).toBe(hashOf(text));
    expect(personOfChain(entry.chain)).toBe('A');
  });

  it('carries the hash of the one before it', () => {
    expect(five.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
    expect(five.slice(1).map(({ previousHash }) => previousHash)).toEqual(
      five.slice(0, -1).map(({ hash }) => hash),
    );
  });
});

describe('a chain', () => {
  it('that is whole has no fault', () => {
    expect(auditCheck(five, hashOf)).toBeUndefined();
    expect(auditCheck([], hashOf)).toBeUndefined();
  });

  it('shows the first entry that is missing, altered, or out of order', () => {
    expect(auditCheck([at(1), at(2), at(4)], hashOf)).toEqual({ kind: 'gap', number: 3 });
    expect(auditCheck(five.slice(1), hashOf)).toEqual({ kind: 'gap', number: 1 });
    expect(auditCheck([at(1), { ...at(2), detail: 'other' }, at(3)], hashOf)).toEqual({
      kind: 'altered',
      number: 2,
    });
    expect(auditCheck([at(1), at(2), at(1)], hashOf)).toEqual({ kind: 'order', number: 1 });
  });

  it('shows an alteration also where the altered entry was given a new hash', () => {
    const { hash: _hash, ...second } = { ...at(2), detail: 'other' };
    const forged = auditNext(at(1), place, second, hashOf);
    expect(auditCheck([at(1), forged, at(3)], hashOf)).toEqual({ kind: 'altered', number: 3 });
  });

  it('that went on twice from one entry keeps both branches and shows where', () => {
    const other = auditNext(at(2), place, { act: 'reading-signed', detail: 'on a copy' }, hashOf);
    const entries = auditChains([...five, other, at(1)]).get('A@d1') ?? [];
    expect(entries).toHaveLength(6);
    expect(auditCheck(entries, hashOf)).toEqual({ kind: 'fork', number: 3 });
  });

  it('of somebody else, put among these entries, shows', () => {
    const [foreign = raise()] = chainOf([{ act: 'other', detail: '' }], { person: 'B' });
    expect(auditCheck([at(1), foreign], hashOf)).toEqual({ kind: 'foreign', number: 2 });
  });
});

describe('a printed head', () => {
  it('is short, and is read again however it was typed', () => {
    const code = auditHeadCode(at(5));
    expect(code).toBe(`5-${at(5).hash.slice(0, 12)}`);
    expect(parseHeadCode(` ${code.toUpperCase()} `)).toEqual({
      number: 5,
      hashStart: at(5).hash.slice(0, 12),
    });
    expect(parseHeadCode('5-9f3a1c2')).toBeUndefined();
    expect(parseHeadCode('0-9f3a1c2077de')).toBeUndefined();
    expect(parseHeadCode('five')).toBeUndefined();
  });

  it('tells whether the chain is as it was, also when it has gone on since', () => {
    const printed = parseHeadCode(auditHeadCode(at(3))) ?? raise();
    expect(auditHeadCheck(auditChains(five), printed, hashOf)).toEqual({ kind: 'as-printed', chain: 'A@d1' });
  });

  it('shows a chain that was written anew from an earlier entry on', () => {
    const printed = parseHeadCode(auditHeadCode(at(5))) ?? raise();
    const anew = chainOf(
      ['one', 'other', 'three', 'four', 'five'].map((detail) => ({
        act: 'roi-committed',
        detail,
        subjectId: 's',
      })),
    );
    expect(auditCheck(anew, hashOf)).toBeUndefined();
    expect(auditHeadCheck(auditChains(anew), printed, hashOf)).toEqual({ kind: 'not-here' });
  });
});

import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import Dexie from 'dexie';
import { describe, expect, it } from 'vitest';
import { observerId, projectId } from '../../../../src/domain/ids';
import { auditCheck } from '../../../../src/domain/keeping/auditCheck';
import type { AuditEntry, LoggedAct } from '../../../../src/domain/keeping/auditEntry';
import { auditNext } from '../../../../src/domain/keeping/auditNext';
import { auditHash } from '../../../../src/io/storage/auditHash';
import { addToLog, appendToLog, loadLog, logHeads } from '../../../../src/io/storage/auditLog';
import { auditOfEarlier } from '../../../../src/io/storage/auditUpgrade';
import { Database } from '../../../../src/io/storage/database';

const id = projectId('p');
const atUtc = '2026-11-23T12:00:00.000Z';
const act = (detail: string): LoggedAct => ({ act: 'other', detail });

async function append(database: Database, device: string, person: string, details: readonly string[]) {
  await database.transaction('rw', database.audit, async () =>
    appendToLog(database, device, id, details.map(act), person, atUtc),
  );
}

async function add(database: Database, entries: readonly AuditEntry[]): Promise<void> {
  await database.transaction('rw', database.audit, async () => addToLog(database, entries));
}

async function logOf(database: Database): Promise<readonly AuditEntry[]> {
  const log = await loadLog(database, id, 'all');
  if (!log.ok) throw new Error(log.error.message);
  return log.value;
}

describe('the stored log', () => {
  it('hashes with SHA-256, as Node does', () => {
    for (const text of ['', 'Ä€𝄞', 'x'.repeat(1000)]) {
      expect(auditHash(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
    }
  });

  it('goes on from its newest entry, person by person', async () => {
    const database = new Database('audit-append');
    await append(database, 'd1', 'A', ['one', 'two']);
    await append(database, 'd1', 'B', ['one']);
    // Ten sorts after two as a number, not as a text.
    await append(database, 'd1', 'A', ['3', '4', '5', '6', '7', '8', '9', '10', '11']);
    const own = (await logOf(database)).filter(({ person }) => person === 'A');
    expect(own.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(auditCheck(own, auditHash)).toBeUndefined();
    const heads = await logHeads(database, id, observerId('A'));
    expect(heads).toMatchObject({ ok: true, value: [{ chain: 'A@d1', number: 11 }] });
  });

  it('takes entries in once, however often and in whichever order they come', async () => {
    const [from, to] = [new Database('audit-from'), new Database('audit-to')];
    await append(from, 'd1', 'A', ['one', 'two', 'three']);
    const entries = await logOf(from);
    await add(to, [...entries].reverse());
    await add(to, [...entries, ...entries]);
    expect(await logOf(to)).toEqual(entries);
  });

  it('keeps both branches where a browser was copied and both copies went on', async () => {
    const [one, other] = [new Database('audit-fork-1'), new Database('audit-fork-2')];
    await append(one, 'd1', 'A', ['one']);
    await add(other, await logOf(one));
    await append(one, 'd1', 'A', ['here']);
    await append(other, 'd1', 'A', ['there']);
    await add(one, await logOf(other));
    const log = await logOf(one);
    expect(log.map(({ detail }) => detail).sort()).toEqual(['here', 'one', 'there']);
    expect(auditCheck(log, auditHash)).toEqual({ kind: 'fork', number: 2 });
  });

  it('is never written over by an entry that claims the same hash', async () => {
    const database = new Database('audit-claim');
    await append(database, 'd1', 'A', ['one']);
    const [entry] = await logOf(database);
    if (!entry) throw new Error('No entry');
    await add(database, [{ ...entry, detail: 'another' }]);
    expect((await logOf(database)).map(({ detail }) => detail)).toEqual(['one']);
  });
});

describe('the log of an earlier version', () => {
  it('becomes a chain of its own, without what named subjects', async () => {
    const earlier = new Dexie('audit-upgrade');
    earlier.version(2).stores({
      projects: 'id',
      subjects: 'id, projectId',
      images: '[projectId+key], projectId',
      readings: 'id, projectId, [projectId+subjectId+observerId+round], [projectId+observerId]',
      events: '++id, projectId',
      handles: 'name',
    });
    await earlier.table('events').bulkAdd([
      { projectId: id, atUtc, act: 'project made', detail: '' },
      { projectId: id, atUtc, act: 'code changed', detail: 'S-001 to SECRETNAME' },
      { projectId: id, atUtc, act: 'project unblinded', detail: 'All signed' },
    ]);
    earlier.close();
    const log = await logOf(new Database('audit-upgrade'));
    expect(log.map(({ act: what, detail }) => [what, detail])).toEqual([
      ['earlier-version', 'project made'],
      ['earlier-version', 'code changed'],
      ['earlier-version', 'project unblinded: All signed'],
    ]);
    expect(auditCheck(log, auditHash)).toBeUndefined();
  });

  it('of two computers becomes two chains', () => {
    const event = { projectId: 'p', atUtc, act: 'project made', detail: '' };
    const [one] = auditOfEarlier([event]);
    const [other] = auditOfEarlier([{ ...event, atUtc: '2026-11-24T12:00:00.000Z' }]);
    expect(one?.chain).not.toBe(other?.chain);
    expect(
      auditNext(one, { projectId: 'p', person: 'A', device: 'd', atUtc }, act('x'), auditHash).number,
    ).toBe(2);
  });
});

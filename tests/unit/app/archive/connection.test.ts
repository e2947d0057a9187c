import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  archiveClientOf,
  connectArchive,
  disconnectArchive,
  stopConnecting,
} from '../../../../src/app/archive/connection';
import type { AppContext } from '../../../../src/app/context';
import type { ArchiveClient, ArchiveSignIn } from '../../../../src/domain/archive/archiveClient';
import { seriesInstanceUid, sopInstanceUid, studyInstanceUid } from '../../../../src/domain/ids';
import { createArchives } from '../../../../src/io/archive/createArchives';
import type { ArchiveState } from '../../../../src/state/archiveState';
import { type AppStore, createAppStore } from '../../../../src/state/createAppStore';
import { inNode, never } from '../../../support/archiveClient';
import { type FakeArchive, startFakeArchive } from '../../../support/fakeArchive';
import { makeWorkstation } from '../../../support/makeWorkstation';
import { syntheticDicom } from '../../../support/syntheticDicom';

const signIn = (password: string): ArchiveSignIn => ({
  kind: 'basic',
  user: 'kim',
  password: `pass-${password}`,
});
const authorization = (password: string) => `Basic ${Buffer.from(`kim:pass-${password}`).toString('base64')}`;
const image = {
  studyInstanceUid: studyInstanceUid('1.2.3'),
  seriesInstanceUid: seriesInstanceUid('1.2.3.1'),
  sopInstanceUid: sopInstanceUid('1.2.3.4'),
};

let archive: FakeArchive;
let store: AppStore;
let context: AppContext;
let used: (ArchiveClient | undefined)[];
let states: ArchiveState[];

beforeEach(async () => {
  archive = await startFakeArchive({ files: [syntheticDicom()], wantsAuthorization: authorization('one') });
  store = createAppStore();
  used = [];
  states = [];
  store.subscribe(({ archive: now }, { archive: before }) => {
    if (now !== before) states.push(now);
  });
  // Of the context the connection uses the port, what reads images, and the state; no project is open.
  context = {
    store,
    ports: {
      archive: createArchives(inNode),
      images: { setArchive: (client: ArchiveClient | undefined) => used.push(client) },
    },
    registry: { forgetArchive: () => undefined },
  } as unknown as AppContext;
});
afterEach(async () => {
  disconnectArchive(context);
  await archive.stop();
});

const now = () => store.getState().archive;
const client = () => archiveClientOf(context) ?? expect.fail('not connected');
const until = async (isThere: () => boolean) => {
  for (let wait = 0; !isThere() && wait < 400; wait += 1) await new Promise((done) => setTimeout(done, 5));
  expect(isThere()).toBe(true);
};

describe('the connection to an archive', () => {
  it('is told while it is made and when it stands, with who signed in and without the secret', async () => {
    await connectArchive(context, archive.url, signIn('one'));
    expect(states).toEqual([
      { kind: 'connecting', address: archive.url },
      { kind: 'connected', address: archive.url, signedInAs: 'kim' },
    ]);
    expect(used).toEqual([client()]);
    expect(JSON.stringify([store.getState(), client()])).not.toContain('pass-one');
  });

  it('is told when it cannot be made, and leaves none', async () => {
    await connectArchive(context, archive.url, signIn('two'));
    expect(now()).toMatchObject({
      kind: 'failed',
      address: archive.url,
      why: { kind: 'not-allowed', status: 401 },
    });
    expect(archiveClientOf(context)).toBeUndefined();
    stopConnecting(context);
    expect(now()).toEqual({ kind: 'none' });
  });

  it('waits with what is asked when the sign-in runs out, and goes on when somebody signs in anew', async () => {
    await connectArchive(context, archive.url, signIn('one'));
    const held = client();
    archive.setAuthorization(authorization('two'));
    const objects = [1, 2, 3, 4, 5, 6].map(() => held.instance(image, never));
    const list = held.searchStudies({}, never);
    await until(() => now().kind === 'failed');
    expect(now()).toMatchObject({ kind: 'failed', why: { status: 401 } });

    await connectArchive(context, archive.url, signIn('wrong'));
    expect(now().kind).toBe('failed');
    await connectArchive(context, archive.url, signIn('two'));
    expect(now()).toMatchObject({ kind: 'connected', signedInAs: 'kim' });
    for (const got of await Promise.all(objects)) expect(got.ok).toBe(true);
    expect((await list).ok).toBe(true);
    expect(client()).toBe(held);
  });

  it('lets what waits be cancelled, by whoever asked and by disconnecting', async () => {
    await connectArchive(context, archive.url, signIn('one'));
    archive.setAuthorization('Bearer other');
    const mine = new AbortController();
    const one = client().instance(image, mine.signal);
    const other = client().instance(image, never);
    await until(() => now().kind === 'failed');
    mine.abort();
    expect(await one).toMatchObject({ ok: false, error: { kind: 'cancelled' } });
    disconnectArchive(context);
    expect(await other).toMatchObject({ ok: false, error: { kind: 'cancelled' } });
    expect(now()).toEqual({ kind: 'none' });
    expect(used.at(-1)).toBeUndefined();
  });

  it('says so while the archive gives no answer, and no longer when it answers again', async () => {
    await connectArchive(context, archive.url, signIn('one'));
    archive.setFaults(() => ({ kind: 'drop' }));
    expect(await client().searchStudies({}, never)).toMatchObject({ error: { kind: 'not-reached' } });
    expect(now()).toMatchObject({ kind: 'connected', isSilent: true });
    archive.setFaults(() => undefined);
    expect((await client().searchStudies({}, never)).ok).toBe(true);
    expect(now()).toEqual({ kind: 'connected', address: archive.url, signedInAs: 'kim' });
  });

  it('goes on where connecting anew is stopped', async () => {
    await connectArchive(context, archive.url, signIn('one'));
    const held = client();
    archive.setFaults(() => ({ kind: 'delay', ms: 300 }));
    const connecting = connectArchive(context, archive.url, signIn('one'));
    expect(now().kind).toBe('connecting');
    stopConnecting(context);
    expect(now().kind).toBe('connected');
    await connecting;
    expect(now().kind).toBe('connected');
    expect(client()).toBe(held);
  });

  it('is not brought back by an attempt that comes to its end after disconnecting', async () => {
    archive.setFaults(() => ({ kind: 'delay', ms: 60 }));
    const connecting = connectArchive(context, archive.url, signIn('one'));
    disconnectArchive(context);
    await connecting;
    expect(now()).toEqual({ kind: 'none' });
    expect(archiveClientOf(context)).toBeUndefined();
  });

  it('to another archive ends what the first had under way', async () => {
    const second = await startFakeArchive();
    await connectArchive(context, archive.url, signIn('one'));
    const first = client();
    archive.setFaults(() => ({ kind: 'stall' }));
    const underWay = first.instance(image, never);
    await connectArchive(context, second.url, { kind: 'bearer', token: 'abc' });
    expect(await underWay).toMatchObject({ ok: false, error: { kind: 'cancelled' } });
    expect(now()).toEqual({ kind: 'connected', address: second.url, signedInAs: 'token' });
    expect(used).toEqual([first, undefined, client()]);
    await second.stop();
  });

  it('is made and ended by the verbs of the program', async () => {
    const { app, state } = makeWorkstation({ databaseName: 'connection', archives: createArchives(inNode) });
    await app.connectArchive(archive.url, signIn('one'));
    expect(state().archive).toMatchObject({ kind: 'connected', signedInAs: 'kim' });
    app.disconnectArchive();
    expect(state().archive).toEqual({ kind: 'none' });
  });
});

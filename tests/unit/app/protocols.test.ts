import { describe, expect, it } from 'vitest';
import { present } from '../../../src/base/assert';
import { observerId, readingId } from '../../../src/domain/ids';
import { daysBetween } from '../../../src/domain/isoDate';
import type { Reading } from '../../../src/domain/reading/reading';
import { targetKey } from '../../../src/domain/reading/roi';
import { muscleSets } from '../../../src/domain/study/muscleSet';
import type { Protocol } from '../../../src/domain/study/protocol';
import {
  makeWorkstation,
  type TestWorkstation,
  type WorkstationOptions,
} from '../../support/makeWorkstation';
import { phantomFiles, phantomSubject } from '../../support/phantomFiles';

function protocolOf({ state }: TestWorkstation): Protocol {
  return present(state().open, 'the project').project.protocol;
}

async function emptyStudy(databaseName: string): Promise<TestWorkstation> {
  const station = makeWorkstation({ databaseName });
  await station.app.newProject('Before');
  return station;
}

/** A study with one phantom subject whose scans lie around its surgery. */
async function pairedStudy(
  databaseName: string,
  storage: WorkstationOptions['storage'] = {},
): Promise<{ station: TestWorkstation; daysBefore: number }> {
  const station = makeWorkstation({ databaseName, storage });
  await station.app.newProject('Pairing');
  await station.app.importImages({ kind: 'files', files: phantomFiles([0], false) });
  const known = phantomSubject(0);
  const subject = present(station.state().open?.subjects[0], 'the subject');
  await station.app.setCovariates(subject.id, { surgeryDate: known.surgeryDate });
  expect(station.state().open?.subjects[0]?.scans.preop?.studyDate).toBe(known.scanDates.preop);
  return { station, daysBefore: daysBetween(known.scanDates.preop, known.surgeryDate) };
}

/** The bytes with a text of a header replaced by one of the same length. */
function renamed(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return Uint8Array.from(text.replaceAll(from, to), (letter) => letter.charCodeAt(0));
}

describe('A change of the protocol', () => {
  it('is kept and there after the page is loaded again', async () => {
    const station = await emptyStudy('protocol-kept');
    const before = protocolOf(station);
    const outcome = await station.app.changeProtocol({
      ...before,
      title: '  After ',
      csaKind: 'net',
      alpha: 0.01,
      observers: before.observers.map((one) => ({ ...one, role: `${one.role}, 12 years` })),
    });
    expect(outcome).toEqual({ ok: true, value: { otherScans: 0 } });
    const later = makeWorkstation({ databaseName: 'protocol-kept' });
    await later.app.openProject(present(station.state().open, 'the project').project.id);
    expect(protocolOf(later)).toEqual({
      ...before,
      title: 'After',
      csaKind: 'net',
      alpha: 0.01,
      observers: before.observers.map((one) => ({ ...one, role: `${one.role}, 12 years` })),
    });
  });

  it('of the value, the limits, eligibility and the series rule is kept, and the record says from what to what', async () => {
    const station = await emptyStudy('protocol-pair-rules');
    const before = protocolOf(station);
    const change = {
      valueKind: 'philips-floating-point',
      pairLimits: { ...before.pairLimits, echoTimePercent: 6, tiltDeg: 10 },
      eligibility: { sameScanner: 'required', sameParameters: 'flagged' },
      seriesRule: { fatSuppressed: 'by-hand', contrastEnhanced: 'allowed' },
    } as const;
    expect(await station.app.changeProtocol({ ...before, ...change })).toEqual({
      ok: true,
      value: { otherScans: 0 },
    });
    const later = makeWorkstation({ databaseName: 'protocol-pair-rules' });
    await later.app.openProject(present(station.state().open, 'the project').project.id);
    expect(protocolOf(later)).toEqual({ ...before, ...change });
  });

  it('of the series rule pairs the scans again: a fat-suppressed follow-up is taken only where that is allowed', async () => {
    const station = makeWorkstation({ databaseName: 'protocol-series-rule' });
    await station.app.newProject('Series rule');
    const known = phantomSubject(0);
    const files = phantomFiles([0], false).map((file) =>
      new TextDecoder('latin1').decode(file.bytes).includes(known.scanDates.followUp.replaceAll('-', ''))
        ? { ...file, bytes: renamed(file.bytes, 'T2W_TSE_ax', 'T2W_FS_tra') }
        : file,
    );
    await station.app.importImages({ kind: 'files', files });
    const subject = present(station.state().open?.subjects[0], 'the subject');
    await station.app.setCovariates(subject.id, { surgeryDate: known.surgeryDate });
    const followUp = () => station.state().open?.subjects[0]?.scans.followUp;
    expect(followUp()).toBeUndefined();
    const before = protocolOf(station);
    const seriesRule = { ...before.seriesRule, fatSuppressed: 'allowed' as const };
    const outcome = await station.app.changeProtocol({ ...before, seriesRule });
    expect(outcome).toEqual({ ok: true, value: { otherScans: 1 } });
    expect(followUp()?.studyDate).toBe(known.scanDates.followUp);
  });

  it('of the limits throws results away, because who is analysed may depend on them', async () => {
    const station = await emptyStudy('protocol-results');
    await station.app.computeResults();
    expect(station.state().results.kind).not.toBe('none');
    const before = protocolOf(station);
    const eligibility = { ...before.eligibility, sameParameters: 'required' as const };
    const results = station.state().results;
    await station.app.changeProtocol({ ...before, eligibility });
    expect(station.state().results).not.toBe(results);
  });

  it('leaves alone what cannot be changed, even if it is given', async () => {
    const station = await emptyStudy('protocol-rest');
    const before = protocolOf(station);
    const observers = before.observers.map((one) => ({ ...one, letter: 'X' })).reverse();
    const sites = [{ id: 'other', name: 'Elsewhere' }];
    expect((await station.app.changeProtocol({ ...before, observers, sites, ...{ version: 7 } })).ok).toBe(
      true,
    );
    expect(protocolOf(station)).toEqual(before);
  });

  it('pairs the scans again when a day limit changes, and says how many subjects it moved', async () => {
    const { station, daysBefore } = await pairedStudy('protocol-pairs');
    expect(daysBefore).toBeGreaterThan(1);
    const before = protocolOf(station);
    const narrower = await station.app.changeProtocol({ ...before, preopWithinDays: daysBefore - 1 });
    expect(narrower).toEqual({ ok: true, value: { otherScans: 1 } });
    expect(station.state().open?.subjects[0]?.scans.preop).toBeUndefined();
    const exact = await station.app.changeProtocol({ ...before, preopWithinDays: daysBefore });
    expect(exact).toEqual({ ok: true, value: { otherScans: 1 } });
    expect(station.state().open?.subjects[0]?.scans.preop?.studyDate).toBe(phantomSubject(0).scanDates.preop);
  });

  it('is refused where it would move begun outlines to another scan', async () => {
    const first = await pairedStudy('protocol-begun');
    const subject = present(first.station.state().open?.subjects[0], 'the subject');
    const progress = {
      subjectId: subject.id,
      observerId: observerId('A'),
      round: 1,
      state: 'open' as const,
      done: 1,
      given: 1,
    };
    const later = makeWorkstation({
      databaseName: 'protocol-begun',
      storage: { progress: async () => ({ ok: true, value: [progress] }) },
    });
    await later.app.openProject(subject.projectId);
    const before = protocolOf(later);
    const change = { ...before, preopWithinDays: first.daysBefore - 1 };
    expect(await later.app.changeProtocol(change)).toEqual({
      ok: false,
      error: { kind: 'outlines-on-other-scan', codes: [subject.code] },
    });
    expect(protocolOf(later)).toEqual(before);
    expect((await later.app.changeProtocol({ ...before, alpha: 0.01 })).ok).toBe(true);
  });

  it('is refused from the first signed reading on', async () => {
    const first = await pairedStudy('protocol-locked');
    const subject = present(first.station.state().open?.subjects[0], 'the subject');
    const signed = {
      subjectId: subject.id,
      observerId: observerId('A'),
      round: 1,
      state: 'signed' as const,
      done: 4,
      given: 4,
    };
    const later = makeWorkstation({
      databaseName: 'protocol-locked',
      storage: { progress: async () => ({ ok: true, value: [signed] }) },
    });
    await later.app.openProject(subject.projectId);
    const before = protocolOf(later);
    expect(await later.app.changeProtocol({ ...before, alpha: 0.01 })).toEqual({
      ok: false,
      error: { kind: 'locked', signed: 1 },
    });
    expect(protocolOf(later)).toEqual(before);
    expect((await later.app.changeProtocol({ ...before, title: 'Other' })).ok).toBe(true);
    expect(protocolOf(later)).toEqual({ ...before, title: 'Other' });
  });

  it('is not an observer’s', async () => {
    const station = await emptyStudy('protocol-observer');
    await station.app.choosePerson({ kind: 'observer', observerId: observerId('A') });
    const before = protocolOf(station);
    expect(await station.app.changeProtocol({ ...before, title: 'Mine' })).toEqual({
      ok: false,
      error: { kind: 'not-researcher' },
    });
  });

  it('is not kept as an event where nothing changed', async () => {
    const station = await emptyStudy('protocol-same');
    const before = station.state().save;
    const outcome = await station.app.changeProtocol(protocolOf(station));
    expect(outcome).toEqual({ ok: true, value: { otherScans: 0 } });
    expect(station.state().save).toEqual(before);
  });

  it('is refused with a reason where a value means nothing', async () => {
    const station = await emptyStudy('protocol-values');
    const before = protocolOf(station);
    const refused = [
      [{ title: '  ' }, { kind: 'empty', field: 'title' }],
      [
        { observers: before.observers.map((one) => ({ ...one, role: '' })) },
        { kind: 'empty', field: 'role' },
      ],
      [{ preopWithinDays: 0 }, { kind: 'not-whole-days', field: 'preopWithinDays' }],
      [{ followUpAtLeastDays: 90.5 }, { kind: 'not-whole-days', field: 'followUpAtLeastDays' }],
      [{ followUpAtLeastDays: Number.NaN }, { kind: 'not-whole-days', field: 'followUpAtLeastDays' }],
      [{ alpha: 0 }, { kind: 'alpha-out-of-range' }],
      [{ alpha: 5 }, { kind: 'alpha-out-of-range' }],
      [{ alpha: Number.NaN }, { kind: 'alpha-out-of-range' }],
      [
        { pairLimits: { ...before.pairLimits, echoTimePercent: -1 } },
        { kind: 'limit-out-of-range', limit: 'echoTimePercent', atMost: 100 },
      ],
      [
        { pairLimits: { ...before.pairLimits, tiltDeg: 91 } },
        { kind: 'limit-out-of-range', limit: 'tiltDeg', atMost: 90 },
      ],
      [
        { pairLimits: { ...before.pairLimits, scalingPercent: Number.NaN } },
        { kind: 'limit-out-of-range', limit: 'scalingPercent', atMost: 100 },
      ],
    ] as const;
    for (const [part, error] of refused) {
      expect(await station.app.changeProtocol({ ...before, ...part })).toEqual({ ok: false, error });
    }
    expect(protocolOf(station)).toEqual(before);
  });
});

describe('Muscles, fat and aids', () => {
  it('are kept, and the record says from what to what', async () => {
    const station = await emptyStudy('protocol-muscles');
    const before = protocolOf(station);
    const change = {
      muscles: muscleSets.separately,
      combined: true,
      sides: ['left'],
      pixelRule: 'imagej',
      drawingAids: { smartEdge: true, mirror: false, copy: false },
      fatMethod: { kind: 'lean-sample', sdCount: 2.5 },
      references: ['vertebral-body', 'csf'],
    } as const;
    expect((await station.app.changeProtocol({ ...before, ...change })).ok).toBe(true);
    const later = makeWorkstation({ databaseName: 'protocol-muscles' });
    await later.app.openProject(present(station.state().open, 'the project').project.id);
    expect(protocolOf(later)).toEqual({ ...before, ...change, references: ['csf', 'vertebral-body'] });
    const events = await later.database.table('audit').toArray();
    const details = events.map(({ detail }: { readonly detail: string }) => detail).join(' ');
    expect(details).toContain('Sides: left and right → left');
    expect(details).toContain('Pixel rule: centre rule → ImageJ rule');
    expect(details).toContain('Fat: none → lean-muscle sample, mean + 2.5 SD');
    expect(details).toContain('Smart edge: not allowed → allowed');
  });

  it('with one muscle have nothing to take as one', async () => {
    const station = await emptyStudy('protocol-one-muscle');
    await station.app.changeProtocol({ ...protocolOf(station), combined: true });
    expect(protocolOf(station).combined).toBe(false);
  });

  it.each([
    [{ muscles: [] }, { kind: 'muscles', problem: { kind: 'none' } }],
    [{ sides: [] }, { kind: 'no-side' }],
    [
      { fatMethod: { kind: 'fixed-threshold', value: Number.NaN } },
      { kind: 'fat-parameter', method: 'fixed-threshold' },
    ],
    [{ fatMethod: { kind: 'lean-sample', sdCount: 0 } }, { kind: 'fat-parameter', method: 'lean-sample' }],
  ] as const)('%j is refused', async (change, error) => {
    const station = await emptyStudy(`protocol-refused-${JSON.stringify(change)}`);
    const before = protocolOf(station);
    expect(await station.app.changeProtocol({ ...before, ...change })).toEqual({ ok: false, error });
    expect(protocolOf(station)).toEqual(before);
  });

  it('with readings begun are changed only by somebody who has read what it means, and no outline goes', async () => {
    const { station } = await pairedStudy('protocol-begun');
    const { project, subjects } = present(station.state().open, 'the project');
    const subject = present(subjects[0], 'the subject');
    const [observer] = project.protocol.observers;
    if (!observer) throw new Error('an observer expected');
    const target = {
      timePoint: 'preop',
      siteId: 'fractured-level',
      muscleId: 'mf-es',
      side: 'left',
    } as const;
    const reading: Reading = {
      id: readingId('begun'),
      projectId: project.id,
      subjectId: subject.id,
      observerId: observer.id,
      round: 1,
      state: 'open',
      reopenings: [],
      sliceChoices: {},
      entries: {
        [targetKey(target)]: {
          kind: 'cannot-measure',
          target,
          reason: 'motion',
          note: '',
          recordedAtUtc: '2026-01-01T00:00:00Z',
        },
      },
      revision: 1,
    };
    await station.ports.storage.save(project.id, {
      readings: [reading],
      event: { act: 'other', detail: '' },
    });
    await station.app.openProject(project.id);
    const before = protocolOf(station);
    const change = { ...before, muscles: muscleSets.separately };
    expect(await station.app.changeProtocol(change)).toEqual({
      ok: false,
      error: {
        kind: 'outlines-begun',
        readings: 1,
        removed: [
          { muscleId: 'mf-es', side: 'right' },
          { muscleId: 'mf-es', side: 'left' },
        ],
        added: [
          { muscleId: 'mf', side: 'right' },
          { muscleId: 'mf', side: 'left' },
          { muscleId: 'es', side: 'right' },
          { muscleId: 'es', side: 'left' },
        ],
      },
    });
    expect(protocolOf(station)).toEqual(before);
    expect((await station.app.changeProtocol({ ...change, isAgreed: true })).ok).toBe(true);
    expect(protocolOf(station).muscles).toEqual(muscleSets.separately);
    const kept = await station.ports.storage.loadReading(project.id, subject.id, observer.id, 1);
    expect(kept.ok && kept.value?.entries).toEqual(reading.entries);
    // A new name or another rule asks for no other outline.
    const renamed = protocolOf(station).muscles.map((one) => ({ ...one, name: `${one.name} muscle` }));
    expect((await station.app.changeProtocol({ ...protocolOf(station), muscles: renamed })).ok).toBe(true);
  });
});

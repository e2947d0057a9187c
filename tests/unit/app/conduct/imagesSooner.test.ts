import { describe, expect, it, vi } from 'vitest';
import { present } from '../../../../src/base/assert';
import type { Steps } from '../../../../src/base/steps';
import { observerId } from '../../../../src/domain/ids';
import { makeWorkstation } from '../../../support/makeWorkstation';
import { phantomFiles } from '../../../support/phantomFiles';
import { sessionAt } from '../../../support/readingStation';

/* Whoever reads in a large study does not wait for the images of everybody in it. */

const held = vi.hoisted(() => ({ gate: Promise.resolve() }));

vi.mock('../../../../src/app/inSlices', async (original) => {
  const actual = await original<typeof import('../../../../src/app/inSlices')>();
  return {
    ...actual,
    // Long work of the page goes on only when the test says so.
    inSlices: async <T>(steps: Steps<T>): Promise<T> => {
      await held.gate;
      return actual.inSlices(steps);
    },
  };
});

function hold(): () => void {
  let release: () => void = () => undefined;
  held.gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  return release;
}

const observer = { kind: 'observer', observerId: observerId('A') } as const;

describe.each([false, true])('images of an observer’s view, scans masked: %s', (timePoint) => {
  it('come for the subject that is opened, and for the next, before the others are ready', async () => {
    const databaseName = `sooner-${timePoint}`;
    const station = makeWorkstation({ databaseName });
    const { app, state } = station;
    await app.newProject('Sooner');
    const { protocol } = present(state().open, 'a project').project;
    await app.changeProtocol({ ...protocol, blinding: { ...protocol.blinding, timePoint } });
    await app.importImages({ kind: 'files', files: phantomFiles([0, 1, 2], false) });
    const release = hold();
    const sits = app.choosePerson(observer);
    await vi.waitFor(() => {
      expect(state().open?.person.kind).toBe('observer');
      expect(state().open?.subjects.length).toBeGreaterThan(2);
    });
    const [first, second] = present(state().open, 'a project').subjects;
    await app.openReading(present(first, 'a subject').id);
    const slices = sessionAt(station).panes.preop?.axial.slices.length;
    expect(slices).toBeGreaterThan(1);
    expect(state().open?.areImagesComing).toBe(true);
    const size = state().open?.images.size ?? 0;
    await app.openReading(present(second, 'a subject').id);
    expect(sessionAt(station).subjectId).toBe(second?.id);
    expect(state().open?.images.size).toBe(2 * size);
    release();
    await sits;
    expect(state().open?.areImagesComing).toBe(false);
    // All of the view are here then, and the reading that is open stays open.
    expect(state().open?.images.size).toBe(size * (state().open?.subjects.length ?? 0));
    expect(sessionAt(station).subjectId).toBe(second?.id);
  });
});

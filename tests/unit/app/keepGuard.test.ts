import { describe, expect, it } from 'vitest';
import { type AppContext, keep } from '../../../src/app/context';
import { createImageRegistry } from '../../../src/app/imageRegistry';
import { createSaveQueue } from '../../../src/app/saveQueue';
import { present } from '../../../src/base/assert';
import { laterPart } from '../../../src/base/laterPart';
import { ok } from '../../../src/base/result';
import { observerId } from '../../../src/domain/ids';
import type { ProjectChange } from '../../../src/domain/keeping/storedProject';
import { createAppStore } from '../../../src/state/createAppStore';
import { readingStation } from '../../support/readingStation';

const event = { act: 'other', detail: '' } as const;

/** What is written of changes, while observer A or the researcher sits there. */
async function context(databaseName: string, who: 'observer' | 'researcher') {
  const station = await readingStation({ databaseName });
  if (who === 'researcher') await station.app.choosePerson({ kind: 'researcher' });
  const written: ProjectChange[] = [];
  const store = createAppStore();
  store.setState(station.state());
  const save: typeof station.ports.storage.save = async (_id, change) => {
    written.push(change);
    return ok(undefined);
  };
  const made: AppContext = {
    ports: station.ports,
    store,
    registry: createImageRegistry(station.ports.images),
    saves: createSaveQueue(save),
    project: laterPart(() => import('../../../src/app/projectActs')),
    reading: laterPart(() => import('../../../src/app/reading/readingActs')),
    keepListeners: new Set(),
  };
  const open = present(store.getState().open, 'a project');
  const subject = present(open.subjects[0], 'a subject');
  const covariate = { id: 'c', name: 'C', kind: 'number' } as const;
  const researchers: Readonly<Record<string, ProjectChange>> = {
    project: { project: open.project, event },
    subjects: { subjects: [subject], event },
    removedSubjects: { removedSubjects: [subject.id], event },
    customCovariates: { customCovariates: [{ kind: 'define', covariate }], event },
    'subjects beside a reading': { readings: [], subjects: [subject], event },
  };
  return { made, written, researchers, store };
}

describe('what an observer’s session writes', () => {
  it('is never the project, a subject or a covariate: the view that they have is a part and would replace the whole', async () => {
    const { made, written, researchers, store } = await context('guard-observer', 'observer');
    for (const change of Object.values(researchers)) {
      expect(await keep(made, change)).toBe(false);
      expect(store.getState().notices.map(({ kind }) => kind)).toContain('researcher-only');
      store.setState({ notices: [] });
    }
    expect(written).toEqual([]);
    expect(store.getState().save.kind).not.toBe('not-saved');
  });

  it('are their readings, by their own name in the log', async () => {
    const { made, written, store } = await context('guard-reading', 'observer');
    const { reading } = present(store.getState().reading, 'a reading');
    expect(await keep(made, { readings: [reading], event })).toBe(true);
    expect(written).toMatchObject([{ readings: [{ observerId: 'A' }], event: { person: observerId('A') } }]);
  });

  it('is no matter of the researcher’s, who writes all of that', async () => {
    const { made, written, researchers } = await context('guard-researcher', 'researcher');
    for (const change of Object.values(researchers)) expect(await keep(made, change)).toBe(true);
    expect(written).toHaveLength(Object.keys(researchers).length);
  });
});

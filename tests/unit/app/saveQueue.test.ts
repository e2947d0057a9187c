import { describe, expect, it } from 'vitest';
import { createSaveQueue } from '../../../src/app/saveQueue';
import { err, ok } from '../../../src/base/result';
import { projectId } from '../../../src/domain/ids';
import type { ProjectChange } from '../../../src/domain/keeping/storedProject';

const project = projectId('p');
const change = (detail: string): ProjectChange => ({ event: { act: 'other', detail } });

describe('the save queue', () => {
  it('writes in order, one at a time', async () => {
    const written: string[] = [];
    let underWay = 0;
    const queue = createSaveQueue(async (_id, { event }) => {
      underWay += 1;
      expect(underWay).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, event.detail === 'first' ? 10 : 0));
      underWay -= 1;
      written.push(event.detail);
      return ok(undefined);
    });
    await Promise.all(['first', 'second', 'third'].map((detail) => queue.write(project, change(detail))));
    expect(written).toEqual(['first', 'second', 'third']);
  });

  it('tries a failed change again before anything newer, so that a later success hides no loss', async () => {
    const written: string[] = [];
    let isFull = true;
    const queue = createSaveQueue(async (_id, { event }) => {
      if (isFull) return err({ kind: 'full', message: 'no space' });
      written.push(event.detail);
      return ok(undefined);
    });
    expect((await queue.write(project, change('lost?'))).ok).toBe(false);
    expect(queue.waitingCount()).toBe(1);
    isFull = false;
    expect((await queue.write(project, change('next'))).ok).toBe(true);
    expect(written).toEqual(['lost?', 'next']);
    expect(queue.waitingCount()).toBe(0);
  });
});

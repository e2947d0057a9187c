import { describe, expect, it } from 'vitest';
import { present } from '../../../../src/base/assert';
import { observerId } from '../../../../src/domain/ids';
import type { Reading } from '../../../../src/domain/reading/reading';
import { targetsOf } from '../../../../src/domain/study/targets';
import { recordsOf } from '../../../support/bundles';
import { makeWorkstation } from '../../../support/makeWorkstation';
import { phantomFiles } from '../../../support/phantomFiles';

/* A kit that is issued again brings the observer's own readings along: their computer may have been lost. */

const a = observerId('A');

describe.each([false, true])('a kit of an observer who has read here, scans masked: %s', (timePoint) => {
  it('holds what that observer read, and of nobody else', async () => {
    const station = makeWorkstation({ databaseName: `kit-own-readings-${timePoint}` });
    const { app, state } = station;
    const open = () => present(state().open, 'the project');
    await app.newProject('Kits');
    await app.changeProtocol({
      ...open().project.protocol,
      blinding: { group: true, timePoint, cropsToPosterior: false },
    });
    await app.importImages({ kind: 'files', files: phantomFiles([0], false) });
    for (const who of [a, observerId('B')]) {
      await app.choosePerson({ kind: 'observer', observerId: who });
      for (const { id } of open().subjects) {
        await app.openReading(id);
        const session = present(state().reading, 'a reading');
        for (const target of targetsOf(open().project.protocol, session.timePoints))
          await app.cannotMeasure(target, 'motion', `note of ${who}`);
        await app.signReading();
      }
    }
    await app.choosePerson({ kind: 'researcher' });
    const made = await app.makeKit(
      { observerId: a, withImages: false },
      () => undefined,
      new AbortController().signal,
    );
    if (made.kind !== 'made') throw new Error(JSON.stringify(made));
    const kit = new Uint8Array(await made.file.arrayBuffer());
    const readings = recordsOf(kit, 'readings') as readonly Reading[];
    expect(readings.map(({ observerId: whose, state: standing }) => [whose, standing])).toEqual(
      Array.from({ length: timePoint ? 2 : 1 }, () => ['A', 'signed']),
    );
    expect(JSON.stringify(readings)).not.toContain('note of B');
  });
});

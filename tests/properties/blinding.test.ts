import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ObserverId, observerId } from '../../src/domain/ids';
import { targetKey } from '../../src/domain/reading/roi';
import { targetsOf } from '../../src/domain/study/targets';
import { makeWorkstation } from '../support/makeWorkstation';
import { phantomFiles } from '../support/phantomFiles';

const files = phantomFiles([0], false);
const observers: readonly ObserverId[] = [observerId('A'), observerId('B')];

/** A number that only this observer has: found anywhere, it has leaked. */
const secretOf = (observer: ObserverId): number => (observer === 'A' ? 111.111_222_333 : 77.777_888_999);

type Act =
  | { readonly kind: 'draw'; readonly target: number }
  | { readonly kind: 'cannot'; readonly target: number }
  | { readonly kind: 'undo' }
  | { readonly kind: 'delete' }
  | { readonly kind: 'change-person' }
  | { readonly kind: 'become-researcher' }
  | { readonly kind: 'leave' }
  | { readonly kind: 'backup' };

const anyAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('draw' as const), target: fc.nat(3) }) },
  fc.record({ kind: fc.constant('cannot' as const), target: fc.nat(3) }),
  fc.constantFrom(
    { kind: 'undo' as const },
    { kind: 'delete' as const },
    { kind: 'change-person' as const },
    { kind: 'change-person' as const },
    { kind: 'become-researcher' as const },
    { kind: 'leave' as const },
    { kind: 'backup' as const },
  ),
);

/** Everything a screen could show, as text; maps and sets included. */
function everything(state: unknown): string {
  return JSON.stringify(state, (_key, value: unknown) =>
    value instanceof Map || value instanceof Set ? [...value] : value,
  );
}

describe('blinding between observers', () => {
  it('lets nothing that one observer drew or noted reach the state of another person', async () => {
    let run = 0;
    let ownSeen = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(anyAct, { minLength: 4, maxLength: 24 }), async (acts) => {
        const station = makeWorkstation({ databaseName: `blind-${run++}-${Math.random()}` });
        const { app, state } = station;
        await app.newProject('Blind');
        await app.importImages({ kind: 'files', files });
        const subject = state().open?.subjects[0];
        const protocol = state().open?.project.protocol;
        if (!subject || !protocol) throw new Error('no subject');
        const targets = targetsOf(protocol);
        let current = 0;
        const sit = async (index: number): Promise<ObserverId> => {
          const observer = observers[index % 2] ?? observerId('A');
          await app.choosePerson({ kind: 'observer', observerId: observer });
          await app.openReading(subject.id);
          return observer;
        };
        let observer: ObserverId | undefined = await sit(current);
        for (const act of acts) {
          const target = 'target' in act ? targets[act.target] : undefined;
          if (act.kind === 'change-person') observer = await sit(++current);
          else if (act.kind === 'become-researcher') {
            await app.choosePerson({ kind: 'researcher' });
            await app.computeResults();
            observer = undefined;
          } else if (act.kind === 'backup') await app.backUp();
          else if (act.kind === 'leave') app.showTab('cohort');
          else if (observer !== undefined && act.kind === 'draw' && target) {
            await app.arm(target);
            const secret = secretOf(observer);
            const place = { pixelsPerScreenPx: 0.3, pointerType: 'mouse' as const };
            for (const atPx of [
              [secret, 100],
              [secret + 20, 100],
              [secret + 10, 130.5],
            ] as const) {
              await app.gesture(target.timePoint, { kind: 'pointer-down', atPx, ...place });
              await app.gesture(target.timePoint, { kind: 'pointer-up', atPx, ...place });
            }
            await app.keyGesture({ kind: 'close' });
            await app.keyGesture({ kind: 'cancel' });
          } else if (observer !== undefined && act.kind === 'cannot' && target) {
            await app.cannotMeasure(target, 'motion', String(secretOf(observer)));
          } else if (act.kind === 'undo') await app.undo();
          else if (act.kind === 'delete') await app.keyGesture({ kind: 'delete' });

          const shown = everything(state());
          if (observer !== undefined && shown.includes(String(secretOf(observer)))) ownSeen += 1;
          for (const other of observers) {
            if (other !== observer) expect(shown).not.toContain(String(secretOf(other)));
          }
          const reading = state().reading;
          if (reading) {
            expect(reading.reading.observerId).toBe(observer);
            expect(
              Object.keys(reading.reading.entries).every((key) =>
                targets.some((one) => targetKey(one) === key),
              ),
            ).toBe(true);
          }
        }
      }),
      { numRuns: 25 },
    );
    // The secrets are really drawn and found, so their absence elsewhere means something.
    expect(ownSeen).toBeGreaterThan(10);
  }, 240_000);
});

import type { Reading } from '../domain/reading/reading';
import { targetKey } from '../domain/reading/roi';
import type { Protocol } from '../domain/study/protocol';
import { targetsOf } from '../domain/study/targets';
import { changedPlaces } from './changedPlaces';
import type { PanelChoice } from './panelChoice';

interface Measured {
  readonly roiCount: number;
  readonly pixelRules: readonly string[];
  readonly protocolVersions: readonly number[];
}

interface Kept {
  readonly readings: readonly Reading[];
  readonly observers: PanelChoice['observers'];
  /** ROIs of each version of the rule. */
  readonly versions: ReadonlyMap<string, number>;
  /** Signed readings of each version of the protocol. */
  readonly signedUnder: ReadonlyMap<number, number>;
}

const kept = new WeakMap<Protocol, Kept>();

/**
 * How many signed ROIs of the first round stand behind the choice's observers, and the versions of the rule that measured them.
 * After a few changed readings only these are counted anew.
 */
export function measuredBy(
  readings: readonly Reading[],
  protocol: Protocol,
  observers: PanelChoice['observers'],
): Measured {
  const before = kept.get(protocol);
  const places =
    before && observerOf(before.observers) === observerOf(observers)
      ? changedPlaces(before.readings, readings)
      : undefined;
  const versions = new Map<string, number>(places && before ? before.versions : []);
  const signedUnder = new Map<number, number>(places && before ? before.signedUnder : []);
  const keys = targetsOf(protocol).map(targetKey);
  const readers = new Set<string>(protocol.observers.map(({ id }) => id));
  const add = (reading: Reading | undefined, sign: number): void => {
    if (!reading || !readers.has(reading.observerId) || !isCounted(reading, observers)) return;
    const { protocolVersion } = reading;
    if (protocolVersion !== undefined) {
      signedUnder.set(protocolVersion, (signedUnder.get(protocolVersion) ?? 0) + sign);
    }
    for (const key of keys) {
      const entry = reading.entries[key];
      // What another rule measured stands in no table and is listed with its subject.
      if (entry?.kind !== 'roi' || entry.measurement.rule.id !== protocol.pixelRule) continue;
      const { version } = entry.measurement.rule;
      versions.set(version, (versions.get(version) ?? 0) + sign);
    }
  };
  if (places && before) {
    for (const at of places) {
      add(before.readings[at], -1);
      add(readings[at], 1);
    }
  } else for (const reading of readings) add(reading, 1);
  kept.set(protocol, { readings, observers, versions, signedUnder });
  const present = [...versions].filter(([, count]) => count > 0);
  return {
    roiCount: present.reduce((sum, [, count]) => sum + count, 0),
    pixelRules: present.map(([version]) => `${protocol.pixelRule} ${version}`).sort(),
    protocolVersions: [...signedUnder]
      .flatMap(([version, count]) => (count > 0 ? [version] : []))
      .sort((a, b) => a - b),
  };
}

function observerOf(observers: PanelChoice['observers']): string | undefined {
  return observers.kind === 'one' ? observers.observerId : undefined;
}

function isCounted({ state, round, observerId }: Reading, observers: PanelChoice['observers']): boolean {
  return state === 'signed' && round === 1 && (observerOf(observers) ?? observerId) === observerId;
}

import { describe, expect, it } from 'vitest';
import { panelAnalyses } from '../../../src/analysis/panelAnalyses';
import { type PanelChoice, studyChoice } from '../../../src/analysis/panelChoice';
import { type StudyData, studyResults } from '../../../src/analysis/studyResults';
import { observerId } from '../../../src/domain/ids';
import type { Reading } from '../../../src/domain/reading/reading';
import { panelStudyOfSize } from '../../support/panelStudyOfSize';

/** The reading with every area and mean a little larger; how much depends on the reading's place. */
function larger(reading: Reading, by: number): Reading {
  const entries = Object.entries(reading.entries).map(([key, entry]) => {
    if (entry.kind !== 'roi') return [key, entry] as const;
    const { area, signal } = entry.measurement;
    if (area.kind !== 'known' || signal.kind !== 'known' || !signal.displayed) return [key, entry] as const;
    const measurement = {
      ...entry.measurement,
      area: { ...area, grossMm2: area.grossMm2 * by, netMm2: area.netMm2 * by },
      signal: { ...signal, displayed: { ...signal.displayed, mean: signal.displayed.mean * by } },
    };
    return [key, { ...entry, measurement }] as const;
  });
  return { ...reading, entries: Object.fromEntries(entries) };
}

/** Changes the readings from one place on, so many of them. */
function changed(data: StudyData, from: number, count: number): StudyData {
  const readings = data.readings.map((reading, at) =>
    at >= from && at < from + count ? larger(reading, 1.01 + (at % 7) / 500) : reading,
  );
  return { ...data, readings };
}

/** Everything that is computed, as text: infinite and missing numbers included. */
function computed(data: StudyData, choice: PanelChoice): string {
  const results = studyResults(data, choice);
  if (!results.ok) throw new Error('Denied');
  return JSON.stringify([results.value, panelAnalyses(results.value)], (_, value) =>
    typeof value === 'number' && !Number.isFinite(value) ? String(value) : value,
  );
}

// The expectation is the same engine with nothing to remember: copies of all data are other objects.
describe('what is remembered from question to question', () => {
  it.each([
    ['few readings, then many, then few', [3, 150, 2]],
    ['exactly as many as are looked at one by one, and one more', [64, 65]],
  ] as const)('changes no number: %s', (_, counts) => {
    let data = panelStudyOfSize(90);
    const first = data.project.protocol.observers[0]?.id ?? observerId('none');
    const choices: readonly PanelChoice[] = [
      studyChoice,
      { ...studyChoice, observers: { kind: 'one', observerId: first } },
      { ...studyChoice, side: 'left', filters: [{ kind: 'sex', sex: 'female' }] },
    ];
    for (const choice of choices) computed(data, choice);
    let before = '';
    for (const count of counts) {
      data = changed(data, count % 11, count);
      for (const choice of choices) {
        const now = computed(data, choice);
        expect(now === computed(structuredClone(data), choice), `${count} readings`).toBe(true);
        if (choice !== studyChoice) continue;
        expect(now === before).toBe(false);
        before = now;
      }
    }
  });
});

import type { StudyData } from '../../src/analysis/studyResults';
import type { Reading, ReadingEntry } from '../../src/domain/reading/reading';
import { makePanelStudy } from './panelStudy';
import { makeProtocol } from './studyFixtures';

/**
 * The study of `panelRows` with observers who differ from subject to subject, and with fat, for figures: observer B is
 * besides 4 × ((7 i) mod 11 − 5) mm² and 3 × ((5 i) mod 7 − 3) a.u. above, i counting the subjects from 0; fat is a tenth of the
 * SI minus 20, in percent.
 */
export function makeFigureStudy(): StudyData {
  const study = makePanelStudy();
  const order = new Map(study.subjects.map(({ id }, index) => [id, index]));
  return {
    ...study,
    project: { ...study.project, protocol: makeProtocol({ fatMethod: { kind: 'otsu' } }) },
    readings: study.readings.map((reading) => withOwnValues(reading, order.get(reading.subjectId) ?? 0)),
  };
}

function withOwnValues(reading: Reading, index: number): Reading {
  const isB = reading.observerId === 'B';
  const csa = isB ? 4 * (((7 * index) % 11) - 5) : 0;
  const si = isB ? 3 * (((5 * index) % 7) - 3) : 0;
  const entries = Object.entries(reading.entries).map(([key, entry]) => [key, changed(entry, csa, si)]);
  return { ...reading, entries: Object.fromEntries(entries) };
}

function changed(entry: ReadingEntry, csa: number, si: number): ReadingEntry {
  if (entry.kind !== 'roi') return entry;
  const { area, signal } = entry.measurement;
  if (area.kind !== 'known' || signal.kind !== 'known') throw new Error('not measured');
  const { displayed } = signal;
  if (!displayed) throw new Error('no displayed values');
  const mean = displayed.mean + si;
  const grossMm2 = area.grossMm2 + csa;
  const fatPercent = mean / 10 - 20;
  return {
    ...entry,
    measurement: {
      ...entry.measurement,
      area: { ...area, grossMm2, netMm2: area.netMm2 + csa },
      signal: {
        ...signal,
        displayed: { ...displayed, mean },
        stored: { ...displayed, mean },
      },
      fat: {
        kind: 'known',
        method: { kind: 'otsu' },
        valueKind: 'displayed',
        threshold: 500,
        pixelCount: 1000,
        fatPixelCount: Math.round(10 * fatPercent),
        mixedPixelCount: 0,
        fatPercent,
        leanAreaMm2: grossMm2 * (1 - fatPercent / 100),
        fatAreaMm2: (grossMm2 * fatPercent) / 100,
      },
    },
  };
}

import type { PanelChoice } from '../../src/analysis/panelChoice';
import { observerId } from '../../src/domain/ids';

/** Choices of the panel under which "how" is asked, of the study of `panelRows`. */
export const panelChoices: Readonly<Record<string, Partial<PanelChoice>>> = {
  'the study’s own choice': {},
  'tests fixed in advance': { preset: 'fixed-in-advance' },
  'the left side alone': { side: 'left' },
  'one observer alone': { observers: { kind: 'one', observerId: observerId('A') } },
  'groups by region': { grouping: { kind: 'region' } },
  'groups by region, fixed in advance': { grouping: { kind: 'region' }, preset: 'fixed-in-advance' },
  'groups divided at a BMI': {
    grouping: { kind: 'threshold', of: { kind: 'baseline', variable: 'bmiKgPerM2' }, threshold: 22.5 },
  },
  'a range of T-scores, without two subjects': {
    filters: [
      { kind: 'range', of: { kind: 'baseline', variable: 'bmdTScore' }, from: -3.5 },
      { kind: 'without', codes: ['S1', 'S12'] },
    ],
  },
  'subjects of two regions': { filters: [{ kind: 'region', regions: ['T11-L2', 'L3-L5'] }] },
};

import { describe, expect, it } from 'vitest';
import { ADAPTERS } from '../../reference/support/statisticsAdapters';
import { differences, unknownNames } from '../../reference/support/statisticsCompare';
import { KNOWN_FIELDS } from '../../reference/support/statisticsKnownFields';

describe('the reference suite', () => {
  it('fails on a test that it does not know', () => {
    expect(unknownNames('mood', { x: [1] }, { p: 1 })).toEqual(['no such test: mood']);
  });

  it('fails on an expected field that it does not know, also inside an object, also null, also beside an error', () => {
    expect(unknownNames('shapiro', { x: [1] }, { W: 1, skew: 2 })).toHaveLength(1);
    expect(unknownNames('shapiro', { x: [1] }, { error: 'few', skew: null })).toHaveLength(1);
    expect(unknownNames('levene', { groups: [] }, { mean: { F: 1, eta: 2 } })).toHaveLength(1);
  });

  it('fails on an input field that it would not read', () => {
    expect(unknownNames('t_student', { x: [], y: [], confidence: 0.9 }, { t: 1 })).toHaveLength(1);
  });

  it('fails on a value that is off by 1e-8 and on an error that was expected or was not', () => {
    expect(differences('t_student', { t: 1 }, { t: 1 + 1e-8 })).toHaveLength(1);
    expect(differences('t_student', { error: 'constant' }, { t: 1 })).toHaveLength(1);
    expect(differences('t_student', { t: 1 }, { error: 'zero-variance' })).toHaveLength(1);
  });

  it('has an adapter for each test of its list and a list for each adapter', () => {
    expect([...ADAPTERS.keys()].sort()).toEqual([...KNOWN_FIELDS.keys()].sort());
  });
});

import { describe, expect, it } from 'vitest';
import { studyResults } from '../../../../src/analysis/studyResults';
import { tablesOf } from '../../../../src/ui/results/resultsText';
import { makeStudy } from '../../../support/fixtureStudy';
import { makeProject, makeProtocol } from '../../../support/studyFixtures';

function tables(overrides: Parameters<typeof makeProtocol>[0]) {
  const project = makeProject({ protocol: makeProtocol(overrides) });
  const results = studyResults({ ...makeStudy(), project });
  if (!results.ok) throw new Error(results.error.kind);
  return tablesOf(results.value);
}

describe('The tables of a study', () => {
  it('are the four usual ones, and further ones where the protocol asks for them', () => {
    expect(tables({})).toEqual(['table-one', 'table-two', 'correlation', 'agreement']);
    expect(tables({ references: ['csf'], fatMethod: { kind: 'otsu' } })).toEqual([
      'table-one',
      'table-two',
      'normalised',
      'fat',
      'correlation',
      'agreement',
    ]);
  });

  it('have no normalised signal by the lean-muscle sample, which gives a threshold', () => {
    expect(tables({ references: ['lean-muscle'] })).not.toContain('normalised');
  });
});

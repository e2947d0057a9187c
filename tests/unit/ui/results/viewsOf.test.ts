import { describe, expect, it } from 'vitest';
import { studyResults } from '../../../../src/analysis/studyResults';
import { viewsOf } from '../../../../src/ui/results/viewsOf';
import { makeStudy } from '../../../support/fixtureStudy';
import { makeProject, makeProtocol } from '../../../support/studyFixtures';

function views(overrides: Parameters<typeof makeProtocol>[0]): readonly string[] {
  const project = makeProject({ protocol: makeProtocol(overrides) });
  const results = studyResults({ ...makeStudy(), project });
  if (!results.ok) throw new Error(results.error.kind);
  return viewsOf(results.value)
    .filter(({ group }) => group === 'tables')
    .map(({ id }) => id);
}

describe('The tables of a study', () => {
  it('are the usual ones, and further ones where the protocol asks for them', () => {
    expect(views({})).toEqual(['table-one', 'table-two', 'paired', 'correlation', 'agreement']);
    expect(views({ references: ['csf'], fatMethod: { kind: 'otsu' } })).toEqual([
      'table-one',
      'table-two',
      'paired',
      'normalised',
      'fat',
      'correlation',
      'agreement',
    ]);
  });

  it('have no normalised signal by the lean-muscle sample, which gives a threshold', () => {
    expect(views({ references: ['lean-muscle'] })).not.toContain('normalised');
  });
});

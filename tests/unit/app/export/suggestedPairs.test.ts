import { expect, it } from 'vitest';
import { suggestedPairs } from '../../../../src/app/export/suggestedPairs';
import { subjectId } from '../../../../src/domain/ids';

type Given = Parameters<typeof suggestedPairs>[0];

/** Two groups with the changes of their subjects, by code; nothing else of results is looked at. */
function results(changes: Readonly<Record<'x' | 'y', readonly number[]>>): Given {
  const values = Object.fromEntries(
    Object.entries(changes).map(([group, list]) => [
      group,
      list.map((value, at) => ({ subjectId: `${group}${at}`, code: `${group}${at}`, value })),
    ]),
  );
  const ids = Object.values(values).flatMap((list) => list.map((one) => one.subjectId));
  const given = {
    flow: { groups: ['x', 'y'], analysed: ids.map((id) => ({ subject: { id: subjectId(id) } })) },
    tableTwo: [
      { quantity: 'csaMm2', phase: 'preop', values: {} },
      { quantity: 'csaMm2', phase: 'changePercent', values },
    ],
  };
  // Only these fields are read.
  return given as unknown as Given;
}

it('each group gives the subject whose change of CSA is nearest to its median', () => {
  // Medians by hand: of -9, -1, -5 it is -5; of 0, 10, 2, 4 it is 3, and 2 and 4 are as near: the first by code.
  expect(suggestedPairs(results({ x: [-9, -1, -5], y: [0, 10, 2, 4] }))).toEqual(['x2', 'y2']);
});

it('a group without values gives nobody', () => {
  expect(suggestedPairs(results({ x: [], y: [3] }))).toEqual(['y0']);
});

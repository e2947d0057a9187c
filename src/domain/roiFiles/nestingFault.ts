import type { RoiFileRefusal } from './foreignRoi';
import type { NestingProblem } from './nestRings';

/** Why rings are not one outline, as a refusal of their file. */
export function nestingFault(problem: NestingProblem): Pick<RoiFileRefusal, 'kind' | 'detail'> {
  switch (problem.kind) {
    case 'several-parts':
      return { kind: 'several-parts', detail: `${problem.parts} parts` };
    case 'nothing-inside':
      return { kind: 'nothing-inside', detail: '' };
    case 'island-in-hole':
    case 'parts-cross':
      return {
        kind: problem.kind,
        detail: `at ${problem.atPx.map((value) => value.toFixed(1)).join(', ')} px`,
      };
  }
}

import { targetKey } from '../reading/roi';
import { type AgreementCase, agreementCases, type CasesInput } from './agreementCase';
import type { CaseFacts } from './caseFacts';

/** The cases of `agreementCases` in numbers, one at a time. */
export function* caseFactsOf(input: CasesInput): Generator<CaseFacts> {
  for (const one of agreementCases(input)) yield factsOf(one);
}

function factsOf({ subjectId, code, isTraining, target, pair, csaMm2, si }: AgreementCase): CaseFacts {
  const common = { subjectId, code, isTraining, target, targetKey: targetKey(target), csaMm2, si };
  if (pair.kind === 'both') {
    const { overlap, outlines } = pair;
    const images = [outlines[0].roi.image, outlines[1].roi.image] as const;
    if (overlap.kind === 'other-slice') return { ...common, images, pair: { kind: 'other-slice' } };
    const { dice, distance } = overlap;
    return {
      ...common,
      images,
      pair: { kind: 'same-slice', dice, meanMm: distance?.meanMm, percentile95Mm: distance?.percentile95Mm },
    };
  }
  if (pair.kind === 'one-cannot') {
    const { who, reason, outline } = pair;
    const { image } = outline.roi;
    return {
      ...common,
      images: who === 0 ? [undefined, image] : [image, undefined],
      pair: { kind: 'one-cannot', who, reason },
    };
  }
  return { ...common, images: [undefined, undefined], pair: { kind: 'neither', reasons: pair.reasons } };
}

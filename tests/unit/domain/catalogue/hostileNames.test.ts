import { expect, it } from 'vitest';
import { contrastEnhancement } from '../../../../src/domain/catalogue/contrastEnhancement';
import { dixonImage } from '../../../../src/domain/catalogue/dixonImage';
import { fatSuppression } from '../../../../src/domain/catalogue/fatSuppression';
import { seriesRejection } from '../../../../src/domain/catalogue/seriesRejection';
import { makeHeader } from './makeHeader';

const parts = ['t2', 'tse', 'fs', 'ax', 'no ', 'w ', 'fat ', 'dixon ', '+', 'sat', 'подавл ', 'ß', '脂', ' '];

it.each(parts)('a description of 200,000 letters of "%s" is read without hanging', (part) => {
  const header = makeHeader({ seriesDescription: part.repeat(200_000), protocolName: part.repeat(200_000) });
  // A hang would end this by the runner's own limit; what is found does not matter.
  const found = [
    fatSuppression(header),
    contrastEnhancement(header),
    dixonImage(header),
    seriesRejection(header),
  ];
  expect(found).toHaveLength(4);
});

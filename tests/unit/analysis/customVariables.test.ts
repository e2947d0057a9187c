import { describe, expect, it } from 'vitest';
import { adjustedComparison } from '../../../src/analysis/adjustedComparison';
import { refractureModel } from '../../../src/analysis/refractureModel';
import { studyResults } from '../../../src/analysis/studyResults';
import type { StudyVariable } from '../../../src/analysis/studyVariable';
import type { Result } from '../../../src/base/result';
import type { CustomCategory, CustomNumber, CustomValues } from '../../../src/domain/study/customCovariate';
import { makePanelStudy } from '../../support/panelStudy';

/*
 * Covariates that the user added, in models. Expected values: R 4.2.2 on the columns of `panelRows` (g, csa0, csa1) with
 * i <- 1:36; cement <- 3 + ((7 * i) %% 11) / 4; cement[5] <- NA
 * smoke <- c("Never", "Former", "Now")[(i %/% 2) %% 3 + 1]; smoke[8] <- NA
 */
const cement: CustomNumber = { id: 'c', name: 'Bone cement', kind: 'number', unit: 'mL' };
const smoking: CustomCategory = {
  id: 's',
  name: 'Smoking',
  kind: 'category',
  categories: ['Now', 'Never', 'Former', 'Pipe "now"'].map((name) => ({ id: `id of ${name}`, name })),
};

function valuesOf(i: number): CustomValues {
  const smoke = ['Never', 'Former', 'Now'][Math.floor(i / 2) % 3];
  return {
    ...(i !== 5 && { c: { kind: 'number' as const, number: 3 + ((7 * i) % 11) / 4 } }),
    ...(i !== 8 && { s: { kind: 'category' as const, categoryId: `id of ${smoke}` } }),
  };
}

function value<T, E>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

function analysedOf() {
  const study = makePanelStudy();
  const subjects = study.subjects.map((subject, at) => ({
    ...subject,
    covariates: { ...subject.covariates, custom: valuesOf(at + 1) },
  }));
  return value(studyResults({ ...study, subjects })).flow.analysed;
}

const analysed = analysedOf();
const measure = { siteId: 'fractured-level', muscleId: 'mf-es', side: 'mean', quantity: 'csaMm2' } as const;
const number: StudyVariable = { kind: 'custom', covariate: cement };

describe('a covariate that the user added, in a model', () => {
  it('adjusts an ANCOVA: a number as it is, a category by its first answer that somebody has', () => {
    // m <- lm(csa1 ~ g + csa0 + cement + factor(smoke, c("Now", "Never", "Former"))); summary(m)
    const { outcome, nUsed, dropped } = adjustedComparison(analysed, measure, [
      { kind: 'custom', covariate: cement },
      { kind: 'custom', covariate: smoking },
    ]);
    const model = value(outcome);
    expect(model.difference.estimate).toBeCloseTo(-108.6924025769753, 9);
    expect(model.difference.p).toBeCloseTo(0.0098510467737094286, 12);
    expect(model.df).toBe(28);
    const slopes = [0.937927438622279, 12.4700613367738, -11.4259452512838, -11.942857861969955];
    for (const [at, { slope }] of model.terms.entries()) {
      expect(slope.estimate).toBeCloseTo(slopes[at] ?? Number.NaN, 9);
    }
    expect(model.terms).toHaveLength(4);
    expect(model.terms.map(({ category }) => category)).toEqual([
      undefined,
      undefined,
      { name: 'Never', comparedWith: 'Now' },
      { name: 'Former', comparedWith: 'Now' },
    ]);
    expect(nUsed).toBe(34);
    expect(dropped.map(({ code }) => code)).toEqual(['S5', 'S8']);
  });

  it('stands in a logistic model, which then claims no prediction', () => {
    // m <- glm(g ~ cement, binomial, control = list(epsilon = 1e-16, maxit = 100)); summary(m); exp(coef(m))
    const model = refractureModel(analysed, [number]);
    expect([model.method, model.nUsed, model.wording]).toEqual(['logistic', 35, 'is-associated']);
    const [term] = value(model.fit).terms;
    expect(term?.estimate).toBeCloseTo(-0.037439905586667911, 11);
    expect(term?.p).toBeCloseTo(0.93354175295998565, 11);
    expect(term?.oddsRatio).toBeCloseTo(Math.exp(-0.037439905586667911), 11);
  });
});

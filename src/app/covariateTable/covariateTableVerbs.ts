import { laterPart } from '../../base/laterPart';
import { type AppContext, openProjectOf } from '../context';
import { sayNotLoaded } from '../sayNotLoaded';
import type { CovariatesChanged } from './changeCovariates';
import type { CovariateAct } from './covariateAct';
import { covariateHistory } from './covariateHistory';
import type { TableFormats } from './tablePort';

const part = laterPart(() => import('./covariateActs'));

const nothing: CovariatesChanged = { values: 0, subjects: 0, kept: 0 };

/** The verbs of the table of covariates. What does them loads with the first that is asked for. */
export function covariateTableVerbs(context: AppContext) {
  const change = async (
    does: (acts: Awaited<ReturnType<typeof part.load>>) => Promise<CovariatesChanged>,
  ): Promise<CovariatesChanged> => {
    let changed = nothing;
    await sayNotLoaded(context, async () => {
      changed = await does(await part.load());
    });
    // Other scans may be needed now.
    if (changed.subjects > 0) void context.project.loaded()?.keepCopies(context);
    return changed;
  };
  return {
    changeCovariates: (act: CovariateAct) => change((acts) => acts.changeCovariates(context, act)),
    undoCovariates: () => change((acts) => acts.undoCovariates(context)),
    redoCovariates: () => change((acts) => acts.redoCovariates(context)),
    /** The acts that can be undone and done again: newest last. */
    covariateHistory: () => covariateHistory(context),
    tableFormats: (): Promise<TableFormats> => context.ports.tables.load(),
    importSubjects: async () => (await part.load()).importSubjects(openProjectOf(context)),
    saveCovariates: (what: 'values' | 'template') =>
      sayNotLoaded(context, async () => (await part.load()).saveCovariates(context, what)),
    /** An id for a covariate that an import would add. */
    newCovariateId: () => context.ports.clock.newId(),
    /** The day it is, UTC. */
    today: () => context.ports.clock.nowUtc().slice(0, 10),
  };
}

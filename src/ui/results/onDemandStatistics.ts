/*
 * Numbers that the page makes itself, of what somebody looks at: they bring a part of the statistics here. Everything
 * else of the Results screen is computed in a worker.
 */
export { valueDistributions } from '../../analysis/valueDistribution';
export { effectSizeLines } from '../../report/models/effectSizeLines';
export { rocComparisonModel } from '../../report/models/rocComparisonModel';

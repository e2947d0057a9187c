/* The views of the models: one part of the program. */
export { AncovaView } from './AncovaView';
export { LogisticView } from './LogisticView';
export { RocView } from './RocView';

export { addFromArchive, goOnFromArchive } from './addFromArchive';
export { connectArchive, disconnectArchive, stopConnecting } from './connection';
export {
  cancelArchiveSearch,
  forgetArchiveSearch,
  moreOfArchive,
  searchArchive,
} from './searchArchive';

export { checkPrinted, readLog } from '../log/readLog';
export { saveLog } from '../log/saveLog';
export { readConflicts, settleConflict } from './conflicts';
export { dismissIncoming, offerBundles, takeInBundles } from './incoming';
export { kitOffers } from './kitOffers';
export { ownReadings } from './ownReadings';
export { saveProjectBundle, saveReturn } from './saveBundles';

import type { KitPort } from '../../src/app/kits/kitPort';
import { nodeCodecs } from '../../src/io/dicom/codecs/nodeCodecs';
import { cleanKitImage } from '../../src/io/kits/cleanKitImage';
import { startKitFile } from '../../src/io/kits/startKitFile';
import { bytesOfMemoryFile } from './bytesImages';

const codecs = nodeCodecs();

/** The product's own cleaning and writing of kits, over files of a test and without a worker. */
export const memoryKits: KitPort = {
  clean: ({ path }, order) => cleanKitImage(bytesOfMemoryFile(path), order, codecs),
  startFile: async () => startKitFile(),
  end: () => undefined,
};

import { resolve } from 'node:path';

/** The built site that the tests serve themselves; MULTIFIDUS_DIST names another build than `dist`. */
export const builtSite = process.env['MULTIFIDUS_DIST'] ?? resolve(import.meta.dirname, '../../../dist');

import * as z from 'zod/mini';
import { parseIsoDate } from '../../domain/isoDate';

// Without this zod tries `new Function`, which the page's policy forbids and reports. Here, because every schema
// imports this module and none may be made before.
z.config({ jitless: true });

/** A calendar date that exists, `yyyy-mm-dd`. */
export const isoDate = z.string().check(z.refine((text) => parseIsoDate(text) === text, 'no date'));

/** A time that a screen can show. */
export const utc = z.string().check(z.refine((text) => !Number.isNaN(Date.parse(text)), 'no time'));

/** What names a record. */
export const id = z.string().check(z.minLength(1), z.maxLength(500));

/**
 * How often something was changed. Beyond any work of a person: a made-up highest count would stand above every later change
 * for ever. What others write may hold far less (`countsFault`), so that what is counted on from it still reads here.
 */
export const changes = z.int().check(z.nonnegative(), z.lte(100_000_000));

/** How often each device changed a record. */
export const clock = z.record(z.string().check(z.regex(/^[^_\p{Cc}][^\p{Cc}]{0,199}$/u)), changes);

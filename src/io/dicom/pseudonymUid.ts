import { sha256Hex } from './sha256Hex';

/**
 * A UID that stands for another: `2.25.` and a 128-bit number in decimal, PS3.5 B.2, from the SHA-256 of a project's secret text and
 * the UID. The same in one project, unrelated between projects.
 */
export function pseudonymUid(projectText: string, uid: string): string {
  const digest = sha256Hex(new TextEncoder().encode(`${projectText}|${uid}`));
  return `2.25.${BigInt(`0x${digest.slice(0, 32)}`).toString()}`;
}

/** Seed of the demo study: every browser makes the same 92 subjects from it. */
export const demoSeed = 20210804;

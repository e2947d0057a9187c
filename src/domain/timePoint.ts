/** When a scan was taken. Version 1 has exactly two. */
export type TimePoint = 'preop' | 'followUp';

/** Both time points, in the order in which every screen, table and file shows them. */
export const timePoints: readonly TimePoint[] = ['preop', 'followUp'];

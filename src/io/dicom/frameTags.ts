import type { TagSource } from './tagSource';
import { elementOf, readItems } from './tagSource';
import type { TagName } from './tags';

/** Where the values of one frame are found: its own functional groups, the shared ones, the data set. */
export interface FrameTags {
  readonly dataSet: TagSource;
  readonly shared: TagSource | undefined;
  readonly own: TagSource | undefined;
  /** The source that holds `tag` for this frame; the data set when none does. */
  readonly find: (group: TagName, tag: TagName) => TagSource;
  /** True when the value belongs to this frame or is stated as shared by all. */
  readonly isInGroups: (group: TagName, tag: TagName) => boolean;
}

/** One entry per frame. Single-frame images have no functional groups: everything is found in the data set. */
export function frameTagsOf(dataSet: TagSource, frames: number): readonly FrameTags[] {
  const shared = readItems(dataSet, 'SharedFunctionalGroupsSequence')[0];
  const perFrame = readItems(dataSet, 'PerFrameFunctionalGroupsSequence');
  if (perFrame.length > 0 && perFrame.length !== frames) {
    const text = `${perFrame.length} frames are described, ${frames} are stated`;
    dataSet.sink.warn('frame-count', 'PerFrameFunctionalGroupsSequence (5200,9230)', text);
  }
  return Array.from({ length: frames }, (_, frame) => {
    const own = perFrame[frame];
    const inGroups = (group: TagName, tag: TagName) => {
      for (const level of [own, shared]) {
        if (level === undefined) continue;
        const item = readItems(level, group)[0];
        if (item !== undefined && elementOf(item, tag) !== undefined) return item;
      }
      return undefined;
    };
    return {
      dataSet,
      shared,
      own,
      find: (group, tag) => inGroups(group, tag) ?? dataSet,
      isInGroups: (group, tag) => inGroups(group, tag) !== undefined,
    };
  });
}

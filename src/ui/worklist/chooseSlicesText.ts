/** Words about the choice of slices for all observers. */
export const chooseSlicesText = {
  act: 'Choose slices',
  count: (chosen: number, all: number) => `${chosen} of ${all}`,
} as const;

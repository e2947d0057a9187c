/** Words of the list of copies of images on the start screen. */
export const copyUseText = {
  title: 'Copies of images',
  remove: 'Remove…',
  removeLabel: (title: string) => `Remove the copies of ${title}`,
  question: 'Its images then need their folder again. Readings stay.',
  confirm: 'Remove the copies',
} as const;

/** Words of the reviewer's page that are not of the page itself. */
export const reviewerText = {
  title: 'Reviewer’s page',
  caption: 'What referees ask, answered from the project',
  aside: 'Contents and computation',
  contents: 'Contents',
  saveHtml: 'Save as HTML',
  saveMarkdown: 'Save as Markdown',
  print: 'Print',
  conclusions: 'Conclusions under other choices',
  outcome: (done: number, total: number) => `${done} of ${total} outcomes`,
  choices: (done: number, total: number) => (total === 0 ? '' : `, ${done} of ${total} choices`),
  stop: 'Stop',
  stopped: (done: number, total: number) =>
    `Stopped after ${done} of ${total} outcomes. The page says which are missing.`,
  goOn: 'Go on',
  done: 'All computed.',
  notOwn: 'This is not the study’s own analysis, and the page says so.',
  showOwn: 'Show the study’s own',
  notLoaded: (message: string) => `How the readings were done could not be loaded. ${message}`,
  checklist: { author: 'for the author' },
} as const;

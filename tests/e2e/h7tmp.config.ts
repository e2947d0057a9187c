import base from './playwright.config';
const { webServer, ...rest } = base as any;
export default { ...rest, testDir: '/work/main/tests/e2e', outputDir: '/tmp/h7-results', reporter: [['list']] };
